# A precursor pool runs dry under stimulation and rebounds. Truth: DOP853.
# laws: autonomous
precursor_tolerance <- function() {
  ini({ tk <- 0.2; tkin <- 4; tkp <- 0.1; tkout <- 0.5; temax <- 3; tec <- 1; eta.kp ~ 0.09; eta.emax ~ 0.09 })
  model({
    Cc <- central / 20
    release <- tkp * exp(eta.kp) * (1 + temax * exp(eta.emax) * Cc / (tec + Cc)) * pool
    d/dt(central) <- -tk * central
    d/dt(pool) <- tkin - release
    d/dt(effect) <- release - tkout * effect
    pool(0) <- tkin / (tkp * exp(eta.kp))
    effect(0) <- tkin / tkout
  })
}
