# The gall bladder empties smoothly once a day. Truth: DOP853.
# laws: linear
enterohepatic_meals <- function() {
  ini({ tka <- 0.9; tk <- 0.15; tkb <- 0.2; tkg <- 0.4; eta.ka ~ 0.09; eta.kb ~ 0.09 })
  model({
    kb <- tkb * exp(eta.kb)
    kg <- tkg * (1 + sin(2 * pi * (t - 6) / 24))
    d/dt(gut) <- -tka * exp(eta.ka) * gut + kg * bile
    d/dt(central) <- tka * exp(eta.ka) * gut - (tk + kb) * central
    d/dt(bile) <- kb * central - kg * bile
    Cc <- central / 25
  })
}
