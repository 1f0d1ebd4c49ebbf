valenzuela_2025 <- function() {
  description <- "Nipocalimab in volunteers and generalised myasthenia gravis: quasi-steady-state binding to the neonatal Fc receptor, immunoglobulin G whose recycling it blocks, and the change of the MG-ADL score"
  reference <- "Valenzuela B et al. Nipocalimab dose selection in generalized myasthenia gravis. CPT Pharmacometrics Syst Pharmacol 2025;14:2074-2085. doi:10.1002/psp4.70109"
  units <- list(time = "d", dosing = "mg", concentration = "nmol/L")
  covariateData <- list(
    WT = list(description = "Body weight", units = "kg", notes = "Allometric, centred at 75"),
    ELISA = list(description = "Measured by ELISA", units = "0 or 1", notes = "Chooses the additive error"),
    PHASE1 = list(description = "Volunteer of a phase 1 study", units = "0 or 1", notes = "Chooses the proportional error"),
    MG = list(description = "Generalised myasthenia gravis", units = "0 or 1", notes = "IgG at baseline was lower in that study"),
    MGADL0 = list(description = "MG-ADL score before treatment", units = "points", notes = "0 to 24; power on both slopes")
  )
  population <- list(
    n_subjects = 228,
    age_range = "18-83 years",
    weight_range = "45-188 kg",
    disease_state = "160 healthy volunteers, 68 with generalised myasthenia gravis"
  )
  ini({
    lcl <- log(0.655)
    label("CL at 75 kg (L/d)")
    lvc <- log(3.23)
    label("Vc at 75 kg (L)")
    lq <- log(0.250)
    label("Q at 75 kg (L/d)")
    lvp <- log(0.622)
    label("Vp at 75 kg (L)")
    cl.wt <- fix(0.75)
    label("Exponent of weight on CL and Q")
    lfcrn <- log(143)
    label("Fc receptor at baseline (nmol/L)")
    frmax <- 0.947
    label("Share of the receptor that nipocalimab can reach")
    lkss <- log(6.05)
    label("Quasi-steady-state constant (ug/mL)")
    lkint <- log(62.4)
    label("Internalisation of the complex (1/d)")
    lkdeg <- fix(log(1.3))
    label("Loss of free receptor (1/d)")
    ligg <- log(11.4)
    label("IgG at baseline (g/L)")
    igg.mg <- 0.777
    label("IgG at baseline in the study of myasthenia, ratio")
    lkdegg <- log(0.217)
    label("Loss of IgG without recycling (1/d)")
    ligk <- log(5.08)
    label("Recycling of IgG")
    lke0 <- log(0.414)
    label("Delay of the score (1/d)")
    slope.igg <- -0.216
    label("Points for each 10 % fall of IgG")
    slope.base <- 0.871
    label("Exponent of the score at baseline on that slope")
    drop <- -1.08
    label("Fall with placebo (points)")
    drop.base <- 1.23
    label("Exponent of the score at baseline on that fall")
    drift <- -0.0594
    label("Slope with placebo (points a week)")
    mgadl.ref <- fix(7)
    label("Score at which the exponents have no effect (points)")
    eta.cl ~ 0.0565
    eta.vc ~ 0.0223
    eta.fcrn ~ 0.0606
    eta.igg ~ 0.0468
    eta.kdegg ~ 0.0282
    eta.igk ~ 0.0669
    add.elisa <- 0.445
    label("Additive error, ELISA (nmol/L)")
    add.ecl <- 0.0342
    label("Additive error, electrochemiluminescence (nmol/L)")
    prop.phase1 <- 0.0834
    label("Proportional error, volunteers")
    prop.phase2 <- 0.367
    label("Proportional error, patients")
    add.free <- 2.98
    label("Additive error of free receptor (per cent)")
    prop.free <- 0.227
    label("Proportional error of free receptor")
    prop.igg <- 0.0858
    label("Proportional error of IgG")
    add.mgadl <- 1.50
    label("Additive error of the change of the score (points)")
  })
  model({
    cl <- exp(lcl + eta.cl) * (WT / 75)^cl.wt
    vc <- exp(lvc + eta.vc) * (WT / 75)
    q <- exp(lq) * (WT / 75)^cl.wt
    vp <- exp(lvp) * (WT / 75)
    fcrn <- exp(lfcrn + eta.fcrn)
    reach <- fcrn * frmax
    kint <- exp(lkint)
    kdeg <- exp(lkdeg)
    # nmol in a mg: 1000 * 1000 nmol in a mmol.
    nmol <- 1000 * 1000 / 142000
    kss <- exp(lkss) * nmol
    igg0 <- exp(ligg + eta.igg) * (1 - (1 - igg.mg) * MG)
    kdegg <- exp(lkdegg + eta.kdegg)
    igk <- exp(ligk + eta.igk)
    krec <- kdegg * igk / (1 + igk)
    ke0 <- exp(lke0)
    # Quasi-steady-state: of the total, what is free and what is bound.
    ctot <- central / vc * nmol
    gap <- ctot - rtot - kss
    cfree <- (gap + sqrt(gap^2 + 2 * 2 * kss * ctot)) / 2
    bound <- rtot * cfree / (kss + cfree)
    ffree <- (rtot - bound) / reach
    d/dt(central) <- (-(cl + q) * cfree - kint * vc * bound) / nmol + q / vp * peripheral
    d/dt(peripheral) <- q * cfree / nmol - q / vp * peripheral
    d/dt(rtot) <- kdeg * reach - kdeg * rtot - (kint - kdeg) * bound
    d/dt(IgG) <- (kdegg - krec) * igg0 - (kdegg - krec * ffree) * IgG
    d/dt(effect) <- ke0 * (1 - IgG / igg0 - effect)
    rtot(0) <- reach
    IgG(0) <- igg0
    Cc <- ctot
    # Per cent of all receptor, the part that cannot be reached included.
    free <- 100 * (rtot - bound + fcrn - reach) / fcrn
    igg.share <- IgG / igg0
    # Change of the MG-ADL score, points: placebo from the first dose on, and 10 tenths of IgG.
    placebo <- 0
    if (tafd0() > 0) placebo <- drop * (MGADL0 / mgadl.ref)^drop.base + drift * tafd0() / 7
    drug <- 10 * slope.igg * effect * (MGADL0 / mgadl.ref)^slope.base
    dmgadl <- placebo + drug
    add.pk <- add.elisa * ELISA + add.ecl * (1 - ELISA)
    prop.pk <- prop.phase1 * PHASE1 + prop.phase2 * (1 - PHASE1)
    Cc ~ add(add.pk) + prop(prop.pk)
    free ~ add(add.free) + prop(prop.free)
    IgG ~ prop(prop.igg)
    dmgadl ~ add(add.mgadl)
  })
}
