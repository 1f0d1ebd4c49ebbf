vezina_2014 <- function() {
  description <- "Ganciclovir after oral valganciclovir prophylaxis in children and adults after organ transplantation: two compartments, first-order absorption with lag; clearance by creatinine clearance, everything by weight"
  reference <- "Vezina HE et al. Population pharmacokinetics of valganciclovir prophylaxis in paediatric and adult solid organ transplant recipients. Br J Clin Pharmacol 2014;78:343-352. doi:10.1111/bcp.12343"
  units <- list(time = "h", dosing = "mg", concentration = "mg/L")
  covariateData <- list(
    CLCR = list(description = "Creatinine clearance", units = "mL/min", notes = "Power on CL/F, centred at 60; Cockcroft-Gault in adults, not indexed"),
    WT = list(description = "Body weight", units = "kg", notes = "Allometric on all clearances and volumes, centred at 70")
  )
  population <- list(
    n_subjects = 95,
    n_observations = 269,
    age_range = "6 months-78 years",
    weight_range = "6.9-115 kg",
    disease_state = "solid organ transplantation, prophylaxis",
    regions = "Minneapolis, USA"
  )
  ini({
    ltlag <- fix(log(0.5))
    label("Absorption lag (h)")
    lka <- fix(log(3.0))
    label("Absorption rate constant (1/h)")
    lcl <- log(14.5)
    label("CL/F at 60 mL/min and 70 kg (L/h)")
    lvc <- log(87.5)
    label("V2/F at 70 kg (L)")
    lq <- log(4.80)
    label("Q/F at 70 kg (L/h)")
    lvp <- log(42.6)
    label("V3/F at 70 kg (L)")
    cl.clcr <- 0.492
    label("Exponent of creatinine clearance on CL/F")
    cl.wt <- fix(0.75)
    label("Exponent of weight on CL/F and Q/F")
    eta.cl ~ 0.1064
    prop.sd <- 0.327
    label("Proportional error")
  })
  model({
    tlag <- exp(ltlag)
    ka <- exp(lka)
    cl <- exp(lcl + eta.cl) * (CLCR / 60)^cl.clcr * (WT / 70)^cl.wt
    vc <- exp(lvc) * (WT / 70)
    q <- exp(lq) * (WT / 70)^cl.wt
    vp <- exp(lvp) * (WT / 70)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - (cl + q) / vc * central + q / vp * peripheral
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    alag(depot) <- tlag
    Cc <- central / vc
    Cc ~ prop(prop.sd)
  })
}
