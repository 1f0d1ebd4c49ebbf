zeng_2009 <- function() {
  description <- "Aciclovir in children and young people with malignancy, intravenous or from valaciclovir by mouth: one compartment with first-order absorption; allometric in weight, clearance by creatinine clearance"
  reference <- "Zeng L et al. Population pharmacokinetics of acyclovir in children and young people with malignancy after administration of intravenous acyclovir or oral valacyclovir. Antimicrob Agents Chemother 2009;53:2918-2927. doi:10.1128/AAC.01138-08"
  units <- list(time = "h", dosing = "mg", concentration = "mg/L")
  covariateData <- list(
    WT = list(description = "Body weight", units = "kg", notes = "Allometric on CL (0.75) and V (1), reference 19.6 kg"),
    CRCL = list(description = "Creatinine clearance by body surface area", units = "mL/min/1.73 m^2", notes = "Counahan's formula in the study; power on CL, centred at 106.7"),
    OCC = list(description = "Occasion", units = "1", notes = "Seven days of daily doses in the study")
  )
  population <- list(
    n_subjects = 43,
    n_observations = 1216,
    age_range = "0.8-19.9 years",
    weight_range = "7.3-70.2 kg",
    disease_state = "malignancy, prophylaxis against herpes simplex and zoster during chemotherapy or stem-cell transplantation",
    regions = "Sydney, Australia"
  )
  ini({
    lka <- log(0.63)
    label("Absorption rate constant of valaciclovir (1/h)")
    lcl <- log(3.55)
    label("CL at 19.6 kg and 106.7 mL/min/1.73 m^2 (L/h)")
    lvc <- log(7.36)
    label("V at 19.6 kg (L)")
    lfdepot <- log(0.60)
    label("Bioavailability of aciclovir from valaciclovir")
    cl.wt <- fixed(0.75)
    label("Exponent of weight on CL")
    cl.crcl <- 0.51
    label("Exponent of creatinine clearance on CL")
    eta.cl ~ 0.0557
    eta.vc ~ 0.1289
    eta.ka ~ 0.3376
    eta.f ~ 0.1747
    iov.cl ~ 0.0369 | OCC
    iov.vc ~ 0.0924 | OCC
    prop.sd <- 0.26
    label("Proportional error")
    add.sd <- 0.10
    label("Additive error (mg/L)")
  })
  model({
    ka <- exp(lka + eta.ka)
    cl <- exp(lcl + eta.cl + iov.cl) * (WT / 19.6)^cl.wt * (CRCL / 106.7)^cl.crcl
    vc <- exp(lvc + eta.vc + iov.vc) * (WT / 19.6)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - cl / vc * central
    # A dose of valaciclovir, mg, as mg of aciclovir.
    f(depot) <- exp(lfdepot + eta.f) * 225.2 / 324.3
    Cc <- central / vc
    Cc ~ add(add.sd) + prop(prop.sd)
  })
}
