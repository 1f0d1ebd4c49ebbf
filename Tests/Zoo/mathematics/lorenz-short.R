# Chaos, over a time that does not show it. Truth: DOP853.
# laws: autonomous
lorenz_short <- function() {
  ini({ tr <- 28; eta.r ~ 0.0001 })
  model({
    d/dt(x) <- 10 * (y - x)
    d/dt(y) <- x * (tr * exp(eta.r) - z) - y
    d/dt(z) <- x * y - 8 / 3 * z
    x(0) <- 1
    y(0) <- 1
    z(0) <- 20
  })
}
