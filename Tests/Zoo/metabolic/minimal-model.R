# Glucose, remote insulin and insulin after a glucose load. Truth: DOP853.
# laws: autonomous
minimal_model <- function() {
  ini({ tp1 <- 1.7; tp2 <- 1.5; tp3 <- 0.01; tn <- 8; tgam <- 0.3; tgb <- 90; tib <- 8; eta.p3 ~ 0.04; eta.gam ~ 0.04 })
  model({
    over <- max(glucose - tgb, 0)
    d/dt(glucose) <- -(tp1 + remote) * glucose + tp1 * tgb
    d/dt(remote) <- -tp2 * remote + tp3 * exp(eta.p3) * (insulin - tib)
    d/dt(insulin) <- -tn * (insulin - tib) + tgam * exp(eta.gam) * over
    glucose(0) <- tgb
    insulin(0) <- tib
  })
}
