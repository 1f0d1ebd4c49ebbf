# One compartment by elimination rate constant and volume. Truth: matrix exponential.
# laws: linear, autonomous, steady
iv_one_rate_constant <- function() {
  ini({ tk <- 0.125; tv <- 40; eta.k ~ 0.09 })
  model({
    kel <- tk * exp(eta.k)
    v <- tv
    Cc <- linCmt()
  })
}
