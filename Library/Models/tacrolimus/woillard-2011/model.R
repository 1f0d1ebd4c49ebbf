woillard_2011 <- function() {
  description <- "Tacrolimus in adult kidney transplant recipients, immediate-release (Prograf) and prolonged-release (Advagraf) capsules: Erlang absorption through three compartments, two-compartment disposition; clearance by haematocrit and CYP3A5, absorption and central volume by formulation"
  reference <- "Woillard JB et al. Population pharmacokinetic model and Bayesian estimator for two tacrolimus formulations: twice daily Prograf and once daily Advagraf. Br J Clin Pharmacol 2011;71:391-402. doi:10.1111/j.1365-2125.2010.03837.x"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list(
    HCT = list(description = "Haematocrit, volume fraction", units = "1", notes = "Power on CL/F, centred at 0.35; time-varying"),
    CYP3A5 = list(description = "Carries CYP3A5*1", units = "0 or 1", notes = "1 for *1/*1 and *1/*3, 0 for *3/*3; only 6 of 73 carriers"),
    IR = list(description = "Immediate-release capsules", units = "0 or 1", notes = "1 Prograf, 0 Advagraf; also separates early from late after transplantation"),
    OCC = list(description = "Occasion", units = "1", notes = "A new one with every profile; acts with IR = 1 only")
  )
  population <- list(
    n_subjects = 73,
    n_observations = "186 profiles",
    age_range = "18-77 years",
    weight_range = "45-116 kg",
    disease_state = "adult kidney transplantation: Prograf week 1 to month 6, Advagraf after month 12",
    regions = "Limoges and Toulouse, France"
  )
  ini({
    lktr <- log(3.34)
    label("Transfer rate of the absorption chain, Advagraf (1/h)")
    lcl <- log(21.2)
    label("CL/F (L/h)")
    lvc <- log(486)
    label("Vc/F, Advagraf (L)")
    lq <- log(79)
    label("Q/F (L/h)")
    lvp <- log(271)
    label("Vp/F (L)")
    ktr.ir <- 1.53
    label("Transfer rate of Prograf, ratio")
    vc.ir <- 0.29
    label("Vc/F of Prograf, ratio")
    cl.hct <- -1.14
    label("Exponent of haematocrit on CL/F")
    cl.cyp3a5 <- 2.00
    label("CL/F of CYP3A5*1 carriers, ratio")
    eta.ktr ~ 0.0560
    eta.cl ~ 0.0755
    eta.vc ~ 0.0918
    eta.q ~ 0.2559
    eta.vp ~ 0.3075
    iov.ktr ~ 0.1034 | OCC
    iov.vc ~ 0.4463 | OCC
    iov.cl ~ 0.0918 | OCC
    prop.sd <- 0.113
    label("Proportional error")
    add.sd <- 0.71
    label("Additive error (ng/mL)")
  })
  model({
    ktr <- exp(lktr + eta.ktr + IR * iov.ktr) * ktr.ir^IR
    cl <- exp(lcl + eta.cl + IR * iov.cl) * (HCT / 0.35)^cl.hct * cl.cyp3a5^CYP3A5
    vc <- exp(lvc + eta.vc + IR * iov.vc) * vc.ir^IR
    q <- exp(lq + eta.q)
    vp <- exp(lvp + eta.vp)
    d/dt(depot) <- -ktr * depot
    d/dt(transit1) <- ktr * depot - ktr * transit1
    d/dt(transit2) <- ktr * transit1 - ktr * transit2
    d/dt(central) <- ktr * transit2 - (cl + q) / vc * central + q / vp * peripheral
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    Cc <- 1000 * central / vc
    Cc ~ add(add.sd) + prop(prop.sd)
  })
}
