golubovic_2019 <- function() {
  description <- "Sirolimus in adults after kidney transplantation without calcineurin inhibitor, troughs: two compartments; clearance by age and aspartate aminotransferase"
  reference <- "Golubović B et al. Exploring sirolimus pharmacokinetic variability using data available from the routine clinical care of renal transplant patients: population pharmacokinetic approach. J Med Biochem 2019;38:323-331. doi:10.2478/jomb-2018-0030"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list(
    AGE = list(description = "Age", units = "years", notes = "Linear on CL/F, as age / 44"),
    AST = list(description = "Aspartate aminotransferase", units = "U/L", notes = "Above 37 lowers CL/F")
  )
  population <- list(
    n_subjects = 25,
    n_observations = 250,
    age_range = "16-64 years",
    weight_range = "44-128 kg",
    disease_state = "kidney transplantation, converted from a calcineurin inhibitor, with mycophenolate and corticosteroids",
    regions = "Belgrade, Serbia"
  )
  ini({
    lka <- fix(log(2.19))
    label("Absorption rate constant (1/h)")
    lcl <- log(12.2)
    label("CL/F at age 0 and normal aminotransferase (L/h)")
    lvc <- log(118)
    label("Vc/F (L)")
    lq <- log(5.07)
    label("Q/F (L/h)")
    lvp <- log(609)
    label("Vp/F (L)")
    cl.ast <- 0.63
    label("CL/F with aspartate aminotransferase above 37, ratio")
    cl.age <- -0.388
    label("Change of CL/F with age / 44, as a fraction")
    eta.ka ~ fix(0.145)
    eta.cl ~ 0.0547
    eta.vc ~ 0.306
    eta.q ~ 0.103
    eta.vp ~ 0.0657
    add.sd <- 1.93
    label("Additive error (ng/mL)")
    prop.sd <- 0.249
    label("Proportional error")
  })
  model({
    ka <- exp(lka + eta.ka)
    cl <- exp(lcl + eta.cl) * (1 + cl.age * AGE / 44)
    if (AST > 37) cl <- cl * cl.ast
    vc <- exp(lvc + eta.vc)
    q <- exp(lq + eta.q)
    vp <- exp(lvp + eta.vp)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - (cl + q) / vc * central + q / vp * peripheral
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    Cc <- 1000 * central / vc
    Cc ~ add(add.sd) + prop(prop.sd)
  })
}
