gebhard_2023_tgn <- function() {
  description <- "Oral 6-mercaptopurine in children with acute lymphoblastic leukaemia: plasma taken from the literature, saturable uptake into red cells as 6-thioguanine nucleotides (E-TGN) and first-order loss"
  reference <- "Gebhard A et al. Pharmacokinetic-pharmacodynamic modeling of maintenance therapy for childhood acute lymphoblastic leukemia. Sci Rep 2023;13:11749. doi:10.1038/s41598-023-38414-0"
  units <- list(time = "h", dosing = "mg", concentration = "umol/L")
  covariateData <- list(
    BSA = list(description = "Body surface area", units = "m^2", notes = "Volume of mercaptopurine in plasma is per m^2"),
    ETGN0 = list(description = "6-TGN in red cells when the record begins", units = "umol/L", notes = "First measured value in the study; 0 before the first dose")
  )
  population <- list(
    n_subjects = 452,
    n_observations = "4624 E-TGN",
    age_range = "2.4-16.9 years",
    weight_range = "10.3-105.5 kg",
    disease_state = "acute lymphoblastic leukaemia, oral maintenance with mercaptopurine daily and methotrexate weekly",
    regions = "Nordic countries (NOPHO ALL-92)"
  )
  ini({
    lka <- fixed(log(21.07))
    label("Absorption rate constant (1/d)")
    lke <- fixed(log(15.4))
    label("Loss of mercaptopurine from plasma (1/d)")
    lvc <- fixed(log(20.1911))
    label("Volume of mercaptopurine (L/m^2)")
    lfdepot <- fixed(log(0.12))
    label("Bioavailability of mercaptopurine")
    lvmm <- log(0.096)
    label("Largest rate of uptake into red cells (umol/L/d)")
    lkmm <- log(0.016)
    label("Plasma mercaptopurine at half of it (umol/L)")
    lkeff <- log(0.041)
    label("Loss of E-TGN (1/d)")
    eta.vmm ~ 0.2393
    eta.keff ~ 0.2231
    add.sd <- 0.1517
    label("Additive error (umol/L)")
    prop.sd <- 0.2530
    label("Proportional error")
  })
  model({
    # The paper's rates are per day.
    ka <- exp(lka) / 24
    ke <- exp(lke) / 24
    vc <- exp(lvc) * BSA
    vmm <- exp(lvmm + eta.vmm) / 24
    kmm <- exp(lkmm)
    keff <- exp(lkeff + eta.keff) / 24
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - ke * central
    f(depot) <- exp(lfdepot)
    Cp <- 1000 * central / vc / 152.18
    d/dt(tgn) <- vmm * Cp / (kmm + Cp) - keff * tgn
    tgn(0) <- ETGN0
    Ctgn <- tgn
    Ctgn ~ add(add.sd) + prop(prop.sd)
  })
}
