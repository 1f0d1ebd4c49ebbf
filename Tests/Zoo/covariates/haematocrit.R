# Whole-blood concentrations follow the haematocrit through saturable binding to cells. Truth: closed formula.
# laws: autonomous
haematocrit <- function() {
  ini({ tk <- 0.1; tbmax <- 418; tkd <- 3.8; eta.k ~ 0.04 })
  model({
    d/dt(central) <- -tk * exp(eta.k) * central
    plasma <- central / 5
    blood <- plasma + HCT / 100 * tbmax * plasma / (tkd + plasma)
  })
}
