ter_heine_2018 <- function() {
  description <- "Everolimus in adults with cancer and after kidney transplantation: four transits, liver that extracts on the first pass and later, two compartments of plasma, binding to red cells; fat-free mass, haematocrit and prednisolone"
  reference <- "ter Heine R et al. A pharmacological rationale for improved everolimus dosing in oncology and transplant patients. Br J Clin Pharmacol 2018;84:1575-1586. doi:10.1111/bcp.13591"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list(
    FFM = list(description = "Fat-free mass", units = "kg", notes = "Allometric, centred at 57.2; Janmahasatian"),
    HCT = list(description = "Haematocrit, volume fraction", units = "1", notes = "Plasma flow of the liver, and whole blood from plasma"),
    PRED = list(description = "Prednisolone, daily dose", units = "mg/d", notes = "20 mg a day or more raises intrinsic clearance"),
    OCC = list(description = "Occasion", units = "1", notes = "A new one with every level")
  )
  population <- list(
    n_subjects = 126,
    n_observations = 1239,
    age_range = "19-80 years",
    weight_range = "45-110.3 kg",
    disease_state = "55 after kidney transplantation, 71 with thyroid or breast cancer",
    regions = "The Netherlands"
  )
  ini({
    nstep <- fix(5)
    label("Steps of absorption")
    lmat <- log(0.404)
    label("Mean absorption time (h)")
    lclint <- log(340)
    label("Intrinsic clearance (L/h)")
    lvc <- log(175)
    label("VC at a fat-free mass of 57.2 kg (L)")
    lvp <- log(577)
    label("VP at a fat-free mass of 57.2 kg (L)")
    lq <- log(85.7)
    label("Q at a fat-free mass of 57.2 kg (L/h)")
    lqh <- fix(log(90))
    label("Blood flow of the liver at a fat-free mass of 57.2 kg (L/h)")
    fu <- fix(0.27)
    label("Unbound fraction in plasma")
    q.ffm <- fix(0.75)
    label("Exponent of fat-free mass on flows")
    clint.pred <- 0.31
    label("Rise of intrinsic clearance with 20 mg prednisolone a day or more")
    bmax <- fix(964)
    label("Binding capacity of red cells (ng/mL)")
    kd <- fix(92)
    label("Concentration of half that binding (ng/mL)")
    kns <- fix(0.153)
    label("Linear partition into red cells")
    eta.clint ~ 0.1088
    eta.vc ~ 0.1526
    iov.mat ~ 0.7930 | OCC
    log.sd <- 0.179
    label("Error on the log scale")
  })
  model({
    mat <- exp(lmat + iov.mat)
    # The mean time is spent in five steps of one rate.
    ktr <- nstep / mat
    clint <- exp(lclint + eta.clint)
    if (PRED >= 20) clint <- clint * (1 + clint.pred)
    vc <- exp(lvc + eta.vc) * (FFM / 57.2)
    vp <- exp(lvp) * (FFM / 57.2)
    q <- exp(lq) * (FFM / 57.2)^q.ffm
    # Well-stirred liver: plasma flow, extraction, clearance, and what the first pass leaves.
    plasma.flow <- exp(lqh) * (FFM / 57.2)^q.ffm * (1 - HCT)
    extraction <- fu * clint / (plasma.flow + fu * clint)
    cl <- plasma.flow * extraction
    d/dt(depot) <- -ktr * depot
    d/dt(transit1) <- ktr * depot - ktr * transit1
    d/dt(transit2) <- ktr * transit1 - ktr * transit2
    d/dt(transit3) <- ktr * transit2 - ktr * transit3
    d/dt(transit4) <- ktr * transit3 - ktr * transit4
    d/dt(central) <- ktr * transit4 - (cl + q) / vc * central + q / vp * peripheral
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    f(depot) <- 1 - extraction
    Cp <- 1000 * central / vc
    Cc <- HCT * (bmax * Cp / (kd + Cp) + kns * Cp) + (1 - HCT) * Cp
    Cc ~ lnorm(log.sd)
  })
}
