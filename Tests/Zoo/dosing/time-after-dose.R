# Clearance depends on the time after the latest dose. Truth: closed formula, dose by dose.
# laws: autonomous
time_after_dose <- function() {
  ini({ tk0 <- 0.3; tl <- 0.2; eta.k ~ 0.04 })
  model({
    k <- tk0 * exp(eta.k) * exp(-tl * tad())
    d/dt(central) <- -k * central
    Cc <- central / 20
  })
}
