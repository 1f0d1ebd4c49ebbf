chen_2017 <- function() {
  description <- "Tacrolimus in myasthenia gravis, immediate-release, low doses: one compartment, absorption fixed; clearance by haematocrit and urea"
  reference <- "Chen YS et al. Population pharmacokinetic analysis of tacrolimus in Chinese myasthenia gravis patients. Acta Pharmacol Sin 2017;38:1195-1204. doi:10.1038/aps.2016.174"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list(
    HCT = list(description = "Haematocrit, volume fraction", units = "1", notes = "Power on CL/F, centred at 0.384; values outside the study count as its ends"),
    UREA = list(description = "Urea", units = "mmol/L", notes = "Power on CL/F, centred at 4.2; values outside the study count as its ends")
  )
  population <- list(
    n_subjects = 83,
    n_observations = 253,
    age_range = "2-81 years",
    weight_range = "13.5-110 kg",
    disease_state = "myasthenia gravis",
    regions = "Beijing, China"
  )
  ini({
    lka <- fixed(log(0.502))
    label("Absorption rate constant (1/h)")
    ltlag <- fixed(log(0.346))
    label("Absorption lag (h)")
    lcl <- log(3.6)
    label("CL/F (L/h)")
    lvc <- log(1700)
    label("V/F (L)")
    cl.hct <- 4.31
    label("Exponent of haematocrit on CL/F")
    cl.urea <- 1.42
    label("Exponent of urea on CL/F")
    eta.cl ~ 1.1003
    eta.vc ~ 0.4215
    prop.sd <- 0.358
    label("Proportional error")
  })
  model({
    tlag <- exp(ltlag)
    ka <- exp(lka)
    # The exponents explode outside what was seen.
    hct <- min(max(HCT, 0.296), 0.553)
    urea <- min(max(UREA, 1.7), 10.4)
    cl <- exp(lcl + eta.cl) * (hct / 0.384)^cl.hct * (urea / 4.2)^cl.urea
    vc <- exp(lvc + eta.vc)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - cl / vc * central
    alag(depot) <- tlag
    Cc <- 1000 * central / vc
    Cc ~ prop(prop.sd)
  })
}
