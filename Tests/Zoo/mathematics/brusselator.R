# A chemical oscillator. Truth: DOP853.
# laws: autonomous
brusselator <- function() {
  ini({ ta <- 1; tb <- 2.7; eta.b ~ 0.01 })
  model({
    b <- tb * exp(eta.b)
    d/dt(x) <- ta + x^2 * y - (b + 1) * x
    d/dt(y) <- b * x - x^2 * y
    x(0) <- 1
    y(0) <- 1
  })
}
