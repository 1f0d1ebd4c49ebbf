# A linear oscillator: imaginary eigenvalues. Truth: cosine.
# laws: autonomous
harmonic <- function() {
  ini({ tw <- 1.3; eta.w ~ 0.01 })
  model({
    w <- tw * exp(eta.w)
    d/dt(x) <- w * y
    d/dt(y) <- -w * x
    x(0) <- 1
  })
}
