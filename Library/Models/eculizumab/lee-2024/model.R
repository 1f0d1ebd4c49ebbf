lee_2024 <- function() {
  description <- "Eculizumab in healthy volunteers and paroxysmal nocturnal haemoglobinuria: two compartments by weight, terminal complement activity, and lactate dehydrogenase"
  reference <- "Lee H et al. Population pharmacokinetic, pharmacodynamic and efficacy modeling of SB12 (proposed eculizumab biosimilar) and reference eculizumab. Eur J Clin Pharmacol 2024;80:1325-1338. doi:10.1007/s00228-024-03703-8"
  units <- list(time = "h", dosing = "mg", concentration = "ug/mL")
  covariateData <- list(
    WT = list(description = "Body weight at the start", units = "kg", notes = "Power on CL and Vc, centred at 80.9"),
    PNH = list(description = "Paroxysmal nocturnal haemoglobinuria", units = "0 or 1", notes = "Vc, activity without drug and largest inhibition have values of their own")
  )
  population <- list(
    n_subjects = 289,
    n_observations = "4136 concentrations, 2900 complement activities, 1350 lactate dehydrogenase",
    age_range = "18-79 years",
    weight_range = "43.0-111.0 kg",
    disease_state = "240 healthy volunteers, 49 with paroxysmal nocturnal haemoglobinuria"
  )
  ini({
    lcl <- log(0.0174)
    label("CL at 80.9 kg (L/h)")
    lvc <- log(3.47)
    label("Vc at 80.9 kg, volunteers (L)")
    vc.pnh <- 5.68
    label("Vc at 80.9 kg, patients (L)")
    lq <- log(0.0134)
    label("Q (L/h)")
    lvp <- log(0.79)
    label("Vp (L)")
    cl.wt <- 1.14
    label("Exponent of weight on CL")
    vc.wt <- 0.863
    label("Exponent of weight on Vc")
    e0 <- 85.9
    label("Terminal complement activity without drug, volunteers (per cent)")
    e0.pnh <- 101
    label("Terminal complement activity without drug, patients (per cent)")
    imax <- 0.93
    label("Largest inhibition, volunteers")
    imax.pnh <- 0.88
    label("Largest inhibition, patients")
    lic50 <- log(36.6)
    label("Concentration of half that inhibition (ug/mL)")
    hill <- 4.56
    label("Hill exponent of inhibition")
    lldh <- log(206)
    label("Lactate dehydrogenase without complement (U/L)")
    lldhmax <- log(1680)
    label("Largest rise of lactate dehydrogenase (U/L)")
    ldh50 <- 39
    label("Complement activity of half that rise (per cent)")
    lldh.hill <- log(4.30)
    label("Hill exponent of lactate dehydrogenase")
    eta.cl + eta.vc ~ c(0.0241, 0.0106, 0.0161)
    eta.vp ~ 0.1270
    eta.e0 ~ 0.0231
    eta.imax ~ 0.0007
    eta.ic50 ~ 0.0504
    eta.ldh ~ 0.0806
    eta.ldhmax ~ 0.5100
    eta.ldhhill ~ 0.2720
    prop.sd <- 0.117
    label("Proportional error of eculizumab")
    prop.tca <- 0.186
    label("Proportional error of complement activity")
    prop.ldh <- 0.32
    label("Proportional error of lactate dehydrogenase")
  })
  model({
    cl <- exp(lcl + eta.cl) * (WT / 80.9)^cl.wt
    vc <- (exp(lvc) * (1 - PNH) + vc.pnh * PNH) * exp(eta.vc) * (WT / 80.9)^vc.wt
    q <- exp(lq)
    vp <- exp(lvp + eta.vp)
    ic50 <- exp(lic50 + eta.ic50)
    d/dt(central) <- -(cl + q) / vc * central + q / vp * peripheral
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    Cc <- central / vc
    blocked <- (imax * (1 - PNH) + imax.pnh * PNH) * exp(eta.imax) * Cc^hill / (ic50^hill + Cc^hill)
    # A sampled inhibition above 1 would make the activity negative.
    tca <- max(0, (e0 * (1 - PNH) + e0.pnh * PNH) * exp(eta.e0) * (1 - blocked))
    ldh.hill <- exp(lldh.hill + eta.ldhhill)
    LDH <- exp(lldh + eta.ldh) + exp(lldhmax + eta.ldhmax) * tca^ldh.hill / (ldh50^ldh.hill + tca^ldh.hill)
    Cc ~ prop(prop.sd)
    tca ~ prop(prop.tca)
    LDH ~ prop(prop.ldh)
  })
}
