lu_2015_liver <- function() {
  description <- "Tacrolimus in adult liver transplant recipients, immediate-release capsules: two compartments, first-order absorption with lag; clearance by alanine aminotransferase"
  reference <- "Lu YX et al. A population pharmacokinetic study of tacrolimus in healthy Chinese volunteers and liver transplant patients. Acta Pharmacol Sin 2015;36:281-288. doi:10.1038/aps.2014.110"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list(
    ALT = list(description = "Alanine aminotransferase", units = "U/L", notes = "Exponential on CL/F; time-varying")
  )
  population <- list(
    n_subjects = 112,
    n_observations = 1100,
    disease_state = "adult liver transplantation, day 2 to 137, with mycophenolate and corticosteroids",
    regions = "Beijing, China"
  )
  ini({
    lka <- log(0.419)
    label("Absorption rate constant (1/h)")
    ltlag <- log(0.404)
    label("Absorption lag (h)")
    lcl <- log(32.8)
    label("CL/F of healthy adults (L/h)")
    lvc <- log(22.7)
    label("V2/F, central (L)")
    lq <- log(76.3)
    label("Q/F (L/h)")
    lvp <- fixed(log(916))
    label("V3/F, peripheral (L)")
    cl.liver <- 0.562
    label("CL/F after liver transplantation, ratio")
    cl.alt <- -0.0237
    label("Change of log CL/F with ALT in units of 40 U/L")
    eta.cl ~ 0.1965
    eta.vc ~ 0.2839
    eta.q ~ 0.1919
    eta.vp ~ 0.6282
    prop.sd <- 0.398
    label("Proportional error")
  })
  model({
    tlag <- exp(ltlag)
    ka <- exp(lka)
    cl <- exp(lcl + eta.cl) * cl.liver * exp(cl.alt * ALT / 40)
    vc <- exp(lvc + eta.vc)
    q <- exp(lq + eta.q)
    vp <- exp(lvp + eta.vp)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - (cl + q) / vc * central + q / vp * peripheral
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    alag(depot) <- tlag
    Cc <- 1000 * central / vc
    Cc ~ prop(prop.sd)
  })
}
