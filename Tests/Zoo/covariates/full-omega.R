# Three correlated random effects. Truth: closed formula.
# laws: linear, autonomous
full_omega <- function() {
  ini({
    tka <- 1.2; tcl <- 5; tv <- 40
    eta.ka + eta.cl + eta.v ~ c(0.2, 0.02, 0.09, 0.01, 0.03, 0.05)
  })
  model({
    ka <- tka * exp(eta.ka)
    cl <- tcl * exp(eta.cl)
    v <- tv * exp(eta.v)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - cl / v * central
    Cc <- central / v
  })
}
