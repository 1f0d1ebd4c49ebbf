# A moderator follows the response and pulls it back. Truth: DOP853.
# laws: autonomous
moderator_rebound <- function() {
  ini({ tk <- 0.2; tkout <- 0.6; ttol <- 0.05; tic <- 1; eta.tol ~ 0.09; eta.k ~ 0.09 })
  model({
    Cc <- central / 20
    tol <- ttol * exp(eta.tol)
    d/dt(central) <- -tk * exp(eta.k) * central
    d/dt(effect) <- 10 * tkout * (1 - Cc / (tic + Cc)) * (20 / (10 + moderator)) - tkout * effect
    d/dt(moderator) <- tol * (effect - moderator)
    effect(0) <- 10
    moderator(0) <- 10
  })
}
