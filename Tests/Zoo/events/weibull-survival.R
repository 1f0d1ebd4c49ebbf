# Survival by an integrated Weibull hazard. Truth: closed formula.
weibull_survival <- function() {
  ini({ ts <- 40; tb <- 2; eta.s ~ 0.04; eta.b ~ 0.01 })
  model({
    scale <- ts * exp(eta.s)
    b <- tb * exp(eta.b)
    d/dt(cumhaz) <- b / scale * ((t + 1) / scale)^(b - 1)
    survival <- exp(-cumhaz)
  })
}
