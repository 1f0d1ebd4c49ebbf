# Three compartments by mouth. Truth: matrix exponential.
# laws: linear, autonomous, steady
oral_three <- function() {
  ini({ tka <- 1.1; tcl <- 4; tv <- 12; tq <- 9; tvp <- 30; tq2 <- 2; tvp2 <- 80; eta.ka ~ 0.09; eta.cl ~ 0.09 })
  model({
    ka <- tka * exp(eta.ka)
    cl <- tcl * exp(eta.cl)
    v <- tv
    q <- tq
    vp <- tvp
    q2 <- tq2
    vp2 <- tvp2
    Cc <- linCmt()
  })
}
