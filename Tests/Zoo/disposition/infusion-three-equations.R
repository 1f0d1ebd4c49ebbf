# Three compartments written out, infusion with a bolus on top. Truth: matrix exponential.
# laws: linear, autonomous, steady
infusion_three_equations <- function() {
  ini({ tk <- 0.3; tk12 <- 0.75; tk21 <- 0.3; tk13 <- 0.17; tk31 <- 0.025; tv <- 12; eta.k ~ 0.09; eta.k13 ~ 0.09 })
  model({
    k <- tk * exp(eta.k)
    k13 <- tk13 * exp(eta.k13)
    d/dt(central) <- -(k + tk12 + k13) * central + tk21 * shallow + tk31 * deep
    d/dt(shallow) <- tk12 * central - tk21 * shallow
    d/dt(deep) <- k13 * central - tk31 * deep
    Cc <- central / tv
  })
}
