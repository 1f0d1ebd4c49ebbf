# One compartment, overlapping infusions. Truth: matrix exponential.
# laws: linear, autonomous, steady
infusion_one <- function() {
  ini({ tcl <- 5; tv <- 40; eta.cl ~ 0.09 })
  model({
    cl <- tcl * exp(eta.cl)
    v <- tv
    Cc <- linCmt()
  })
}
