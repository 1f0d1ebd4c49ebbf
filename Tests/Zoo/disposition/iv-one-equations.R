# One compartment, bolus. Truth: matrix exponential.
# laws: linear, autonomous, steady
iv_one_equations <- function() {
  ini({ tcl <- 5; tv <- 40; eta.cl ~ 0.09; eta.v ~ 0.04 })
  model({
    cl <- tcl * exp(eta.cl)
    v <- tv * exp(eta.v)
    d/dt(central) <- -cl / v * central
    Cc <- central / v
  })
}
