# Three compartments by clearances and volumes. Truth: matrix exponential.
# laws: linear, autonomous, steady
iv_three_clearances <- function() {
  ini({ tcl <- 4; tv <- 12; tq <- 9; tvp <- 30; tq2 <- 2; tvp2 <- 80; eta.cl ~ 0.09; eta.v ~ 0.04 })
  model({
    cl <- tcl * exp(eta.cl)
    v <- tv * exp(eta.v)
    q <- tq
    vp <- tvp
    q2 <- tq2
    vp2 <- tvp2
    Cc <- linCmt()
  })
}
