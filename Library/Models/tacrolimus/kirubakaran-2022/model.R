kirubakaran_2022 <- function() {
  description <- "Tacrolimus in adult heart transplant recipients, immediate-release capsules, with and without an azole antifungal: two compartments scaled by fat-free mass, first-order absorption; clearance by azole and haematocrit"
  reference <- "Kirubakaran R et al. Adaptation of a population pharmacokinetic model to inform tacrolimus therapy in heart transplant recipients. Br J Clin Pharmacol 2023;89:1162-1175. doi:10.1111/bcp.15566"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list(
    FFM = list(description = "Fat-free mass, Janmahasatian", units = "kg", notes = "Allometric on clearances (0.75) and volumes (1), reference 57 kg"),
    HCT = list(description = "Haematocrit, volume fraction", units = "1", notes = "Power on CL/F, centred at 0.34; time-varying"),
    ITRACONAZOLE = list(description = "Takes itraconazole", units = "0 or 1", notes = "Until a week after the last dose; 715 of 759 levels with an azole"),
    VORICONAZOLE = list(description = "Takes voriconazole", units = "0 or 1", notes = "Until a week after the last dose; 23 levels"),
    FLUCONAZOLE = list(description = "Takes fluconazole", units = "0 or 1", notes = "Until a week after the last dose; 21 levels")
  )
  population <- list(
    n_subjects = 87,
    n_observations = "1099 to build, 348 to test",
    age_range = "16-70 years",
    weight_range = "40-111 kg",
    disease_state = "heart transplantation to about one year, with mycophenolate and prednisolone; itraconazole for up to six months",
    regions = "Sydney, Australia"
  )
  ini({
    lka <- log(0.508)
    label("Absorption rate constant (1/h)")
    lcl <- log(21.1)
    label("CL/F without an azole (L/h)")
    lclazole <- log(4.2)
    label("CL/F with an azole (L/h)")
    lvc <- log(197)
    label("V2/F, central (L)")
    lq <- log(55.0)
    label("Q/F (L/h)")
    lvp <- log(297)
    label("V3/F, peripheral (L)")
    cl.ffm <- fixed(0.75)
    label("Exponent of fat-free mass on clearances")
    cl.hct <- -0.84
    label("Exponent of haematocrit on CL/F")
    eta.cl ~ 0.3163
    eta.clazole ~ 0.5884
    prop.sd <- 0.41
    label("Proportional error")
  })
  model({
    ka <- exp(lka)
    azole <- min(ITRACONAZOLE + VORICONAZOLE + FLUCONAZOLE, 1)
    clref <- exp(lcl + eta.cl) * (1 - azole) + exp(lclazole + eta.clazole) * azole
    cl <- clref * (FFM / 57)^cl.ffm * (HCT / 0.34)^cl.hct
    vc <- exp(lvc) * (FFM / 57)
    q <- exp(lq) * (FFM / 57)^cl.ffm
    vp <- exp(lvp) * (FFM / 57)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - (cl + q) / vc * central + q / vp * peripheral
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    Cc <- 1000 * central / vc
    Cc ~ prop(prop.sd)
  })
}
