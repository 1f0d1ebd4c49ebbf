# Well or ill: transitions whose rates the drug changes; probabilities as states. Truth: DOP853.
# laws: autonomous
two_states <- function() {
  ini({ tfall <- 0.08; trise <- 0.05; tslope <- 0.9; tk <- 0.15; eta.fall ~ 0.09; eta.slope ~ 0.09 })
  model({
    Cc <- drug / 20
    falling <- tfall * exp(eta.fall) * exp(-tslope * exp(eta.slope) * Cc)
    d/dt(drug) <- -tk * drug
    d/dt(ill) <- falling * (1 - ill) - trise * ill
    ill(0) <- 0.1
    odds <- ill / (1 - ill)
  })
}
