# Indirect response IV. Truth: DOP853.
# laws: autonomous, steady
stimulates_loss <- function() {
  ini({ tk <- 0.2; tkin <- 9; tkout <- 0.3; temax <- 2.5; tec <- 1.2; eta.k ~ 0.09; eta.ec ~ 0.09 })
  model({
    Cc <- central / 20
    d/dt(central) <- -tk * exp(eta.k) * central
    d/dt(effect) <- tkin - tkout * (1 + temax * Cc / (tec * exp(eta.ec) + Cc)) * effect
    effect(0) <- tkin / tkout
  })
}
