# Weight is carried forward from record to record. Truth: piecewise exponential by matrix exponentials.
# laws: linear
weight_changes <- function() {
  ini({ tcl <- 5; tv <- 40; eta.cl ~ 0.09 })
  model({
    d/dt(central) <- -tcl * exp(eta.cl) * (WT / 70)^0.75 / tv * central
    Cc <- central / tv
  })
}
