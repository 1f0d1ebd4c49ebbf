# Elimination saturates with the size of the latest dose. Truth: closed formula, dose by dose.
# laws: autonomous
amount_of_last_dose <- function() {
  ini({ tk <- 0.3; thalf <- 150; eta.k ~ 0.04 })
  model({
    k <- tk * exp(eta.k) / (1 + podo() / thalf)
    d/dt(central) <- -k * central
    Cc <- central / 20
  })
}
