dagate_2024 <- function() {
  description <- "Intravenous aciclovir in term and preterm newborns with suspected herpes: one compartment; clearance the sum of creatinine clearance and a part that matures with postmenstrual age, volume larger with systemic infection"
  reference <- "D'Agate S et al. Population pharmacokinetics and dose rationale for aciclovir in term and pre-term neonates with herpes. Pharmacol Res Perspect 2024;12:e1193. doi:10.1002/prp2.1193"
  units <- list(time = "h", dosing = "mg", concentration = "mg/L")
  covariateData <- list(
    WT = list(description = "Body weight", units = "kg", notes = "Allometric on CL (0.75) and V (1), reference 1.37 kg"),
    PMA = list(description = "Postmenstrual age", units = "wk", notes = "Half of the mature residual clearance at 50 weeks"),
    CRCL = list(description = "Creatinine clearance, not by body surface area", units = "mL/min", notes = "Schwartz's formula in the study; added to the residual clearance; time-varying"),
    INFECTED = list(description = "Systemic infection", units = "0 or 1", notes = "The second of two studies stands for it")
  )
  population <- list(
    n_subjects = 28,
    n_observations = 83,
    age_range = "postmenstrual age 25-41 weeks",
    weight_range = "0.37-5.72 kg",
    disease_state = "newborns with suspected systemic infection",
    regions = "United States"
  )
  ini({
    lcl <- log(0.748)
    label("Residual clearance at 1.37 kg, mature (L/h)")
    lvc <- log(1.93)
    label("V at 1.37 kg without infection (L)")
    cl.wt <- fixed(0.75)
    label("Exponent of weight on the residual clearance")
    pma50 <- fixed(50)
    label("Postmenstrual age of half the mature residual clearance (wk)")
    vc.infected <- 2.67
    label("V with systemic infection, ratio")
    eta.cl + eta.vc ~ c(
      0.451,
      0.442, 0.646
    )
    prop.sd <- 0.3782
    label("Proportional error")
  })
  model({
    # L/h from mL/min.
    clgfr <- 0.06 * CRCL
    cl <- (exp(lcl) * (WT / 1.37)^cl.wt * PMA / (pma50 + PMA) + clgfr) * exp(eta.cl)
    vc <- exp(lvc + eta.vc) * (WT / 1.37) * vc.infected^INFECTED
    d/dt(central) <- -cl / vc * central
    Cc <- central / vc
    Cc ~ prop(prop.sd)
  })
}
