# Production swings over the day. Truth: closed formula.
circadian_cortisol <- function() {
  ini({ tm <- 10; ta <- 6; tpeak <- 8; tk <- 0.4; eta.a ~ 0.04; eta.k ~ 0.04 })
  model({
    d/dt(cortisol) <- tm + ta * exp(eta.a) * cos(2 * pi * (t - tpeak) / 24) - tk * exp(eta.k) * cortisol
    cortisol(0) <- 20
  })
}
