# Absorption by a carrier that saturates. Truth: DOP853.
# laws: autonomous, steady
saturable <- function() {
  ini({ tvmax <- 18; tkm <- 25; tcl <- 4; tv <- 30; eta.vmax ~ 0.09; eta.cl ~ 0.09 })
  model({
    d/dt(depot) <- -tvmax * exp(eta.vmax) * depot / (tkm + depot)
    d/dt(central) <- tvmax * exp(eta.vmax) * depot / (tkm + depot) - tcl * exp(eta.cl) / tv * central
    Cc <- central / tv
  })
}
