jiao_2009 <- function() {
  description <- "Sirolimus in Chinese adults after kidney transplantation with ciclosporin and corticosteroids, troughs: one compartment; clearance by cholesterol, ciclosporin trough, liver-protecting herbs and dose"
  reference <- "Jiao Z et al. Population pharmacokinetics of sirolimus in de novo Chinese adult renal transplant patients. Br J Clin Pharmacol 2009;68:47-54. doi:10.1111/j.1365-2125.2009.03392.x"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list(
    TC = list(description = "Total cholesterol", units = "mmol/L", notes = "Linear on CL/F, centred at 5.66"),
    CSA = list(description = "Ciclosporin trough", units = "ng/mL", notes = "Linear on CL/F and V/F, centred at 104; 0 without ciclosporin"),
    SILYMARIN = list(description = "Takes silymarin", units = "0 or 1", notes = "Given for abnormal liver tests: the factor carries them, too"),
    GLYCYRRHIZIN = list(description = "Takes glycyrrhizin", units = "0 or 1", notes = "Given for abnormal liver tests: the factor carries them, too"),
    DOSE = list(description = "Sirolimus, daily dose", units = "mg/d", notes = "Power on CL/F, centred at 2 mg a day")
  )
  population <- list(
    n_subjects = 112,
    n_observations = 804,
    age_range = "19-68 years",
    weight_range = "44.5-91.0 kg",
    disease_state = "new kidney transplant with ciclosporin and corticosteroids",
    regions = "China, five centres"
  )
  ini({
    lka <- fix(log(0.752))
    label("Absorption rate constant (1/h)")
    lcl <- log(10.1)
    label("CL/F at the medians (L/h)")
    lvc <- log(3670)
    label("V/F at the median ciclosporin trough (L)")
    cl.tc <- -0.662
    label("Change of CL/F with cholesterol (L/h per mmol/L)")
    cl.csa <- -0.00417
    label("Change of CL/F with the ciclosporin trough (L/h per ng/mL)")
    cl.silymarin <- 0.650
    label("CL/F with silymarin, ratio")
    cl.glycyrrhizin <- 0.661
    label("CL/F with glycyrrhizin, ratio")
    cl.dose <- 0.479
    label("Exponent of the daily dose on CL/F")
    dose.ref <- fix(2)
    label("Daily dose at which it has no effect (mg/d)")
    vc.csa <- -7.27
    label("Change of V/F with the ciclosporin trough (L per ng/mL)")
    eta.cl ~ 0.0551
    eta.vc ~ 0.2788
    log.sd <- 0.299
    label("Error on the log scale")
  })
  model({
    ka <- exp(lka)
    cl <- (exp(lcl) + cl.tc * (TC - 5.66) + cl.csa * (CSA - 104)) * cl.silymarin^SILYMARIN * cl.glycyrrhizin^GLYCYRRHIZIN *
      (DOSE / dose.ref)^cl.dose * exp(eta.cl)
    vc <- (exp(lvc) + vc.csa * (CSA - 104)) * exp(eta.vc)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - cl / vc * central
    Cc <- 1000 * central / vc
    Cc ~ lnorm(log.sd)
  })
}
