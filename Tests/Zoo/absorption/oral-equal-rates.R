# Absorption exactly as fast as elimination. Truth: the formula dose k t exp(-k t).
# laws: linear, autonomous, steady
oral_equal_rates <- function() {
  ini({ tk <- 0.3; tv <- 20; eta.k ~ 0.09 })
  model({
    k <- tk * exp(eta.k)
    d/dt(depot) <- -k * depot
    d/dt(central) <- k * depot - k * central
    Cc <- central / tv
  })
}
