thiopurine_marrow <- function() {
  description <- "Azathioprine by mouth to 6-mercaptopurine, 6-thioguanine nucleotides (6-TGN) and 6-methylmercaptopurine nucleotides (6-MMP) in red cells with TPMT (Hawwa 2008), and on to the production of neutrophils with NUDT15 (chain of Gebhard 2023): a construction for adults"
  reference <- "Construction on Hawwa AF et al. Population pharmacokinetic and pharmacogenetic analysis of 6-mercaptopurine in paediatric patients with acute lymphoblastic leukaemia. Br J Clin Pharmacol 2008;66:826-837. doi:10.1111/j.1365-2125.2008.03281.x; and on Gebhard A et al. Pharmacokinetic-pharmacodynamic modeling of maintenance therapy for childhood acute lymphoblastic leukemia. Sci Rep 2023;13:11749. doi:10.1038/s41598-023-38414-0"
  units <- list(time = "h", dosing = "mg", concentration = "pmol/{8e8_RBC}")
  covariateData <- list(
    BSA = list(description = "Body surface area", units = "m^2", notes = "Power on the clearance of 6-TGN, reference 1 m^2"),
    TPMT_IM = list(description = "TPMT intermediate metaboliser", units = "0 or 1", notes = "One allele without function"),
    TPMT_PM = list(description = "TPMT poor metaboliser", units = "0 or 1", notes = "Two alleles without function; not together with TPMT_IM"),
    NUDT15_IM = list(description = "NUDT15 intermediate metaboliser", units = "0 or 1", notes = "One allele without function; acts on neutrophils, not on 6-TGN"),
    NUDT15_PM = list(description = "NUDT15 poor metaboliser", units = "0 or 1", notes = "Two alleles without function; not together with NUDT15_IM"),
    MCV = list(description = "Mean corpuscular volume", units = "fL", notes = "Turns concentrations in packed red cells into pmol per 8e8 cells, the unit of 6-TGN levels"),
    ANC0 = list(description = "Neutrophils before treatment", units = "1e9/L", notes = "Typical drug-free value of this patient")
  )
  population <- list(
    n_subjects = 452,
    n_observations = "150 metabolite levels (Hawwa), 9808 neutrophil counts (Gebhard)",
    age_range = "2.4-17 years",
    weight_range = "10.3-105.5 kg",
    disease_state = "acute lymphoblastic leukaemia on mercaptopurine and methotrexate; nobody took azathioprine",
    regions = "Belfast; Nordic countries"
  )
  ini({
    lka <- fixed(log(1.3))
    label("Absorption rate constant (1/h)")
    lfdepot <- fixed(log(0.22))
    label("Bioavailability of mercaptopurine")
    faza <- fixed(0.88)
    label("Share of azathioprine that becomes mercaptopurine")
    lk20 <- fixed(log(0.53))
    label("Loss of mercaptopurine from plasma (1/h)")
    fmet <- fixed(0.78)
    label("Share of that loss that forms nucleotides in red cells")
    lfm3 <- log(0.0191)
    label("Share of the nucleotides that are 6-TGN")
    fm3.im <- 2.56
    label("That share in TPMT intermediate metabolisers, ratio")
    fm3.pm <- fixed(10)
    label("That share in TPMT poor metabolisers, ratio")
    lcltgn <- log(0.00914)
    label("Clearance of 6-TGN at 1 m^2 (L/h)")
    cltgn.bsa <- 1.16
    label("Exponent of body surface area on it")
    bsa.ref <- fixed(1)
    label("Body surface area at which it holds (m^2)")
    lclmmp <- log(0.0228)
    label("Clearance of 6-MMP (L/h)")
    vtgn <- fixed(1)
    label("Volume of 6-TGN (L)")
    vmmp <- fixed(1)
    label("Volume of 6-MMP (L)")
    hb.scale <- fixed(4)
    label("6-TGN of Hawwa's scale in one of Gebhard's, ratio")
    lktr <- log(0.15)
    label("Rate of proliferation and of each step of maturation (1/d)")
    lkcirc <- fixed(log(2.3765))
    label("Loss of circulating neutrophils (1/d)")
    lslope <- log(0.16)
    label("Fall of proliferation for each umol/L of E-TGN (L/umol)")
    lgamma <- log(0.79)
    label("Exponent of the feedback")
    nudt.im <- fixed(2)
    label("Slope in NUDT15 intermediate metabolisers, ratio")
    nudt.pm <- fixed(10)
    label("Slope in NUDT15 poor metabolisers, ratio")
    eta.cltgn ~ 0.113
    eta.clmmp ~ 0.11
    eta.base ~ 0.0704
    eta.ktr ~ 0.4177
    eta.slope ~ 0.5045
    eta.gamma ~ 0.0120
    tgn.sd <- 0.177
    label("Additive error of 6-TGN (mg/L of packed red cells)")
    mmp.sd <- 8.42
    label("Additive error of 6-MMP (mg/L of packed red cells)")
    anc.prop <- 0.5
    label("Proportional error of neutrophils")
  })
  model({
    ka <- exp(lka)
    k20 <- exp(lk20)
    kme <- fmet * k20
    fm3 <- exp(lfm3) * fm3.im^TPMT_IM * fm3.pm^TPMT_PM
    # TPMT makes 6-MMP: without it there is none.
    fmmp <- (1 - fm3) * (1 - TPMT_PM)
    cltgn <- exp(lcltgn + eta.cltgn) * (BSA / bsa.ref)^cltgn.bsa
    clmmp <- exp(lclmmp + eta.clmmp)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - k20 * central
    d/dt(tgn) <- fm3 * kme * central - cltgn / vtgn * tgn
    d/dt(mmp) <- fmmp * kme * central - clmmp / vmmp * mmp
    f(depot) <- exp(lfdepot) * faza * 152.18 / 277.26
    Ctgn <- tgn / vtgn
    Cmmp <- mmp / vmmp
    # Packed red cells of 8e8 cells: L.
    cells <- 8e-7 * MCV
    TGN <- 1e9 * Ctgn / 167.19 * cells
    MMP <- 1e9 * Cmmp / 166.2 * cells
    # umol/L on the scale on which the slope was estimated.
    etgn <- 1000 * Ctgn / 167.19 / hb.scale
    base <- ANC0 * exp(eta.base)
    # The rates of the chain are per day.
    ktr <- exp(lktr + eta.ktr) / 24
    kcirc <- exp(lkcirc) / 24
    slope <- exp(lslope + eta.slope) * nudt.im^NUDT15_IM * nudt.pm^NUDT15_PM
    gamma <- exp(lgamma + eta.gamma)
    # Proliferation can stop but not turn round.
    effect <- min(slope * etgn, 1)
    feedback <- (base / circ)^gamma
    d/dt(prol) <- ktr * prol * (1 - effect) * feedback - ktr * prol
    d/dt(transit1) <- ktr * (prol - transit1)
    d/dt(transit2) <- ktr * (transit1 - transit2)
    d/dt(transit3) <- ktr * (transit2 - transit3)
    d/dt(circ) <- ktr * transit3 - kcirc * circ
    prol(0) <- base * kcirc / ktr
    transit1(0) <- base * kcirc / ktr
    transit2(0) <- base * kcirc / ktr
    transit3(0) <- base * kcirc / ktr
    circ(0) <- base
    ANC <- circ
    add.tgn <- 1e9 * tgn.sd / 167.19 * cells
    add.mmp <- 1e9 * mmp.sd / 166.2 * cells
    TGN ~ add(add.tgn)
    MMP ~ add(add.mmp)
    ANC ~ prop(anc.prop)
  })
}
