# Logistic growth. Truth: closed formula.
# laws: autonomous
logistic <- function() {
  ini({ tl <- 0.15; tk <- 500; ts <- 5; eta.l ~ 0.04; eta.s ~ 0.09 })
  model({
    d/dt(size) <- tl * exp(eta.l) * size * (1 - size / tk)
    size(0) <- ts * exp(eta.s)
  })
}
