# The drug destroys its target; both are produced or lost at first order. Truth: DOP853.
# laws: autonomous
irreversible <- function() {
  ini({ tk <- 0.1; tkin <- 2; tkout <- 0.05; tkinact <- 0.03; eta.k ~ 0.09; eta.kinact ~ 0.09 })
  model({
    d/dt(drug) <- -tk * exp(eta.k) * drug
    d/dt(enzyme) <- tkin - tkout * enzyme - tkinact * exp(eta.kinact) * drug * enzyme
    enzyme(0) <- tkin / tkout
  })
}
