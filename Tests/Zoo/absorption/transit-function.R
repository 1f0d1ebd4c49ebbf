# Transit absorption by its formula, five stages. Truth: DOP853 of the formula's input.
# laws: autonomous
transit_function <- function() {
  ini({ tn <- 5; tmtt <- 1.5; tka <- 1; tk <- 0.2; eta.mtt ~ 0.04; eta.k ~ 0.04 })
  model({
    f(depot) <- 0
    d/dt(depot) <- transit(tn, tmtt * exp(eta.mtt)) - tka * depot
    d/dt(central) <- tka * depot - tk * exp(eta.k) * central
    Cc <- central / 25
  })
}
