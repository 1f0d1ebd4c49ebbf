# First pass through a liver of limited flow. Truth: matrix exponential.
# laws: linear, autonomous, steady
well_stirred_liver <- function() {
  ini({ tqh <- 80; tclint <- 60; tvh <- 1.5; tv <- 40; tka <- 1.2; eta.clint ~ 0.09 })
  model({
    clint <- tclint * exp(eta.clint)
    d/dt(gut) <- -tka * gut
    d/dt(liver) <- tka * gut + tqh * central / tv - (tqh + clint) * liver / tvh
    d/dt(central) <- tqh * liver / tvh - tqh * central / tv
    Cc <- central / tv
  })
}
