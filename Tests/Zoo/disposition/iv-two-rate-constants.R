# Two compartments by rate constants. Truth: matrix exponential.
# laws: linear, autonomous, steady
iv_two_rate_constants <- function() {
  ini({ tk <- 0.25; tk12 <- 0.4; tk21 <- 0.15; tv <- 15; eta.k ~ 0.09 })
  model({
    k <- tk * exp(eta.k)
    k12 <- tk12
    k21 <- tk21
    v <- tv
    Cc <- linCmt()
  })
}
