hao_2018 <- function() {
  description <- "Tacrolimus in children with nephrotic syndrome, immediate-release: one compartment, allometric in weight; clearance by CYP3A5"
  reference <- "Hao GX et al. Population pharmacokinetics of tacrolimus in children with nephrotic syndrome. Br J Clin Pharmacol 2018;84:1748-1756. doi:10.1111/bcp.13605"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list(
    WT = list(description = "Body weight", units = "kg", notes = "Allometric on CL/F (0.75) and V/F (1), reference 70 kg"),
    CYP3A5 = list(description = "Carries CYP3A5*1", units = "0 or 1", notes = "1 for *1/*1 and *1/*3, 0 for *3/*3")
  )
  population <- list(
    n_subjects = 28,
    n_observations = 148,
    age_range = "2.7-17.3 years",
    weight_range = "12.9-81 kg",
    disease_state = "nephrotic syndrome, tacrolimus as first immunosuppressant",
    regions = "Shijiazhuang, China"
  )
  ini({
    lka <- log(5.21)
    label("Absorption rate constant (1/h)")
    lcl <- log(30.9)
    label("CL/F at 70 kg (L/h)")
    lvc <- log(411)
    label("V/F at 70 kg (L)")
    cl.wt <- fixed(0.75)
    label("Exponent of weight on CL/F")
    cl.cyp3a5 <- 1.60
    label("CL/F of CYP3A5*1 carriers, ratio")
    eta.ka ~ 0.4859
    eta.vc ~ 0.6871
    eta.cl ~ 0.1755
    prop.sd <- 0.259
    label("Proportional error")
  })
  model({
    ka <- exp(lka + eta.ka)
    cl <- exp(lcl + eta.cl) * (WT / 70)^cl.wt * cl.cyp3a5^CYP3A5
    vc <- exp(lvc + eta.vc) * (WT / 70)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - cl / vc * central
    Cc <- 1000 * central / vc
    Cc ~ prop(prop.sd)
  })
}
