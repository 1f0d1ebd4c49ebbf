xiang_2025 <- function() {
  description <- "Tacrolimus in adult kidney transplant recipients, immediate-release: one compartment, clearance by days after transplantation, Wuzhi capsule and CYP3A5; with estimated glomerular filtration rate and fasting plasma glucose as direct functions of the concentration"
  reference <- "Xiang Q et al. Population pharmacokinetic/pharmacodynamic modeling of tacrolimus in renal transplant recipients: impact of CYP3A5 genotype and Wuzhi capsule co-medication. Drug Des Devel Ther 2025;19:8375-8389. doi:10.2147/DDDT.S542786"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list(
    POD = list(description = "Postoperative day", units = "day", notes = "1 on the day of transplantation; power on CL/F, centred at 34"),
    WUZHI = list(description = "Takes Wuzhi capsule (Schisandra sphenanthera)", units = "0 or 1", notes = "Lowers CL/F"),
    CYP3A5 = list(description = "Carries CYP3A5*1", units = "0 or 1", notes = "1 for *1/*1 and *1/*3, 0 for *3/*3"),
    AGE = list(description = "Age", units = "years", notes = "Power on the filtration rate and on glucose before the drug, centred at 38"),
    HGB = list(description = "Haemoglobin", units = "g/L", notes = "Power on the filtration rate before the drug, centred at 111")
  )
  population <- list(
    n_subjects = 100,
    n_observations = "2279 troughs, 2334 filtration rates, 2055 glucose values",
    age_range = "19-65 years",
    weight_range = "31-99 kg",
    disease_state = "adult kidney transplantation, day 0 to 182",
    regions = "Chongqing, China"
  )
  ini({
    lka <- fixed(log(3.09))
    label("Absorption rate constant (1/h)")
    lcl <- log(33.7)
    label("CL/F of CYP3A5*1 carriers at day 34 (L/h)")
    lvc <- log(2248)
    label("V/F (L)")
    cl.pod <- 0.109
    label("Exponent of the postoperative day on CL/F")
    cl.wuzhi <- -0.211
    label("Change of log CL/F with Wuzhi capsule")
    cl.33 <- -0.381
    label("Change of log CL/F without CYP3A5*1")
    legfr <- log(52.3)
    label("Filtration rate before the drug (mL/min/1.73 m^2)")
    egfr.age <- -0.403
    label("Exponent of age on it")
    egfr.hgb <- 0.254
    label("Exponent of haemoglobin on it")
    imax <- fixed(30)
    label("Largest fall of the filtration rate (mL/min/1.73 m^2)")
    ic50 <- fixed(10)
    label("Concentration of half that fall (ng/mL)")
    lfpg <- log(4.2)
    label("Fasting glucose before the drug (mmol/L)")
    fpg.age <- 0.232
    label("Exponent of age on it")
    fpg.slope <- fixed(0.264)
    label("Rise of glucose for each ng/mL (mmol/L)")
    eta.cl ~ 0.1010
    eta.vc ~ 0.5794
    eta.egfr ~ 0.0477
    eta.fpg ~ 0.0285
    add.sd <- 2.20
    label("Additive error of tacrolimus (ng/mL)")
    egfr.sd <- 0.172
    label("Proportional error of the filtration rate")
    fpg.sd <- 0.231
    label("Proportional error of glucose")
  })
  model({
    ka <- exp(lka)
    cl <- exp(lcl + eta.cl) * (POD / 34)^cl.pod * exp(cl.wuzhi * WUZHI) * exp(cl.33 * (1 - CYP3A5))
    vc <- exp(lvc + eta.vc)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - cl / vc * central
    Cc <- 1000 * central / vc
    egfr0 <- exp(legfr + eta.egfr) * (AGE / 38)^egfr.age * (HGB / 111)^egfr.hgb
    eGFR <- egfr0 - imax * Cc / (ic50 + Cc)
    fpg0 <- exp(lfpg + eta.fpg) * (AGE / 38)^fpg.age
    FPG <- fpg0 + fpg.slope * Cc
    Cc ~ add(add.sd)
    eGFR ~ prop(egfr.sd)
    FPG ~ prop(fpg.sd)
  })
}
