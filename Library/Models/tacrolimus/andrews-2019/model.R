andrews_2019 <- function() {
  description <- "Tacrolimus in adult kidney transplant recipients, immediate-release capsules twice daily, first three months: two compartments, first-order absorption with lag; clearance by CYP3A5, CYP3A4*22, age, albumin, body surface area, creatinine and haematocrit (final model)"
  reference <- "Andrews LM et al. A population pharmacokinetic model to predict the individual starting dose of tacrolimus in adult renal transplant recipients. Br J Clin Pharmacol 2019;85:601-615. doi:10.1111/bcp.13838"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list(
    AGE = list(description = "Age", units = "years", notes = "Power on CL/F, centred at 55.72"),
    ALB = list(description = "Serum albumin", units = "g/L", notes = "Power on CL/F, centred at 42; time-varying"),
    BSA = list(description = "Body surface area", units = "m^2", notes = "Power on CL/F, centred at 1.93; the paper names no formula"),
    CREAT = list(description = "Serum creatinine", units = "umol/L", notes = "Power on CL/F, centred at 134.98; time-varying"),
    HCT = list(description = "Haematocrit, volume fraction", units = "1", notes = "Power on CL/F, centred at 0.34; time-varying"),
    LBM = list(description = "Lean body mass", units = "kg", notes = "Power on V1/F, centred at 58.94; the paper names no formula"),
    CYP3A5 = list(description = "Carries CYP3A5*1", units = "0 or 1", notes = "1 for *1/*1 and *1/*3, 0 for *3/*3"),
    CYP3A4_22 = list(description = "Carries CYP3A4*22", units = "0 or 1", notes = "Unknown genotype is 0, as in the paper's equation"),
    ASSAY_IMMUNO = list(description = "Level measured by immunoassay", units = "0 or 1", notes = "0 for LC-MS/MS; chooses the residual error"),
    OCC = list(description = "Occasion", units = "1", notes = "A new one with every pre-dose sample")
  )
  population <- list(
    n_subjects = 337,
    n_observations = 4527,
    age_range = "15-79.4 years",
    weight_range = "37.6-132 kg",
    disease_state = "adult kidney transplantation, first three months, with mycophenolic acid",
    regions = "Rotterdam and Leiden, The Netherlands"
  )
  ini({
    ltlag <- log(0.38)
    label("Absorption lag (h)")
    lka <- log(3.58)
    label("Absorption rate constant (1/h)")
    lcl <- log(23.0)
    label("CL/F (L/h)")
    lvc <- log(692)
    label("V1/F (L)")
    lq <- log(11.6)
    label("Q/F (L/h)")
    lvp <- log(5340)
    label("V2/F (L)")
    cl.cyp3a5 <- 1.63
    label("CL/F of CYP3A5*1 carriers, ratio")
    cl.cyp3a4.22 <- 0.80
    label("CL/F of CYP3A4*22 carriers, ratio")
    cl.age <- -0.43
    label("Exponent of age on CL/F")
    cl.alb <- 0.43
    label("Exponent of albumin on CL/F")
    cl.bsa <- 0.88
    label("Exponent of body surface area on CL/F")
    cl.creat <- -0.14
    label("Exponent of creatinine on CL/F")
    cl.hct <- -0.76
    label("Exponent of haematocrit on CL/F")
    vc.lbm <- 1.52
    label("Exponent of lean body mass on V1/F")
    eta.cl ~ 0.1389
    eta.vc ~ 0.2168
    eta.vp ~ 0.2476
    eta.q ~ 0.4820
    iov.cl ~ 0.0183 | OCC
    prop.immuno <- 0.177
    label("Proportional error, immunoassay")
    add.immuno <- 0.88
    label("Additive error, immunoassay (ng/mL)")
    prop.lcms <- 0.245
    label("Proportional error, LC-MS/MS")
  })
  model({
    tlag <- exp(ltlag)
    ka <- exp(lka)
    clcov <- cl.cyp3a5^CYP3A5 * cl.cyp3a4.22^CYP3A4_22 * (AGE / 55.72)^cl.age * (ALB / 42)^cl.alb *
      (BSA / 1.93)^cl.bsa * (CREAT / 134.98)^cl.creat * (HCT / 0.34)^cl.hct
    cl <- exp(lcl + eta.cl + iov.cl) * clcov
    vc <- exp(lvc + eta.vc) * (LBM / 58.94)^vc.lbm
    q <- exp(lq + eta.q)
    vp <- exp(lvp + eta.vp)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - (cl + q) / vc * central + q / vp * peripheral
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    alag(depot) <- tlag
    Cc <- 1000 * central / vc
    add.sd <- add.immuno * ASSAY_IMMUNO
    prop.sd <- prop.immuno * ASSAY_IMMUNO + prop.lcms * (1 - ASSAY_IMMUNO)
    Cc ~ add(add.sd) + prop(prop.sd)
  })
}
