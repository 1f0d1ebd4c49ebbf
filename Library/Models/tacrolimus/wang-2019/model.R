wang_2019 <- function() {
  description <- "Tacrolimus in children with refractory nephrotic syndrome, immediate-release: one compartment; clearance by age, cystatin C and the daily dose itself"
  reference <- "Wang D et al. Population pharmacokinetics of tacrolimus in pediatric refractory nephrotic syndrome and a summary of other pediatric disease models. Exp Ther Med 2019;17:4023-4031. doi:10.3892/etm.2019.7446"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list(
    AGE = list(description = "Age", units = "years", notes = "Exponential on CL/F, not centred"),
    CYSC = list(description = "Cystatin C", units = "mg/L", notes = "Exponential on CL/F, not centred; time-varying"),
    DAILY = list(description = "Tacrolimus dose", units = "mg/day", notes = "Exponential on CL/F, not centred; follows the doses")
  )
  population <- list(
    n_subjects = 65,
    n_observations = 147,
    age_range = "2.4-16.4 years",
    weight_range = "13.5-86.5 kg",
    disease_state = "refractory nephrotic syndrome, nearly all with corticosteroids",
    regions = "Shanghai, China"
  )
  ini({
    lka <- fixed(log(4.48))
    label("Absorption rate constant (1/h)")
    lcl <- log(5.46)
    label("CL/F where age, cystatin C and dose are 0 (L/h)")
    lvc <- log(57.1)
    label("V/F (L)")
    cl.age <- 0.0323
    label("Change of log CL/F with age (1/year)")
    cl.cysc <- -0.359
    label("Change of log CL/F with cystatin C (L/mg)")
    cl.daily <- 0.148
    label("Change of log CL/F with the daily dose (day/mg)")
    eta.cl ~ 0.222
    eta.vc ~ 0.002
    prop.sd <- 0.5992
    label("Proportional error")
    add.sd <- 0.8967
    label("Additive error (ng/mL)")
  })
  model({
    ka <- exp(lka)
    cl <- exp(lcl + eta.cl) * exp(cl.age * AGE + cl.cysc * CYSC + cl.daily * DAILY)
    vc <- exp(lvc + eta.vc)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - cl / vc * central
    Cc <- 1000 * central / vc
    Cc ~ add(add.sd) + prop(prop.sd)
  })
}
