# Bile carries the drug back to the gut at constant rates. Truth: matrix exponential.
# laws: linear, autonomous, closed
enterohepatic_loop <- function() {
  ini({ tka <- 0.9; tk <- 0.15; tkb <- 0.2; tkg <- 0.1; eta.ka ~ 0.09; eta.kb ~ 0.09 })
  model({
    ka <- tka * exp(eta.ka)
    kb <- tkb * exp(eta.kb)
    d/dt(gut) <- -ka * gut + tkg * bile
    d/dt(central) <- ka * gut - (tk + kb) * central
    d/dt(bile) <- kb * central - tkg * bile
    d/dt(lost) <- tk * central
    Cc <- central / 25
  })
}
