# Robertson's three reactions. Truth: Radau.
# laws: autonomous
# bound: 1e-6
robertson <- function() {
  ini({ tk1 <- 0.04; eta.k1 ~ 0.01 })
  model({
    d/dt(a) <- -tk1 * exp(eta.k1) * a + 1e4 * b * c
    d/dt(b) <- tk1 * exp(eta.k1) * a - 1e4 * b * c - 3e7 * b^2
    d/dt(c) <- 3e7 * b^2
    a(0) <- 1
  })
}
