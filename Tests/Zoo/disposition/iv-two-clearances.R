# Two compartments by clearances and volumes. Truth: matrix exponential.
# laws: linear, autonomous, steady
iv_two_clearances <- function() {
  ini({ tcl <- 4; tv <- 15; tq <- 7; tvp <- 55; eta.cl ~ 0.09; eta.q ~ 0.04 })
  model({
    cl <- tcl * exp(eta.cl)
    v <- tv
    q <- tq * exp(eta.q)
    vp <- tvp
    Cc <- linCmt()
  })
}
