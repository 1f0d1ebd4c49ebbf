oral.lag <- function() {
  description <- "One compartment, first-order absorption with lag and bioavailability"
  reference <- "Invented for tests"
  units <- list(time = "h", dosing = "mg", concentration = "mg/L")
  ini({
    lka <- log(1.2) ; label("Absorption rate constant (1/h)")
    lcl <- log(5) ; label("Clearance (L/h)")
    lv <- log(50) ; label("Volume (L)")
    lfdepot <- fixed(log(0.7)) ; label("Bioavailability (fraction)")
    ltlag <- c(-3, log(0.5), 1)
    etalcl ~ 0.09
    etalv ~ 0.04
    propSd <- 0.15 ; label("Proportional error (fraction)")
  })
  model({
    ka <- exp(lka)
    cl <- exp(lcl + etalcl)
    v <- exp(lv + etalv)
    kel <- cl / v

    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - kel * central
    f(depot) <- exp(lfdepot)
    alag(depot) <- exp(ltlag)

    Cc <- central / v
    Cc ~ prop(propSd)
  })
}
