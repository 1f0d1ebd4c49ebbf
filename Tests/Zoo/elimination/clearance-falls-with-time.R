# Clearance falls exponentially to a plateau. Truth: closed formula.
# laws: linear
clearance_falls_with_time <- function() {
  ini({ tk0 <- 0.3; tk1 <- 0.1; tl <- 0.05; eta.k ~ 0.09; eta.l ~ 0.04 })
  model({
    k <- tk1 + (tk0 * exp(eta.k) - tk1) * exp(-tl * exp(eta.l) * t)
    d/dt(central) <- -k * central
    Cc <- central / 20
  })
}
