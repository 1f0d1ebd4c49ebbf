liang_2024 <- function() {
  description <- "Rituximab and CD20 in primary membranous nephropathy: two compartments, quasi-steady-state binding to CD20, turnover of B cells"
  reference <- "Liang H et al. Dosing optimization of rituximab for primary membranous nephropathy by population pharmacokinetic and pharmacodynamic study. Front Pharmacol 2024;15:1197651. doi:10.3389/fphar.2024.1197651"
  units <- list(time = "h", dosing = "mg", concentration = "ug/mL")
  covariateData <- list()
  population <- list(
    n_subjects = 41,
    n_observations = "171 rituximab, 220 CD20+ B cells",
    age_range = "19-76 years",
    weight_range = "50-101 kg",
    disease_state = "primary membranous nephropathy",
    regions = "Beijing, China"
  )
  ini({
    lcl <- log(0.0482)
    label("CL (L/h)")
    lvc <- log(2.48)
    label("V (L)")
    lq <- log(0.0073)
    label("Q (L/h)")
    lvp <- log(4.68)
    label("V2 (L)")
    lkint <- fix(log(0.217))
    label("Elimination of the complex (1/h)")
    lkss <- log(6.21)
    label("Quasi-steady-state constant (nmol/L)")
    lksyn <- fix(log(5.06e-8))
    label("Synthesis of CD20 (umol/L/h)")
    lkdeg <- fix(log(1.63e-3))
    label("Loss of CD20 (1/h)")
    eta.cl ~ 0.49
    eta.kss ~ 2.207
    prop.sd <- 0.2
    label("Proportional error of rituximab, not published")
    prop.cells <- 0.3
    label("Proportional error of B cells, not published")
  })
  model({
    cl <- exp(lcl + eta.cl)
    vc <- exp(lvc)
    q <- exp(lq)
    vp <- exp(lvp)
    kint <- exp(lkint)
    kss <- exp(lkss + eta.kss)
    # umol to nmol.
    ksyn <- exp(lksyn) * 1000
    kdeg <- exp(lkdeg)
    # Quasi-steady-state: of the total, what is free and what is bound.
    # nmol in a mg: 1000 * 1000 nmol in a mmol.
    nmol <- 1000 * 1000 / 145000
    ctot <- central / vc * nmol
    gap <- ctot - cd20 - kss
    cfree <- (gap + sqrt(gap^2 + 2 * 2 * kss * ctot)) / 2
    bound <- cd20 * cfree / (kss + cfree)
    d/dt(central) <- (-(cl + q) * cfree - kint * vc * bound) / nmol + q / vp * peripheral
    d/dt(peripheral) <- q * cfree / nmol - q / vp * peripheral
    d/dt(cd20) <- ksyn - kdeg * (cd20 - bound) - kint * bound
    cd20(0) <- ksyn / kdeg
    Cc <- central / vc
    # CD20, nmol/L, to cells in a uL at so many molecules on a cell.
    bcells <- cd20 / (1000 * 1000 * 1000) * 6.02214e23 / 94000 / (1000 * 1000)
    Cc ~ prop(prop.sd)
    bcells ~ prop(prop.cells)
  })
}
