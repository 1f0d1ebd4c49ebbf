chen_2024 <- function() {
  description <- "Rituximab and B cells in children with relapsing or steroid-dependent nephrotic syndrome: two compartments by body surface, turnover of CD19+ cells whose loss rituximab multiplies"
  reference <- "Chen Y et al. Using real-world data to inform dosing strategies of rituximab for pediatric patients with frequent-relapsing or steroid-dependent nephrotic syndrome: a prospective pharmacokinetic-pharmacodynamic study. Front Pharmacol 2024;14:1319744. doi:10.3389/fphar.2023.1319744"
  units <- list(time = "d", dosing = "mg", concentration = "ug/mL")
  covariateData <- list(
    BSA = list(description = "Body surface area", units = "m^2", notes = "Power on CL, proportional on V1, centred at 0.9; the paper names no formula")
  )
  population <- list(
    n_subjects = 14,
    n_observations = "72 rituximab, 102 CD19+ B cells",
    age_range = "3.0-15.6 years",
    weight_range = "15.0-96.5 kg",
    disease_state = "frequently relapsing or steroid-dependent nephrotic syndrome",
    regions = "Shanghai, China"
  )
  ini({
    lcl <- fix(log(8.69))
    label("CL at 0.9 m^2 (mL/h)")
    lvc <- fix(log(1.86))
    label("V1 at 0.9 m^2 (L)")
    lq <- fix(log(7.5))
    label("Q (mL/h)")
    lvp <- fix(log(1.9))
    label("V2 (L)")
    cl.bsa <- fix(1.26)
    label("Exponent of body surface on CL")
    lemax <- log(99.6)
    label("Largest rise of the loss, as a multiple")
    lec50 <- log(5.87)
    label("Concentration of half that rise (ug/mL)")
    lbase <- log(395)
    label("B cells without drug (10^6/L)")
    lkout <- log(0.051)
    label("Loss of B cells without drug (1/d)")
    eta.cl ~ 0.1283
    eta.vc ~ 0.0625
    eta.base ~ 0.3597
    eta.kout ~ 0.3561
    prop.sd <- 0.18
    label("Proportional error of rituximab")
    prop.cells <- 0.84
    label("Proportional error of B cells")
  })
  model({
    # mL/h to L/d.
    cl <- exp(lcl + eta.cl) * (BSA / 0.9)^cl.bsa * 24 / 1000
    vc <- exp(lvc + eta.vc) * (BSA / 0.9)
    q <- exp(lq) * 24 / 1000
    vp <- exp(lvp)
    emax <- exp(lemax)
    ec50 <- exp(lec50)
    base <- exp(lbase + eta.base)
    kout <- exp(lkout + eta.kout)
    Cc <- central / vc
    d/dt(central) <- -(cl + q) / vc * central + q / vp * peripheral
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    d/dt(bcells) <- kout * base - kout * (1 + emax * Cc / (ec50 + Cc)) * bcells
    bcells(0) <- base
    Cc ~ prop(prop.sd)
    bcells ~ prop(prop.cells)
  })
}
