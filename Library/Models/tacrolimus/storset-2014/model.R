storset_2014 <- function() {
  description <- "Tacrolimus in adult kidney transplant recipients, immediate-release capsules: two compartments in plasma scaled by fat-free mass, saturable binding to red cells by haematocrit, bioavailability by prednisolone dose, CYP3A5 and the first day after transplantation"
  reference <- "Storset E et al. Improved prediction of tacrolimus concentrations early after kidney transplantation using theory-based pharmacokinetic modelling. Br J Clin Pharmacol 2014;78:509-523. doi:10.1111/bcp.12361"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list(
    FFM = list(description = "Fat-free mass, Janmahasatian", units = "kg", notes = "Allometric on clearances (0.75) and volumes (1), reference 60 kg"),
    HCT = list(description = "Haematocrit, volume fraction", units = "1", notes = "Binding to red cells; time-varying"),
    PRED = list(description = "Prednisolone dose", units = "mg/day", notes = "Lowers bioavailability; time-varying"),
    CYP3A5 = list(description = "Carries CYP3A5*1", units = "0 or 1", notes = "1 for *1/*1 and *1/*3, 0 for *3/*3"),
    DAY1 = list(description = "First 24 h after transplantation", units = "0 or 1", notes = "Raises bioavailability; see NOTES.md for the paper's three wordings"),
    OCC = list(description = "Occasion", units = "1", notes = "A new one with every sampled day")
  )
  population <- list(
    n_subjects = 242,
    n_observations = 3100,
    age_range = "23-71 years",
    weight_range = "51-121 kg",
    disease_state = "adult kidney transplantation, with mycophenolate and tapered prednisolone",
    regions = "Brisbane, Australia and Oslo, Norway"
  )
  ini({
    lka <- log(1.01)
    label("Absorption rate constant (1/h)")
    ltlag <- log(0.41)
    label("Absorption lag (h)")
    lcl <- log(811)
    label("Plasma CL/F at 60 kg fat-free mass (L/h)")
    lvc <- log(6290)
    label("Plasma V1/F at 60 kg fat-free mass (L)")
    lq <- log(1200)
    label("Plasma Q/F at 60 kg fat-free mass (L/h)")
    lvp <- log(32100)
    label("Plasma V2/F at 60 kg fat-free mass (L)")
    cl.cyp3a5 <- 1.30
    label("Plasma CL of CYP3A5*1 carriers, ratio")
    f.cyp3a5 <- 0.82
    label("Bioavailability of CYP3A5*1 carriers, ratio")
    f.predmax <- 0.67
    label("Largest fall of bioavailability by prednisolone, fraction")
    f.pred50 <- 35
    label("Prednisolone dose of half that fall (mg/day)")
    lf.day1 <- log(2.68)
    label("Bioavailability on the first day, ratio")
    eta.cl + eta.vc + eta.q ~ c(
      0.1484,
      0.0838, 0.2559,
      0.1381, 0.0780, 0.3343
    )
    eta.fday1 ~ 0.2813
    iov.f ~ 0.0515 | OCC
    iov.ka ~ 0.8920 | OCC
    prop.sd <- 0.149
    label("Proportional error")
  })
  model({
    tlag <- exp(ltlag)
    ka <- exp(lka + iov.ka)
    cl <- exp(lcl + eta.cl) * (FFM / 60)^0.75 * cl.cyp3a5^CYP3A5
    vc <- exp(lvc + eta.vc) * (FFM / 60)
    q <- exp(lq + eta.q) * (FFM / 60)^0.75
    vp <- exp(lvp) * (FFM / 60)
    fpred <- 1 - f.predmax * PRED / (PRED + f.pred50)
    frel <- exp(iov.f + DAY1 * (lf.day1 + eta.fday1)) * fpred * f.cyp3a5^CYP3A5
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - (cl + q) / vc * central + q / vp * peripheral
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    f(depot) <- frel
    alag(depot) <- tlag
    Cp <- 1000 * central / vc
    Cc <- Cp * (1 + 418 * HCT / (Cp + 3.8))
    Cc ~ prop(prop.sd)
  })
}
