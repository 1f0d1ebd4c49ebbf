mizaki_2023 <- function() {
  description <- "Mycophenolic acid after mycophenolate mofetil in Japanese adults with lupus nephritis: six transits, absorption, two compartments; clearance by creatinine clearance and albumin"
  reference <- "Mizaki T et al. Population pharmacokinetics and limited sampling strategy for therapeutic drug monitoring of mycophenolate mofetil in Japanese patients with lupus nephritis. J Pharm Health Care Sci 2023;9:1. doi:10.1186/s40780-022-00271-w"
  units <- list(time = "h", dosing = "mg", concentration = "mg/L")
  covariateData <- list(
    CLCR = list(description = "Creatinine clearance", units = "mL/min", notes = "Power on CL/F, centred at 6.2 L/h; Cockcroft-Gault, not indexed"),
    ALB = list(description = "Serum albumin", units = "g/L", notes = "Power on CL/F, centred at 36")
  )
  population <- list(
    n_subjects = 34,
    n_observations = 302,
    age_range = "median 39.0 years, 26.3-51.8 the middle half",
    weight_range = "median 54.7 kg, 47.2-58.6 the middle half",
    disease_state = "lupus nephritis",
    regions = "Aichi, Japan"
  )
  ini({
    lmtt <- log(0.45)
    label("Mean transit time (h)")
    nstep <- fix(7)
    label("Steps of the chain")
    lka <- log(2.98)
    label("Absorption rate constant (1/h)")
    lcl <- log(13.15)
    label("CL/F at the medians (L/h)")
    lvc <- log(22.95)
    label("V1/F (L)")
    lq <- log(26.44)
    label("Q/F (L/h)")
    lvp <- log(336.03)
    label("V2/F (L)")
    cl.clcr <- 0.78
    label("Exponent of creatinine clearance on CL/F")
    cl.alb <- -0.88
    label("Exponent of albumin on CL/F")
    eta.vc ~ 0.5632
    eta.cl ~ 0.0988
    eta.mtt ~ 0.2943
    prop.sd <- 0.3409
    label("Proportional error")
  })
  model({
    ktr <- nstep / exp(lmtt + eta.mtt)
    ka <- exp(lka)
    # mL/min to L/h.
    cl <- exp(lcl + eta.cl) * (CLCR * 60 / 1000 / 6.2)^cl.clcr * (ALB / 36)^cl.alb
    vc <- exp(lvc + eta.vc)
    q <- exp(lq)
    vp <- exp(lvp)
    d/dt(depot) <- -ktr * depot
    d/dt(transit1) <- ktr * depot - ktr * transit1
    d/dt(transit2) <- ktr * transit1 - ktr * transit2
    d/dt(transit3) <- ktr * transit2 - ktr * transit3
    d/dt(transit4) <- ktr * transit3 - ktr * transit4
    d/dt(transit5) <- ktr * transit4 - ktr * transit5
    d/dt(transit6) <- ktr * transit5 - ktr * transit6
    d/dt(gut) <- ktr * transit6 - ka * gut
    d/dt(central) <- ka * gut - (cl + q) / vc * central + q / vp * peripheral
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    Cc <- central / vc
    Cc ~ prop(prop.sd)
  })
}
