struemper_2018 <- function() {
  description <- "Belimumab, subcutaneous, in systemic lupus erythematosus and volunteers: two compartments, first-order absorption with lag; weight, body mass index, albumin and immunoglobulin G"
  reference <- "Struemper H et al. Population pharmacokinetic and pharmacodynamic analysis of belimumab administered subcutaneously in healthy volunteers and patients with systemic lupus erythematosus. Clin Pharmacokinet 2018;57:717-728. doi:10.1007/s40262-017-0586-5"
  units <- list(time = "d", dosing = "mg", concentration = "ug/mL")
  covariateData <- list(
    WT = list(description = "Body weight at the start", units = "kg", notes = "Allometric, centred at 67"),
    BMI = list(description = "Body mass index at the start", units = "kg/m^2", notes = "Power on Vc, centred at 24.7"),
    ALB = list(description = "Serum albumin at the start", units = "g/L", notes = "Power on CL, centred at 41"),
    IGG = list(description = "Immunoglobulin G at the start", units = "g/L", notes = "Power on CL, centred at 13.7")
  )
  population <- list(
    n_subjects = 688,
    n_observations = 4958,
    age_range = "18-77 years",
    weight_range = "34.1-138 kg",
    disease_state = "554 with active systemic lupus erythematosus, 134 healthy volunteers"
  )
  ini({
    ltlag <- log(0.179)
    label("Absorption lag (d)")
    lka <- log(0.235)
    label("Absorption rate constant (1/d)")
    fa <- 0.742
    label("Subcutaneous bioavailability")
    lcl <- log(0.204)
    label("CL (L/d)")
    lvc <- log(2.300)
    label("Vc (L)")
    lq <- log(0.698)
    label("Q (L/d)")
    lvp <- log(2.650)
    label("Vp (L)")
    cl.wt <- fix(0.75)
    label("Exponent of weight on CL and Q")
    vp.wt <- fix(0.80)
    label("Exponent of weight on Vp")
    cl.alb <- -0.736
    label("Exponent of albumin on CL")
    cl.igg <- 0.347
    label("Exponent of immunoglobulin G on CL")
    vc.bmi <- -0.610
    label("Exponent of body mass index on Vc")
    eta.cl + eta.vc ~ c(0.0910, 0.0630, 0.497)
    eta.q ~ 1.07
    eta.vp ~ 0.110
    prop.sd <- 0.1808
    label("Proportional error")
    add.sd <- 0.3661
    label("Additive error (ug/mL)")
  })
  model({
    tlag <- exp(ltlag)
    ka <- exp(lka)
    cl <- exp(lcl + eta.cl) * (WT / 67)^cl.wt * (ALB / 41)^cl.alb * (IGG / 13.7)^cl.igg
    vc <- exp(lvc + eta.vc) * (WT / 67) * (BMI / 24.7)^vc.bmi
    q <- exp(lq + eta.q) * (WT / 67)^cl.wt
    vp <- exp(lvp + eta.vp) * (WT / 67)^vp.wt
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - (cl + q) / vc * central + q / vp * peripheral
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    f(depot) <- fa
    alag(depot) <- tlag
    Cc <- central / vc
    Cc ~ add(add.sd) + prop(prop.sd)
  })
}
