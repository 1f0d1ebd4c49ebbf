# A centre and three peripheral compartments of very different depth, infusions that overlap. Truth: matrix exponential.
# laws: linear, autonomous
four_compartments <- function() {
  ini({ tk <- 0.3; tk2 <- 4; tk3 <- 0.5; tk4 <- 0.03; eta.k ~ 0.09; eta.k4 ~ 0.09 })
  model({
    k4 <- tk4 * exp(eta.k4)
    d/dt(central) <- -(tk * exp(eta.k) + tk2 + tk3 + k4) * central + 2 * shallow + 0.1 * middle + 0.002 * deep
    d/dt(shallow) <- tk2 * central - 2 * shallow
    d/dt(middle) <- tk3 * central - 0.1 * middle
    d/dt(deep) <- k4 * central - 0.002 * deep
    Cc <- central / 12
  })
}
