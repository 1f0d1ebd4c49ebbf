# Zero-order input over a duration that the model decides, with bioavailability. Truth: matrix exponential.
# laws: linear, autonomous, steady
modelled_duration <- function() {
  ini({ tcl <- 5; tv <- 40; td <- 2.5; tf <- 0.8; eta.d ~ 0.04; eta.cl ~ 0.09 })
  model({
    d/dt(central) <- -tcl * exp(eta.cl) / tv * central
    dur(central) <- td * exp(eta.d)
    f(central) <- tf
    Cc <- central / tv
  })
}
