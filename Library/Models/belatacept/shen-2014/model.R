shen_2014 <- function() {
  description <- "Belatacept, intravenous, in adults after kidney transplantation, built from non-compartmental results: one compartment by weight, and free CD86 on monocytes"
  reference <- "Shen J et al. Pharmacokinetics, pharmacodynamics, and immunogenicity of belatacept in adult kidney transplant recipients. Clin Drug Investig 2014;34:117-126. doi:10.1007/s40261-013-0153-2"
  units <- list(time = "d", dosing = "mg", concentration = "ug/mL")
  covariateData <- list(
    WT = list(description = "Body weight", units = "kg", notes = "Proportional on CL and V")
  )
  population <- list(
    n_subjects = 24,
    disease_state = "kidney transplantation, basiliximab, mycophenolate mofetil, corticosteroids"
  )
  ini({
    lclkg <- log(0.47)
    label("CL of a kg (mL/h/kg)")
    lvkg <- log(0.11)
    label("V of a kg (L/kg)")
    e0 <- 9820
    label("Free CD86 without drug (MESF)")
    emax <- 9144
    label("Largest fall of free CD86 (MESF)")
    ec50 <- 2.4
    label("Concentration of half that fall (ug/mL)")
    eta.cl ~ 0.0704
    eta.vc ~ 0.0862
    prop.sd <- 0.2
    label("Proportional error of belatacept, not published")
    prop.cd86 <- 0.2
    label("Proportional error of free CD86, not published")
  })
  model({
    # mL/h to L/d.
    cl <- exp(lclkg + eta.cl) * WT * 24 / 1000
    vc <- exp(lvkg + eta.vc) * WT
    d/dt(central) <- -cl / vc * central
    Cc <- central / vc
    cd86 <- e0 - emax * Cc / (ec50 + Cc)
    occupancy <- 1 - cd86 / e0
    Cc ~ prop(prop.sd)
    cd86 ~ prop(prop.cd86)
  })
}
