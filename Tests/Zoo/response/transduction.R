# A saturable signal passes four stages of one mean time. Truth: DOP853.
# laws: autonomous, steady
transduction <- function() {
  ini({ tk <- 0.2; ttau <- 3; temax <- 5; tec <- 1; eta.tau ~ 0.09; eta.emax ~ 0.09 })
  model({
    Cc <- central / 20
    tau <- ttau * exp(eta.tau)
    signal <- temax * exp(eta.emax) * Cc / (tec + Cc)
    d/dt(central) <- -tk * central
    d/dt(s1) <- (signal - s1) / tau
    d/dt(s2) <- (s1 - s2) / tau
    d/dt(s3) <- (s2 - s3) / tau
    d/dt(s4) <- (s3 - s4) / tau
  })
}
