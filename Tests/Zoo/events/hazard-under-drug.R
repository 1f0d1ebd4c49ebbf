# The drug lowers the hazard. Truth: DOP853.
# laws: autonomous
hazard_under_drug <- function() {
  ini({ tk <- 0.15; th <- 0.03; tic <- 1; eta.h ~ 0.04; eta.ic ~ 0.04 })
  model({
    Cc <- central / 20
    d/dt(central) <- -tk * central
    d/dt(cumhaz) <- th * exp(eta.h) * (1 - Cc / (Cc + tic * exp(eta.ic)))
    survival <- exp(-cumhaz)
  })
}
