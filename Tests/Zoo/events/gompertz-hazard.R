# Hazard that grows exponentially. Truth: closed formula.
gompertz_hazard <- function() {
  ini({ th <- 0.01; tg <- 0.05; eta.h ~ 0.04; eta.g ~ 0.01 })
  model({
    hazard <- th * exp(eta.h) * exp(tg * exp(eta.g) * t)
    d/dt(cumhaz) <- hazard
    survival <- exp(-cumhaz)
  })
}
