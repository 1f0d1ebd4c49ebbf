lu_2015_healthy <- function() {
  description <- "Tacrolimus in healthy adults, immediate-release capsules: two compartments, first-order absorption with lag"
  reference <- "Lu YX et al. A population pharmacokinetic study of tacrolimus in healthy Chinese volunteers and liver transplant patients. Acta Pharmacol Sin 2015;36:281-288. doi:10.1038/aps.2014.110"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list()
  population <- list(
    n_subjects = 40,
    n_observations = 851,
    disease_state = "healthy men, one dose of 2 mg",
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
    cl <- exp(lcl + eta.cl)
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
