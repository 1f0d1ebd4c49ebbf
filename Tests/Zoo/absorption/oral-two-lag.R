# Two compartments by mouth with lag and bioavailability. Truth: matrix exponential.
# laws: linear, autonomous, steady
oral_two_lag <- function() {
  ini({ tka <- 0.9; tcl <- 4; tv <- 15; tq <- 7; tvp <- 55; tlag <- 0.75; tf <- 0.625; eta.lag ~ 0.04; eta.f ~ 0.04 })
  model({
    ka <- tka
    cl <- tcl
    v <- tv
    q <- tq
    vp <- tvp
    Cc <- linCmt()
    alag(depot) <- tlag * exp(eta.lag)
    f(depot) <- tf * exp(eta.f)
  })
}
