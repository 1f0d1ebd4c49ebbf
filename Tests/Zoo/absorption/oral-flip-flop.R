# Absorption slower than elimination. Truth: Bateman's formula.
# laws: linear, autonomous, steady
oral_flip_flop <- function() {
  ini({ tka <- 0.08; tcl <- 12; tv <- 20; eta.ka ~ 0.09 })
  model({
    ka <- tka * exp(eta.ka)
    cl <- tcl
    v <- tv
    Cc <- linCmt()
  })
}
