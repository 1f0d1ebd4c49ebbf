# Seizures that come back: expected number and probability of none so far. Truth: DOP853.
# laws: autonomous
recurrent <- function() {
  ini({ tbase <- 0.12; temax <- 0.8; tec50 <- 1.1; tk <- 0.1; eta.frailty ~ 0.25; eta.ec50 ~ 0.09 })
  model({
    Cc <- drug / 15
    hazard <- tbase * exp(eta.frailty) * (1 - temax * Cc / (tec50 * exp(eta.ec50) + Cc))
    d/dt(drug) <- -tk * drug
    d/dt(expected) <- hazard
    none <- exp(-expected)
    several <- 1 - exp(-expected) * (1 + expected)
  })
}
