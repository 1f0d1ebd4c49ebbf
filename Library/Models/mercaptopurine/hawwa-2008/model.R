hawwa_2008 <- function() {
  description <- "Oral 6-mercaptopurine in children with acute lymphoblastic leukaemia: absorption and plasma loss taken from the literature, formation and loss of 6-thioguanine nucleotides (6-TGN) and 6-methylmercaptopurine nucleotides (6-MMPN) in red cells; split between the two by TPMT, loss of 6-TGN by body surface area"
  reference <- "Hawwa AF et al. Population pharmacokinetic and pharmacogenetic analysis of 6-mercaptopurine in paediatric patients with acute lymphoblastic leukaemia. Br J Clin Pharmacol 2008;66:826-837. doi:10.1111/j.1365-2125.2008.03281.x"
  units <- list(time = "h", dosing = "mg", concentration = "mg/L")
  covariateData <- list(
    BSA = list(description = "Body surface area", units = "m^2", notes = "Power on the clearance of 6-TGN, reference 1 m^2"),
    TPMT_IM = list(description = "One TPMT allele of no function (intermediate metaboliser)", units = "0 or 1", notes = "*1/*3A or *1/*3C in the study: 3 of 19, all heterozygous"),
    MCV = list(description = "Mean corpuscular volume", units = "fL", notes = "Turns concentrations in packed red cells into pmol per 8e8 cells; not in the study's model")
  )
  population <- list(
    n_subjects = 19,
    n_observations = 150,
    age_range = "3-17 years",
    weight_range = "13.2-77.5 kg",
    disease_state = "acute lymphoblastic leukaemia, maintenance with mercaptopurine daily and methotrexate weekly",
    regions = "Belfast, Northern Ireland"
  )
  ini({
    lka <- fixed(log(1.3))
    label("Absorption rate constant (1/h)")
    lfdepot <- fixed(log(0.22))
    label("Bioavailability of mercaptopurine")
    lk20 <- fixed(log(0.53))
    label("Loss of mercaptopurine from plasma (1/h)")
    fmet <- fixed(0.78)
    label("Share of that loss that forms nucleotides in red cells")
    lfm3 <- log(0.0191)
    label("Share of the nucleotides that are 6-TGN")
    fm3.tpmt <- 2.56
    label("That share with one TPMT variant, ratio")
    lcltgn <- log(0.00914)
    label("Clearance of 6-TGN at 1 m^2 (L/h)")
    cltgn.bsa <- 1.16
    label("Exponent of body surface area on it")
    bsa.ref <- fixed(1)
    label("Body surface area at which it holds (m^2)")
    lclmmp <- log(0.0228)
    label("Clearance of 6-MMPN (L/h)")
    vtgn <- fixed(1)
    label("Volume of 6-TGN (L)")
    vmmp <- fixed(1)
    label("Volume of 6-MMPN (L)")
    eta.cltgn ~ 0.113
    eta.clmmp ~ 0.11
    tgn.sd <- 0.177
    label("Additive error of 6-TGN (mg/L of packed red cells)")
    mmp.sd <- 8.42
    label("Additive error of 6-MMPN (mg/L of packed red cells)")
  })
  model({
    ka <- exp(lka)
    k20 <- exp(lk20)
    kme <- fmet * k20
    fm3 <- exp(lfm3) * fm3.tpmt^TPMT_IM
    cltgn <- exp(lcltgn + eta.cltgn) * (BSA / bsa.ref)^cltgn.bsa
    clmmp <- exp(lclmmp + eta.clmmp)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - k20 * central
    d/dt(tgn) <- fm3 * kme * central - cltgn / vtgn * tgn
    d/dt(mmp) <- (1 - fm3) * kme * central - clmmp / vmmp * mmp
    f(depot) <- exp(lfdepot)
    Ctgn <- tgn / vtgn
    Cmmp <- mmp / vmmp
    # Packed red cells of 8e8 cells: L.
    cells <- 8e-7 * MCV
    TGN <- 1e9 * Ctgn / 167.19 * cells
    MMP <- 1e9 * Cmmp / 166.2 * cells
    Ctgn ~ add(tgn.sd)
    Cmmp ~ add(mmp.sd)
  })
}
