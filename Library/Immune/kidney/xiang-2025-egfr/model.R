xiang_2025_egfr <- function() {
  description <- "Tacrolimus trough to estimated glomerular filtration rate and fasting plasma glucose in kidney transplant recipients: direct effects, sizes fixed by the authors"
  reference <- "Xiang Q et al. Drug Des Devel Ther 2025;19:8375-8389. doi:10.2147/DDDT.S542786"
  units <- list(time = "d", dosing = "mg", concentration = "mL/min/{1.73_m2}")
  covariateData <- list(
    C0tac = list(description = "Tacrolimus trough in whole blood", units = "ng/mL", notes = "Input"),
    AGE = list(description = "Age", units = "years", notes = "Power, centred at 38"),
    HB = list(description = "Haemoglobin", units = "g/L", notes = "Power, centred at 111")
  )
  population <- list(
    n_subjects = 100,
    disease_state = "kidney transplant recipients, China; 2334 values"
  )
  ini({
    legfr0 <- log(52.3)
    label("eGFR without tacrolimus at 38 years and 111 g/L haemoglobin (mL/min/1.73 m2)")
    egfr.age <- -0.403
    label("Exponent of age on eGFR")
    egfr.hb <- 0.254
    label("Exponent of haemoglobin on eGFR")
    imax <- 30
    label("Largest fall of eGFR (mL/min/1.73 m2)")
    ic50 <- 10
    label("Trough of half that fall (ng/mL)")
    lfpg0 <- log(4.2)
    label("Fasting glucose without tacrolimus at 38 years (mmol/L)")
    fpg.age <- 0.232
    label("Exponent of age on glucose")
    fpg.slope <- 0.264
    label("Rise of glucose per trough (mmol/L per ng/mL)")
    prop.egfr <- 0.172
    label("Proportional error of eGFR")
    prop.fpg <- 0.231
    label("Proportional error of glucose")
    eta.egfr0 ~ 0.0477
    eta.fpg0 ~ 0.0285
  })
  model({
    egfr0 <- exp(legfr0 + eta.egfr0) * (AGE / 38)^egfr.age * (HB / 111)^egfr.hb
    fpg0 <- exp(lfpg0 + eta.fpg0) * (AGE / 38)^fpg.age
    egfr <- egfr0 - imax * C0tac / (ic50 + C0tac)
    fpg <- fpg0 + fpg.slope * C0tac
    diabetic.range <- fpg > 7.0
    egfr ~ prop(prop.egfr)
    fpg ~ prop(prop.fpg)
  })
}
