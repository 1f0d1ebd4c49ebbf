# One dose record, its parts by two routes: f and lag of a depot under a direct part. Truth: matrix exponential.
# laws: linear, autonomous
split_dose <- function() {
  ini({ tka <- 0.6; tk <- 0.15; tf <- 0.7; tlag <- 0.5; eta.ka ~ 0.09; eta.lag ~ 0.04 })
  model({
    d/dt(mouth) <- -tka * exp(eta.ka) * mouth
    d/dt(central) <- tka * exp(eta.ka) * mouth - tk * central
    f(mouth) <- tf
    alag(mouth) <- tlag * exp(eta.lag)
    Cc <- central / 25
  })
}
