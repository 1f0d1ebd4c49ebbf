antignac_2007 <- function() {
  description <- "Tacrolimus in adult kidney transplant recipients, intravenous and oral: one compartment, first-order absorption with bioavailability; clearance rises over the first days and with prednisone above 25 mg/day"
  reference <- "Antignac M et al. Population pharmacokinetics and bioavailability of tacrolimus in kidney transplant patients. Br J Clin Pharmacol 2007;64:750-757. doi:10.1111/j.1365-2125.2007.02895.x"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list(
    POD = list(description = "Postoperative day", units = "day", notes = "1 on the day of transplantation; clearance doubles over the first days"),
    PRED = list(description = "Prednisone dose", units = "mg/day", notes = "Above 25 mg/day clearance is 1.575 times as high; time-varying")
  )
  population <- list(
    n_subjects = 83,
    n_observations = 1589,
    age_range = "16-67 years",
    weight_range = "29-100 kg",
    disease_state = "kidney transplantation, with mycophenolate mofetil and corticosteroids",
    regions = "Paris, France"
  )
  ini({
    lka <- fixed(log(4.5))
    label("Absorption rate constant (1/h)")
    lcl <- log(1.81)
    label("CL before recovery (L/h)")
    lvc <- log(98.4)
    label("V (L)")
    lfdepot <- log(0.137)
    label("Oral bioavailability")
    pod50 <- 3.81
    label("Postoperative day of half the rise of CL (day)")
    pod.hill <- 2.54
    label("Steepness of the rise of CL")
    cl.pred <- 1.575
    label("CL with prednisone above 25 mg/day, ratio")
    eta.cl ~ 0.0918
    eta.vc ~ 0.4850
    eta.f ~ 0.0975
    prop.sd <- 0.186
    label("Proportional error")
    add.sd <- 0.96
    label("Additive error (ng/mL)")
  })
  model({
    ka <- exp(lka)
    cl <- exp(lcl + eta.cl) * (1 + POD^pod.hill / (POD^pod.hill + pod50^pod.hill)) * cl.pred^(PRED > 25)
    vc <- exp(lvc + eta.vc)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - cl / vc * central
    f(depot) <- exp(lfdepot + eta.f)
    Cc <- 1000 * central / vc
    Cc ~ add(add.sd) + prop(prop.sd)
  })
}
