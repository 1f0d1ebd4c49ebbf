# Target cells, infected cells, virus, under a drug. Truth: Radau.
# laws: autonomous
hiv <- function() {
  ini({ tlam <- 4; td <- 0.01; tbeta <- 0.001; tdelta <- 0.5; tp <- 60; tcl <- 10; tic <- 0.5; eta.beta ~ 0.01; eta.ic ~ 0.04 })
  model({
    block <- central / (central + tic * exp(eta.ic))
    infection <- tbeta * exp(eta.beta) * (1 - block) * healthy * virus
    d/dt(central) <- -0.2 * central
    d/dt(healthy) <- tlam - td * healthy - infection
    d/dt(infected) <- infection - tdelta * infected
    d/dt(virus) <- tp * infected - tcl * virus
    healthy(0) <- 150
    infected(0) <- 5
    virus(0) <- 30
  })
}
