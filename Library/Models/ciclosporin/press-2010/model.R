press_2010 <- function() {
  description <- "Ciclosporin (Neoral) in adult kidney transplant recipients during the first year: one transit compartment, two compartments; clearance and volume by weight, absorption and bioavailability by prednisolone"
  reference <- "Press RR et al. Explaining variability in ciclosporin exposure in adult kidney transplant recipients. Eur J Clin Pharmacol 2010;66:579-590. doi:10.1007/s00228-010-0810-9"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list(
    WT = list(description = "Body weight", units = "kg", notes = "Allometric on CL and Vc, centred at 76; Q and Vp are not scaled"),
    PRED = list(description = "Prednisolone, daily dose", units = "mg/d", notes = "20 mg a day or more slows and lowers absorption"),
    OCC = list(description = "Occasion", units = "1", notes = "A new one with every level")
  )
  population <- list(
    n_subjects = 33,
    age_range = "18-70 years",
    weight_range = "49-140 kg",
    disease_state = "first kidney transplant, basiliximab, mycophenolate mofetil, prednisolone",
    regions = "Leiden, The Netherlands"
  )
  ini({
    lka <- log(2.0)
    label("Absorption and transit rate constant (1/h)")
    lcl <- log(15)
    label("CL at 76 kg (L/h)")
    lvc <- log(56)
    label("Vc at 76 kg (L)")
    lq <- log(14)
    label("Q (L/h)")
    lvp <- log(125)
    label("Vp (L)")
    lf <- fix(log(0.50))
    label("Bioavailability")
    cl.wt <- fix(0.75)
    label("Exponent of weight on CL")
    ka.pred <- 0.45
    label("ka with 20 mg prednisolone a day or more, ratio")
    f.pred <- 0.78
    label("Bioavailability with 20 mg prednisolone a day or more, ratio")
    eta.ka ~ 0.09
    eta.cl ~ 0.03
    eta.vc ~ 0.12
    iov.f ~ 0.02 | OCC
    log.sd <- sqrt(0.07)
    label("Error on the log scale")
  })
  model({
    ka <- exp(lka + eta.ka)
    cl <- exp(lcl + eta.cl) * (WT / 76)^cl.wt
    vc <- exp(lvc + eta.vc) * (WT / 76)
    q <- exp(lq)
    vp <- exp(lvp)
    fa <- exp(lf + iov.f)
    if (PRED >= 20) {
      ka <- ka * ka.pred
      fa <- fa * f.pred
    }
    d/dt(depot) <- -ka * depot
    d/dt(transit1) <- ka * depot - ka * transit1
    d/dt(central) <- ka * transit1 - (cl + q) / vc * central + q / vp * peripheral
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    f(depot) <- fa
    Cc <- 1000 * central / vc
    Cc ~ lnorm(log.sd)
  })
}
