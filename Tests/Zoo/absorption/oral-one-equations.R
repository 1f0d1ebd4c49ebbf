# One compartment by mouth with everything lost collected. Truth: matrix exponential.
# laws: linear, autonomous, closed
oral_one_equations <- function() {
  ini({ tka <- 1.3; tk <- 0.125; eta.ka ~ 0.25; eta.k ~ 0.09 })
  model({
    ka <- tka * exp(eta.ka)
    k <- tk * exp(eta.k)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - k * central
    d/dt(urine) <- k * central
    Cc <- central / 40
  })
}
