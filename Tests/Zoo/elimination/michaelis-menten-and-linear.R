# Saturable and linear elimination side by side. Truth: DOP853.
# laws: autonomous, steady
michaelis_menten_and_linear <- function() {
  ini({ tvmax <- 8; tkm <- 0.5; tk <- 0.08; tka <- 1; tv <- 30; eta.vmax ~ 0.09; eta.k ~ 0.09 })
  model({
    Cc <- central / tv
    d/dt(depot) <- -tka * depot
    d/dt(central) <- tka * depot - tk * exp(eta.k) * central - tvmax * exp(eta.vmax) * Cc / (tkm + Cc)
  })
}
