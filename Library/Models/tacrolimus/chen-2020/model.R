chen_2020 <- function() {
  description <- "Tacrolimus in children and adolescents with lupus nephritis, immediate-release: one compartment, allometric in weight; clearance lower with Wuzhi capsule"
  reference <- "Chen X et al. Population pharmacokinetics model and initial dose optimization of tacrolimus in children and adolescents with lupus nephritis based on real-world data. Exp Ther Med 2020;20:1423-1430. doi:10.3892/etm.2020.8821"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list(
    WT = list(description = "Body weight", units = "kg", notes = "Allometric on CL/F (0.75) and V/F (1), reference 70 kg"),
    WUZHI = list(description = "Takes Wuzhi capsule (Schisandra sphenanthera)", units = "0 or 1", notes = "Lowers CL/F")
  )
  population <- list(
    n_subjects = 32,
    age_range = "2.9-18 years",
    weight_range = "17-66.5 kg",
    disease_state = "lupus nephritis, with a glucocorticoid",
    regions = "Shanghai, China"
  )
  ini({
    lka <- fixed(log(4.48))
    label("Absorption rate constant (1/h)")
    lcl <- log(15.5)
    label("CL/F at 70 kg (L/h)")
    lvc <- log(174)
    label("V/F at 70 kg (L)")
    cl.wt <- fixed(0.75)
    label("Exponent of weight on CL/F")
    cl.wuzhi <- -0.290
    label("Change of CL/F with Wuzhi capsule, fraction")
    eta.cl ~ 0.0296
    prop.sd <- 0.281
    label("Proportional error")
  })
  model({
    ka <- exp(lka)
    cl <- exp(lcl + eta.cl) * (WT / 70)^cl.wt * (1 + cl.wuzhi * WUZHI)
    vc <- exp(lvc) * (WT / 70)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - cl / vc * central
    Cc <- 1000 * central / vc
    Cc ~ prop(prop.sd)
  })
}
