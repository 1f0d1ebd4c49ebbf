# Steady state of intermittent infusions. Truth: matrix exponential, 400 earlier doses.
# laws: linear, autonomous
steady_state_infusion <- function() {
  ini({ tcl <- 4; tv <- 15; tq <- 7; tvp <- 35; eta.cl ~ 0.09 })
  model({
    cl <- tcl * exp(eta.cl)
    v <- tv
    q <- tq
    vp <- tvp
    Cc <- linCmt()
  })
}
