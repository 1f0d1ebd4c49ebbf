# Gompertz growth. Truth: closed formula.
# laws: autonomous
gompertz <- function() {
  ini({ tl <- 0.06; tk <- 500; ts <- 5; eta.l ~ 0.04; eta.s ~ 0.09 })
  model({
    d/dt(size) <- tl * exp(eta.l) * size * log(tk / size)
    size(0) <- ts * exp(eta.s)
  })
}
