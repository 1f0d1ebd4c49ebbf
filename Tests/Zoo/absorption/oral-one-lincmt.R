# One compartment by mouth. Truth: matrix exponential.
# laws: linear, autonomous, steady
oral_one_lincmt <- function() {
  ini({ tka <- 1.3; tcl <- 5; tv <- 40; eta.ka ~ 0.25; eta.cl ~ 0.09 })
  model({
    ka <- tka * exp(eta.ka)
    cl <- tcl * exp(eta.cl)
    v <- tv
    Cc <- linCmt()
  })
}
