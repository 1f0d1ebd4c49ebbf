# Two depots, one of them late. Truth: matrix exponential.
# laws: linear, autonomous
parallel_depots <- function() {
  ini({ tka1 <- 1.5; tka2 <- 0.4; tk <- 0.2; tf <- 0.3; tlag <- 1.75; eta.lag ~ 0.04; eta.ka ~ 0.09 })
  model({
    ka2 <- tka2 * exp(eta.ka)
    d/dt(fast) <- -tka1 * fast
    d/dt(slow) <- -ka2 * slow
    d/dt(central) <- tka1 * fast + ka2 * slow - tk * central
    f(fast) <- tf
    f(slow) <- 1 - tf
    alag(slow) <- tlag * exp(eta.lag)
    Cc <- central / 25
  })
}
