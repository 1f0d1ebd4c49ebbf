# A receptor drives two kinases and a gene whose product inhibits the first. Truth: DOP853.
# laws: autonomous
signal_cascade <- function() {
  ini({ tbind <- 0.9; tact <- 2.5; tback <- 1.2; tki <- 0.4; tcl <- 0.12; eta.act ~ 0.04; eta.ki ~ 0.09 })
  model({
    brake <- 1 / (1 + (protein / (tki * exp(eta.ki)))^2)
    d/dt(drug) <- -tcl * drug
    d/dt(receptor) <- tbind * drug / (10 + drug) * (1 - receptor) - 0.5 * receptor
    d/dt(first) <- tact * exp(eta.act) * receptor * brake * (1 - first) - tback * first
    d/dt(second) <- 1.8 * first * (1 - second) / (0.3 + 1 - second) - 0.9 * second / (0.3 + second)
    d/dt(message) <- 0.6 * second^2 / (0.09 + second^2) - 0.4 * message
    d/dt(protein) <- 0.5 * message - 0.2 * protein
  })
}
