# The absorption rate constant grows with time. Truth: DOP853.
# laws: linear
weibull_input <- function() {
  ini({ tb <- 1.6; ta <- 0.3; tk <- 0.2; eta.k ~ 0.09; eta.a ~ 0.04 })
  model({
    ka <- ta * exp(eta.a) * tb * (t + 0.01)^(tb - 1)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - tk * exp(eta.k) * central
    Cc <- central / 25
  })
}
