# Exponential, then linear growth; hit cells die in three stages. Truth: DOP853.
# laws: autonomous
simeoni <- function() {
  ini({ tl0 <- 0.02; tl1 <- 0.3; tk1 <- 0.04; tk2 <- 0.01; tk <- 0.1; eta.l0 ~ 0.04; eta.k2 ~ 0.04 })
  model({
    conc <- central / 2
    kill <- tk2 * exp(eta.k2) * conc
    weight <- z1 + z2 + z3 + z4
    l0 <- tl0 * exp(eta.l0)
    d/dt(central) <- -tk * central
    d/dt(z1) <- l0 * z1 / (1 + (l0 / tl1 * weight)^20)^(1 / 20) - kill * z1
    d/dt(z2) <- kill * z1 - tk1 * z2
    d/dt(z3) <- tk1 * (z2 - z3)
    d/dt(z4) <- tk1 * (z3 - z4)
    z1(0) <- 2
  })
}
