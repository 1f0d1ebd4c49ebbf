# Two compartments by clearance, volume and volume at steady state. Truth: matrix exponential.
# laws: linear, autonomous, steady
iv_two_steady_state_volume <- function() {
  ini({ tcl <- 4; tv <- 15; tq <- 7; tvss <- 70; eta.cl ~ 0.09 })
  model({
    cl <- tcl * exp(eta.cl)
    v <- tv
    q <- tq
    vss <- tvss
    Cc <- linCmt()
  })
}
