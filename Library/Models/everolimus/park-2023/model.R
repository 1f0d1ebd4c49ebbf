park_2023 <- function() {
  description <- "Everolimus in patients with focal cortical dysplasia and seizures, 4 to 32 years, troughs: one compartment; clearance linear in body surface area"
  reference <- "Park J et al. Population pharmacokinetics of everolimus in patients with seizures associated with focal cortical dysplasia. Front Pharmacol 2023;14:1197549. doi:10.3389/fphar.2023.1197549"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list(
    BSA = list(description = "Body surface area", units = "m^2", notes = "Linear on CL/F, centred at 1.5; the paper names no formula")
  )
  population <- list(
    n_subjects = 22,
    n_observations = 152,
    age_range = "4-32 years",
    weight_range = "13-86 kg",
    disease_state = "focal cortical dysplasia type II with refractory seizures",
    regions = "Seoul, Korea"
  )
  ini({
    lka <- log(0.585)
    label("Absorption rate constant (1/h)")
    cl.base <- 12.5
    label("Part of CL/F that does not depend on body surface (L/h)")
    cl.bsa <- 9.71
    label("Part of CL/F at a body surface of 1.5 m^2 that is proportional to it (L/h)")
    lvc <- log(293)
    label("V/F (L)")
    eta.cl ~ 0.0273
    eta.vc ~ 0.0434
    prop.sd <- 0.294
    label("Proportional error")
  })
  model({
    ka <- exp(lka)
    cl <- (cl.base + cl.bsa * BSA / 1.5) * exp(eta.cl)
    vc <- exp(lvc + eta.vc)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - cl / vc * central
    Cc <- 1000 * central / vc
    Cc ~ prop(prop.sd)
  })
}
