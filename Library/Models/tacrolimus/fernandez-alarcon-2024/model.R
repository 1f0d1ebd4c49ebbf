fernandez_alarcon_2024 <- function() {
  description <- "Tacrolimus in adult kidney transplant recipients in the first weeks, prolonged-release capsules once daily: two compartments, first-order absorption with lag; clearance by CYP3A5, age over 60 and weight; concentrations at a haematocrit of 0.45"
  reference <- "Fernandez-Alarcon B et al. Guiding the starting dose of the once-daily formulation of tacrolimus in de novo adult renal transplant patients: a population approach. Front Pharmacol 2024;15:1456565. doi:10.3389/fphar.2024.1456565"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list(
    WT = list(description = "Body weight", units = "kg", notes = "Power 0.75 on clearances, 1 on Vc/F, reference 70 kg"),
    AGE = list(description = "Age", units = "years", notes = "Lowers CL/F above 60"),
    CYP3A5 = list(description = "Carries CYP3A5*1", units = "0 or 1", notes = "1 for *1/*1 and *1/*3, 0 for *3/*3"),
    HCT = list(description = "Haematocrit, volume fraction", units = "1", notes = "The paper brings concentrations to 0.45; predictions are brought back to the patient's")
  )
  population <- list(
    n_subjects = 138,
    n_observations = "29 profiles on day 5; troughs on days 5, 10 and 15",
    disease_state = "adult kidney transplantation, first weeks"
  )
  ini({
    lka <- fixed(log(2.0))
    label("Absorption rate constant (1/h)")
    ltlag <- log(0.341)
    label("Absorption lag (h)")
    cl.ref <- 26.5
    label("CL/F of CYP3A5*1 carriers at 70 kg (L/h)")
    cl.33 <- 0.666
    label("CL/F without CYP3A5*1, ratio")
    cl.age <- 0.0562
    label("Fall of CL/F with age, above 60 (L/h/year)")
    lvc <- log(327)
    label("Vc/F at 70 kg (L)")
    lq <- log(51.9)
    label("Q/F at 70 kg (L/h)")
    lvp <- log(298)
    label("Vp/F (L)")
    cl.wt <- fixed(0.75)
    label("Exponent of weight on clearances")
    eta.cl ~ 0.0981
    eta.vc ~ 0.2089
    prop.sd <- 0.282
    label("Proportional error")
  })
  model({
    tlag <- exp(ltlag)
    ka <- exp(lka)
    cl <- (cl.ref * cl.33^(1 - CYP3A5) - cl.age * AGE * (AGE > 60)) * (WT / 70)^cl.wt * exp(eta.cl)
    vc <- exp(lvc + eta.vc) * (WT / 70)
    q <- exp(lq) * (WT / 70)^cl.wt
    vp <- exp(lvp)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - (cl + q) / vc * central + q / vp * peripheral
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    alag(depot) <- tlag
    Cstandard <- 1000 * central / vc
    Cc <- Cstandard * HCT / 0.45
    Cc ~ prop(prop.sd)
  })
}
