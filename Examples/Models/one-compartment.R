one_compartment <- function() {
  description <- "One compartment, first-order absorption; clearance and volume grow with weight"
  units <- list(time = "h", dosing = "mg", concentration = "mg/L")
  covariateData <- list(
    WT = list(description = "Body weight", units = "kg")
  )
  ini({
    lka <- log(1.2)
    label("Absorption rate constant (1/h)")
    lcl <- log(4)
    label("CL/F at 70 kg (L/h)")
    lv <- log(50)
    label("V/F at 70 kg (L)")
    eta.cl ~ 0.09
    eta.v ~ 0.04
    prop.sd <- 0.15
    add.sd <- 0.1
  })
  model({
    ka <- exp(lka)
    cl <- exp(lcl + eta.cl) * (WT / 70)^0.75
    v <- exp(lv + eta.v) * (WT / 70)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - cl / v * central
    Cc <- central / v
    Cc ~ prop(prop.sd) + add(add.sd)
  })
}
