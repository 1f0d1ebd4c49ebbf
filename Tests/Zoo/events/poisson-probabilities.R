# Probabilities of none, two and five events. Truth: closed formula.
# laws: autonomous
poisson_probabilities <- function() {
  ini({ tl <- 2; tk <- 0.1; eta.l ~ 0.04; eta.k ~ 0.04 })
  model({
    d/dt(central) <- -tk * exp(eta.k) * central
    lambda <- tl * exp(eta.l) * (1 + central / 50)
    none <- exp(-lambda)
    two <- exp(-lambda + 2 * log(lambda) - lfactorial(2))
    five <- exp(-lambda + 5 * log(lambda) - lfactorial(5))
  })
}
