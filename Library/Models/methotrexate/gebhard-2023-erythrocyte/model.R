gebhard_2023_erythrocyte <- function() {
  description <- "Methotrexate in erythrocytes of children on oral maintenance therapy for leukaemia: plasma in two compartments with literature values, bioavailability that falls with the dose, slow uptake into and loss from red cells"
  reference <- "Gebhard A et al. Pharmacokinetic-pharmacodynamic modeling of maintenance therapy for childhood acute lymphoblastic leukemia. Sci Rep 2023;13:11749. doi:10.1038/s41598-023-38414-0"
  units <- list(time = "d", dosing = "mg", concentration = "umol/L")
  covariateData <- list(
    BSA = list(description = "Body surface area", units = "m^2", notes = "Turns mg into mg/m^2; the paper doses for each m^2"),
    EMTX0 = list(description = "Erythrocyte methotrexate at the start", units = "umol/L", notes = "The paper starts every record at its first measurement (median 0.026)")
  )
  population <- list(
    n_subjects = 452,
    n_observations = 4192,
    age_range = "2.4-16.9 years",
    weight_range = "10.3-105.5 kg",
    disease_state = "acute lymphoblastic leukaemia, oral maintenance therapy",
    regions = "Nordic countries"
  )
  ini({
    ka <- fix(26.64)
    label("Absorption rate constant (1/d)")
    ke <- fix(14.2944)
    label("Elimination rate constant (1/d)")
    kcp <- fix(0.9888)
    label("Central to peripheral (1/d)")
    kpc <- fix(2.64)
    label("Peripheral to central (1/d)")
    vc <- fix(11.606)
    label("Central volume (L/m^2)")
    vp <- fix(4.347)
    label("Peripheral volume (L/m^2)")
    fmax <- fix(0.77)
    label("Largest loss of bioavailability with the dose")
    d50 <- fix(15.01)
    label("Dose of half that loss (mg/m^2)")
    lkin <- log(0.031)
    label("Uptake into red cells (1/d)")
    lkeff <- log(0.018)
    label("Loss from red cells (1/d)")
    eta.kin ~ 0.1094
    eta.keff ~ 0.0918
    add.sd <- sqrt(0.000018)
    label("Additive error (umol/L)")
    prop.sd <- sqrt(0.024)
    label("Proportional error")
  })
  model({
    kin <- exp(lkin + eta.kin)
    keff <- exp(lkeff + eta.keff)
    # Dose for each m^2; bioavailability of the dose that lies in the depot.
    dose <- podo0(depot) / BSA
    fa <- 1 - fmax * dose / (d50 + dose)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- fa * ka * depot - (ke + kcp) * central + kpc * peripheral
    d/dt(peripheral) <- kcp * central - kpc * peripheral
    d/dt(rbc) <- kin * peripheral / vp - keff * rbc
    rbc(0) <- EMTX0
    # mg to umol/m^2.
    f(depot) <- 1000 / 454.44 / BSA
    Cp <- central / vc
    thalf <- log(2) / keff
    EMTX <- rbc
    EMTX ~ add(add.sd) + prop(prop.sd)
  })
}
