# One compartment by clearance and volume, bolus. Truth: matrix exponential.
# laws: linear, autonomous, steady
iv_one_lincmt <- function() {
  ini({ tcl <- 5; tv <- 40; eta.cl ~ 0.09; eta.v ~ 0.04 })
  model({
    cl <- tcl * exp(eta.cl)
    v <- tv * exp(eta.v)
    Cc <- linCmt()
  })
}
