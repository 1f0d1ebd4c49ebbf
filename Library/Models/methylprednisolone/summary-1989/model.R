summary_1989 <- function() {
  description <- "Methylprednisolone by vein (as sodium succinate) and by mouth, built from the summary statistics of five volunteers: ester hydrolysis, one compartment, clearance and volume by weight"
  reference <- "Methylprednisolone pharmacokinetics after intravenous and oral administration. Br J Clin Pharmacol 1989;27:285-290"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list(
    WT = list(description = "Body weight", units = "kg", notes = "Proportional on CL and V")
  )
  population <- list(
    n_subjects = 5,
    disease_state = "healthy volunteers"
  )
  ini({
    lclkg <- log(0.45)
    label("CL of a kg (L/h/kg)")
    lvkg <- log(1.5)
    label("V of a kg (L/kg)")
    fa <- 0.82
    label("Bioavailability of tablets")
    lka <- log(2.1)
    label("Absorption rate constant of tablets (1/h)")
    thalf.ester <- 4.14
    label("Half-life of the ester (min)")
    eta.cl ~ 0.0687
    eta.vc ~ 0.1625
    prop.sd <- 0.2
    label("Proportional error, not published")
  })
  model({
    ka <- exp(lka)
    cl <- exp(lclkg + eta.cl) * WT
    vc <- exp(lvkg + eta.vc) * WT
    kester <- log(2) * 60 / thalf.ester
    d/dt(depot) <- -ka * depot
    d/dt(ester) <- -kester * ester
    d/dt(central) <- ka * depot + kester * ester - cl / vc * central
    f(depot) <- fa
    Cc <- 1000 * central / vc
    Cc ~ prop(prop.sd)
  })
}
