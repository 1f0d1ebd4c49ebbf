# Steady state by mouth, two compartments. Truth: matrix exponential, 400 earlier doses.
# laws: linear, autonomous
steady_state_oral <- function() {
  ini({ tka <- 0.9; tk <- 0.25; tk12 <- 0.4; tk21 <- 0.2; eta.ka ~ 0.09; eta.k ~ 0.09 })
  model({
    ka <- tka * exp(eta.ka)
    k <- tk * exp(eta.k)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - (k + tk12) * central + tk21 * peripheral
    d/dt(peripheral) <- tk12 * central - tk21 * peripheral
    Cc <- central / 15
  })
}
