# Virus decays in two phases under a drug of constant efficacy. Truth: closed formula.
# laws: autonomous
hepatitis <- function() {
  ini({ teff <- 0.95; tdelta <- 0.01; tc <- 0.25; eta.delta ~ 0.04; eta.c ~ 0.04 })
  model({
    delta <- tdelta * exp(eta.delta)
    c <- tc * exp(eta.c)
    d/dt(infected) <- 0 - delta * infected
    d/dt(virus) <- (1 - teff) * tc * infected - c * virus
    infected(0) <- 100
    virus(0) <- 100
  })
}
