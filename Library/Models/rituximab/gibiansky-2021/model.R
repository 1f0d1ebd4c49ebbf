gibiansky_2021 <- function() {
  description <- "Rituximab, intravenous and subcutaneous, in chronic lymphocytic leukaemia: two compartments, a part of clearance that decays as its target is depleted"
  reference <- "Gibiansky E et al. Population pharmacokinetic and exposure-response analyses of intravenous and subcutaneous rituximab in patients with chronic lymphocytic leukemia. CPT Pharmacometrics Syst Pharmacol 2021;10:914-927. doi:10.1002/psp4.12665"
  units <- list(time = "d", dosing = "mg", concentration = "ug/mL")
  covariateData <- list(
    BSA = list(description = "Body surface area", units = "m^2", notes = "Power on clearances and volumes, centred at 1.9; the paper names no formula"),
    BMI = list(description = "Body mass index", units = "kg/m^2", notes = "Power on subcutaneous absorption, centred at 27"),
    FEMALE = list(description = "Woman", units = "0 or 1", notes = "VC 9 % smaller"),
    WBC = list(description = "White blood cells at the start", units = "10*9/L", notes = "Power on the time-dependent clearance, centred at 100: leukaemic cells"),
    TUMOUR = list(description = "Tumour size at the start, sum of products", units = "mm^2", notes = "Power on the time-dependent clearance, centred at 7000"),
    REACH = list(description = "Sample of the REACH study", units = "0 or 1", notes = "Residual error only"),
    SAWYER1 = list(description = "Sample of part 1 of SAWYER", units = "0 or 1", notes = "Residual error only")
  )
  population <- list(
    n_subjects = 255,
    n_observations = 4739,
    age_range = "25-78 years",
    weight_range = "47.0-124 kg",
    disease_state = "chronic lymphocytic leukaemia with fludarabine and cyclophosphamide"
  )
  ini({
    lkdes <- log(0.0399)
    label("Decay of the time-dependent clearance (1/d)")
    lclt <- log(1.55)
    label("Time-dependent clearance at the first dose (L/d)")
    lclinf <- log(0.207)
    label("Clearance that remains (L/d)")
    lvc <- log(4.99)
    label("VC of men (L)")
    lvp <- log(3.70)
    label("VP (L)")
    lq <- log(0.420)
    label("Q (L/d)")
    lka <- log(0.372)
    label("Subcutaneous absorption rate constant (1/d)")
    lfa <- log(0.633)
    label("Subcutaneous bioavailability")
    cl.bsa <- 1.37
    label("Exponent of body surface on clearances")
    v.bsa <- 0.8
    label("Exponent of body surface on volumes")
    clt.wbc <- 0.223
    label("Exponent of white cells on the time-dependent clearance")
    clt.size <- 0.261
    label("Exponent of tumour size on the time-dependent clearance")
    vc.female <- 0.909
    label("VC of women, ratio")
    ka.bmi <- -1.01
    label("Exponent of body mass index on ka")
    f.bmi <- -0.465
    label("Exponent of body mass index on bioavailability")
    eta.kdes ~ 0.357
    eta.clt ~ 0.691
    eta.clinf + eta.vc ~ c(0.106, 0.0277, 0.0323)
    eta.ka + eta.fa ~ c(0.115, 0.0265, 0.0453)
    eta.ruv ~ 0.0929
    sd.low <- 0.81
    label("Residual SD on the log scale at low concentration")
    sd.high <- 0.134
    label("Residual SD on the log scale at high concentration")
    sd.c50 <- 6.35
    label("Concentration between the two (ug/mL)")
    sd.reach <- 1.42
    label("Residual SD in REACH, ratio")
    sd.sawyer1 <- 0.568
    label("Residual SD in part 1 of SAWYER, ratio")
  })
  model({
    size <- BSA / 1.9
    kdes <- exp(lkdes + eta.kdes)
    clt <- exp(lclt + eta.clt) * (WBC / 100)^clt.wbc * (TUMOUR / 7000)^clt.size * size^cl.bsa
    clinf <- exp(lclinf + eta.clinf) * size^cl.bsa
    cl <- clinf + clt * exp(-kdes * tafd0())
    vc <- exp(lvc + eta.vc) * vc.female^FEMALE * size^v.bsa
    vp <- exp(lvp) * size^v.bsa
    q <- exp(lq) * size^cl.bsa
    ka <- exp(lka + eta.ka) * (BMI / 27)^ka.bmi
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - (cl + q) / vc * central + q / vp * peripheral
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    f(depot) <- exp(lfa + eta.fa) * (BMI / 27)^f.bmi
    Cc <- central / vc
    log.sd <- (sd.low - (sd.low - sd.high) * Cc / (sd.c50 + Cc)) * sd.reach^REACH * sd.sawyer1^SAWYER1 * exp(eta.ruv)
    Cc ~ lnorm(log.sd)
  })
}
