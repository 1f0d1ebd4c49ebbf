# A chemical clock. Truth: Radau.
# laws: autonomous
# bound: 1e-6
oregonator <- function() {
  ini({ ts <- 2; tq <- 0.08; teps <- 0.1; eta.s ~ 0.0001 })
  model({
    s <- ts * exp(eta.s)
    d/dt(x) <- (x * (1 - x) - s / 2 * z * (x - tq) / (x + tq)) / teps
    d/dt(z) <- x - z
    x(0) <- 0.2
    z(0) <- 0.2
  })
}
