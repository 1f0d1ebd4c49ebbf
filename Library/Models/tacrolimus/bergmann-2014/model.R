bergmann_2014 <- function() {
  description <- "Tacrolimus in adult kidney transplant recipients, immediate-release capsules: two compartments, first-order absorption with lag; clearance by CYP3A5, haematocrit, weight and days after transplantation, central volume by free prednisolone"
  reference <- "Bergmann TK et al. Population pharmacokinetics of tacrolimus in adult kidney transplant patients: impact of CYP3A5 genotype on starting dose. Ther Drug Monit 2014;36:62-70. doi:10.1097/FTD.0b013e31829f1ab8"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list(
    WT = list(description = "Body weight", units = "kg", notes = "Power 0.75 on CL/F, reference 70 kg"),
    HCT = list(description = "Haematocrit, volume fraction", units = "1", notes = "Straight line on CL/F, centred at 0.33; time-varying"),
    POD = list(description = "Days after transplantation", units = "day", notes = "Straight line on CL/F, centred at 22.7, level from day 180 on"),
    CYP3A5 = list(description = "Carries CYP3A5*1", units = "0 or 1", notes = "1 for *1/*1 and *1/*3, 0 for *3/*3"),
    PREDFREE = list(description = "Highest free prednisolone concentration of a dosing interval", units = "nmol/L", notes = "Straight line on V1/F, centred at 155.5; not the dose")
  )
  population <- list(
    n_subjects = 173,
    n_observations = 1554,
    age_range = "33-64 years (10th to 90th percentile)",
    weight_range = "59-101 kg (10th to 90th percentile)",
    disease_state = "adult kidney transplantation, with mycophenolate and prednisolone",
    regions = "Brisbane, Australia"
  )
  ini({
    lka <- log(0.35)
    label("Absorption rate constant (1/h)")
    ltlag <- log(0.44)
    label("Absorption lag (h)")
    lcl <- log(25.5)
    label("CL/F (L/h)")
    lvc <- log(113)
    label("V1/F (L)")
    lq <- log(67.9)
    label("Q/F (L/h)")
    lvp <- log(1060)
    label("V2/F (L)")
    cl.cyp3a5 <- 1.60
    label("CL/F of CYP3A5*1 carriers, ratio")
    cl.hct <- -1.01
    label("Change of CL/F with haematocrit")
    cl.wt <- fixed(0.75)
    label("Exponent of weight on CL/F")
    cl.pod <- -0.0021
    label("Change of CL/F with days after transplantation (1/day)")
    vc.pred <- -0.0028
    label("Change of V1/F with free prednisolone (L/nmol)")
    eta.cl ~ 0.0834
    eta.vc + eta.ka + eta.vp ~ c(
      0.1981,
      0.1362, 0.2042,
      -0.0167, -0.0045, 0.5874
    )
    prop.sd <- 0.183
    label("Proportional error")
  })
  model({
    tlag <- exp(ltlag)
    ka <- exp(lka + eta.ka)
    clcov <- cl.cyp3a5^CYP3A5 * (1 + cl.hct * (HCT - 0.33)) * (WT / 70)^cl.wt * (1 + cl.pod * (min(POD, 180) - 22.7))
    cl <- exp(lcl + eta.cl) * clcov
    vc <- exp(lvc + eta.vc) * (1 + vc.pred * (PREDFREE - 155.5))
    q <- exp(lq)
    vp <- exp(lvp + eta.vp)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - (cl + q) / vc * central + q / vp * peripheral
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    alag(depot) <- tlag
    Cc <- 1000 * central / vc
    Cc ~ prop(prop.sd)
  })
}
