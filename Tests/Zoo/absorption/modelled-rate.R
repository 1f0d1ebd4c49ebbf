# Infusion at a rate that the model decides. Truth: matrix exponential.
# laws: autonomous
modelled_rate <- function() {
  ini({ tcl <- 5; tv <- 40; tr <- 16; eta.r ~ 0.04; eta.cl ~ 0.09 })
  model({
    d/dt(central) <- -tcl * exp(eta.cl) / tv * central
    rate(central) <- tr * exp(eta.r)
    Cc <- central / tv
  })
}
