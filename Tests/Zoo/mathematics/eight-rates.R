# Eight decays from slow to fast. Truth: exponentials.
# laws: linear, autonomous
eight_rates <- function() {
  ini({ tk <- 0.01; eta.k ~ 0.04 })
  model({
    k <- tk * exp(eta.k)
    d/dt(a1) <- -k * a1
    d/dt(a2) <- -3 * k * a2
    d/dt(a3) <- -9 * k * a3
    d/dt(a4) <- -27 * k * a4
    d/dt(a5) <- -81 * k * a5
    d/dt(a6) <- -243 * k * a6
    d/dt(a7) <- -729 * k * a7
    d/dt(a8) <- -2187 * k * a8
    total <- a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8
  })
}
