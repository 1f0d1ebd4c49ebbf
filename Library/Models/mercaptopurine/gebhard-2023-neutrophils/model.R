gebhard_2023_neutrophils <- function() {
  description <- "Oral 6-mercaptopurine in children with acute lymphoblastic leukaemia: saturable uptake into red cells as 6-thioguanine nucleotides (E-TGN), which slow the production of neutrophils in a chain of proliferating, three maturing and circulating cells with feedback (joint model)"
  reference <- "Gebhard A et al. Pharmacokinetic-pharmacodynamic modeling of maintenance therapy for childhood acute lymphoblastic leukemia. Sci Rep 2023;13:11749. doi:10.1038/s41598-023-38414-0"
  units <- list(time = "h", dosing = "mg", concentration = "umol/L")
  covariateData <- list(
    BSA = list(description = "Body surface area", units = "m^2", notes = "Volume of mercaptopurine in plasma is per m^2"),
    ETGN0 = list(description = "6-TGN in red cells when the record begins", units = "umol/L", notes = "First measured value in the study; 0 before the first dose"),
    NAIVE = list(description = "The record begins before treatment", units = "0 or 1", notes = "1: neutrophils start at their drug-free value; 0: at the estimated fraction of it, as in the study")
  )
  population <- list(
    n_subjects = 452,
    n_observations = "4624 E-TGN, 9808 neutrophil counts",
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
    lvmm <- log(0.21)
    label("Largest rate of uptake into red cells (umol/L/d)")
    lkmm <- log(0.14)
    label("Plasma mercaptopurine at half of it (umol/L)")
    lkeff <- log(0.050)
    label("Loss of E-TGN (1/d)")
    lbase <- log(2.17)
    label("Neutrophils without drug (1e9/L)")
    lktr <- log(0.15)
    label("Rate of proliferation and of each step of maturation (1/d)")
    lkcirc <- fixed(log(2.3765))
    label("Loss of circulating neutrophils (1/d)")
    lslope <- log(0.16)
    label("Fall of proliferation for each umol/L of E-TGN (L/umol)")
    lgamma <- log(0.79)
    label("Exponent of the feedback")
    linieff <- log(0.87)
    label("Neutrophils at the start, share of those without drug")
    eta.vmm ~ 0.2728
    eta.keff ~ 0.2559
    eta.base ~ 0.0704
    eta.ktr ~ 0.4177
    eta.slope ~ 0.5045
    eta.gamma ~ 0.0120
    eta.inieff ~ 0.2559
    tgn.add <- 0.1549
    label("Additive error of E-TGN (umol/L)")
    tgn.prop <- 0.2470
    label("Proportional error of E-TGN")
    anc.prop <- 0.5
    label("Proportional error of neutrophils")
  })
  model({
    # The paper's rates are per day.
    ka <- exp(lka) / 24
    ke <- exp(lke) / 24
    vc <- exp(lvc) * BSA
    vmm <- exp(lvmm + eta.vmm) / 24
    kmm <- exp(lkmm)
    keff <- exp(lkeff + eta.keff) / 24
    base <- exp(lbase + eta.base)
    ktr <- exp(lktr + eta.ktr) / 24
    kcirc <- exp(lkcirc) / 24
    slope <- exp(lslope + eta.slope)
    gamma <- exp(lgamma + eta.gamma)
    start <- base * exp((1 - NAIVE) * (linieff + eta.inieff))
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - ke * central
    f(depot) <- exp(lfdepot)
    Cp <- 1000 * central / vc / 152.18
    d/dt(tgn) <- vmm * Cp / (kmm + Cp) - keff * tgn
    effect <- slope * tgn
    feedback <- (base / circ)^gamma
    d/dt(prol) <- ktr * prol * (1 - effect) * feedback - ktr * prol
    d/dt(transit1) <- ktr * (prol - transit1)
    d/dt(transit2) <- ktr * (transit1 - transit2)
    d/dt(transit3) <- ktr * (transit2 - transit3)
    d/dt(circ) <- ktr * transit3 - kcirc * circ
    tgn(0) <- ETGN0
    prol(0) <- start * kcirc / ktr
    transit1(0) <- start * kcirc / ktr
    transit2(0) <- start * kcirc / ktr
    transit3(0) <- start * kcirc / ktr
    circ(0) <- start
    Ctgn <- tgn
    ANC <- circ
    Ctgn ~ add(tgn.add) + prop(tgn.prop)
    ANC ~ prop(anc.prop)
  })
}
