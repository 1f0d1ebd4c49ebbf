# Half of the dose enters at zero order, half through a depot. Truth: matrix exponential.
# laws: linear, autonomous
zero_and_first_order <- function() {
  ini({ tka <- 0.7; tk <- 0.2; td <- 3.5; tf <- 0.4; eta.d ~ 0.04; eta.ka ~ 0.09 })
  model({
    d/dt(depot) <- -tka * exp(eta.ka) * depot
    d/dt(central) <- tka * exp(eta.ka) * depot - tk * central
    f(depot) <- tf
    f(central) <- 1 - tf
    dur(central) <- td * exp(eta.d)
    Cc <- central / 25
  })
}
