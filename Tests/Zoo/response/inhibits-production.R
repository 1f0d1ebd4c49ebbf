# Indirect response I. Truth: DOP853.
# laws: autonomous, steady
inhibits_production <- function() {
  ini({ tk <- 0.2; tkin <- 9; tkout <- 0.3; timax <- 0.9; tic <- 1.2; eta.k ~ 0.09; eta.ic ~ 0.09 })
  model({
    Cc <- central / 20
    d/dt(central) <- -tk * exp(eta.k) * central
    d/dt(effect) <- tkin * (1 - timax * Cc / (tic * exp(eta.ic) + Cc)) - tkout * effect
    effect(0) <- tkin / tkout
  })
}
