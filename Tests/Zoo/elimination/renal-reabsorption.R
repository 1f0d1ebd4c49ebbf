# The kidney filters all and takes back what its carriers manage. Truth: DOP853.
# laws: autonomous
renal_reabsorption <- function() {
  ini({ tgfr <- 7; ttm <- 9; tkm <- 1.5; tv <- 20; eta.gfr ~ 0.04; eta.tm ~ 0.09 })
  model({
    Cc <- central / tv
    filtered <- tgfr * exp(eta.gfr) * Cc
    taken <- ttm * exp(eta.tm) * Cc / (tkm + Cc)
    d/dt(depot) <- -0.9 * depot
    d/dt(central) <- 0.9 * depot - filtered + taken - 1.2 * Cc
    d/dt(urine) <- filtered - taken
  })
}
