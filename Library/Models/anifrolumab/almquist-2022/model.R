almquist_2022 <- function() {
  description <- "Anifrolumab, intravenous, in systemic lupus erythematosus: two compartments, quasi-steady-state binding to the type I interferon receptor, linear clearance that falls over a year; weight and interferon signature"
  reference <- "Almquist J et al. Nonlinear population pharmacokinetics of anifrolumab in healthy volunteers and patients with systemic lupus erythematosus. J Clin Pharmacol 2022;62:1106-1120. doi:10.1002/jcph.2055"
  units <- list(time = "d", dosing = "mg", concentration = "ug/mL")
  covariateData <- list(
    WT = list(description = "Body weight at the start", units = "kg", notes = "Power on CL and Vc, centred at 69.1"),
    IFNLOW = list(description = "Low interferon signature (4 genes)", units = "0 or 1", notes = "CL 21 % lower")
  )
  population <- list(
    n_subjects = 670,
    n_observations = 6049,
    age_range = "18-69 years",
    weight_range = "42.0-144.8 kg",
    disease_state = "664 with moderate to severe systemic lupus erythematosus, 6 healthy volunteers"
  )
  ini({
    lcl <- log(0.193)
    label("CL, interferon signature high (L/d)")
    lvc <- log(2.93)
    label("Vc (L)")
    lq <- log(0.937)
    label("Q (L/d)")
    lvp <- log(3.30)
    label("Vp (L)")
    lkss <- log(0.712)
    label("Quasi-steady-state constant (nmol/L)")
    lr0 <- log(0.0999)
    label("Receptor (nmol/L)")
    kdeg <- fix(77.4)
    label("Loss of receptor, free and bound (1/d)")
    cl.ifnlow <- 0.793
    label("CL with a low interferon signature, ratio")
    cl.wt <- 0.601
    label("Exponent of weight on CL")
    vc.wt <- 0.764
    label("Exponent of weight on Vc")
    tmax <- -0.155
    label("Change of log CL in the long run")
    t50 <- 380
    label("Time of half that change (d)")
    eta.cl ~ 0.109
    eta.vc ~ 0.0723
    eta.r0 ~ 0.0882
    eta.time ~ 0.146
    prop.sd <- 0.305
    label("Proportional error")
    add.sd <- 0.0201
    label("Additive error (ug/mL)")
  })
  model({
    cl <- exp(lcl + eta.cl) * cl.ifnlow^IFNLOW * (WT / 69.1)^cl.wt * exp((tmax + eta.time) * tafd0() / (t50 + tafd0()))
    vc <- exp(lvc + eta.vc) * (WT / 69.1)^vc.wt
    q <- exp(lq)
    vp <- exp(lvp)
    kss <- exp(lkss)
    r0 <- exp(lr0 + eta.r0)
    Cc <- central / vc
    Cper <- peripheral / vp
    # mg/L to nmol/L: 1000 * 1000 nmol in a mmol.
    molar <- Cc * 1000 * 1000 / 148000
    bound <- rtot * molar / (kss + molar)
    loss <- cl * Cc + kdeg * bound * vc * 148000 / (1000 * 1000) + q * (Cc - Cper)
    # The compartment holds free drug; what is bound follows it at once.
    d/dt(central) <- -loss / (1 + rtot * kss / (kss + molar)^2)
    d/dt(peripheral) <- q * (Cc - Cper)
    # Bound and free receptor are lost alike, so the total stays.
    d/dt(rtot) <- kdeg * (r0 - rtot)
    rtot(0) <- r0
    Cc ~ add(add.sd) + prop(prop.sd)
  })
}
