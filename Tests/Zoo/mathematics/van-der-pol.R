# An oscillator with damping that changes its sign. Truth: DOP853.
# laws: autonomous
van_der_pol <- function() {
  ini({ tmu <- 1.5; eta.mu ~ 0.01 })
  model({
    d/dt(x) <- y
    d/dt(y) <- tmu * exp(eta.mu) * (1 - x^2) * y - x
    x(0) <- 2
  })
}
