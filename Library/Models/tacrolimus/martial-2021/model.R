martial_2021 <- function() {
  description <- "Tacrolimus in stable adult liver transplant recipients, LCP tablets once daily (Envarsus): transit absorption, two compartments allometric in weight, bioavailability fixed"
  reference <- "Martial LC et al. Population pharmacokinetics and genetics of oral meltdose tacrolimus (Envarsus) in stable adult liver transplant recipients. Br J Clin Pharmacol 2021;87:4262-4272. doi:10.1111/bcp.14842"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list(
    WT = list(description = "Body weight", units = "kg", notes = "Allometric on clearances (0.75) and volumes (1), reference 70 kg"),
    DBS = list(description = "Dried blood spot", units = "0 or 1", notes = "0 for venous blood; chooses the residual error"),
    OCC = list(description = "Occasion", units = "1", notes = "One for each sampled interval")
  )
  population <- list(
    n_subjects = 53,
    n_observations = 748,
    age_range = "21-70 years",
    weight_range = "54-133 kg",
    disease_state = "liver transplantation at least six months before, turned from prolonged-release to LCP tacrolimus",
    regions = "Leiden, The Netherlands"
  )
  ini({
    lntr <- log(1.58)
    label("Number of transit compartments")
    lmtt <- log(3.39)
    label("Mean transit time (h)")
    lka <- log(2.97)
    label("Absorption rate constant (1/h)")
    lcl <- log(3.27)
    label("CL at 70 kg (L/h)")
    lvc <- log(94.9)
    label("Vc at 70 kg (L)")
    lq <- log(9.62)
    label("Q at 70 kg (L/h)")
    lvp <- fixed(log(500))
    label("Vp at 70 kg (L)")
    lfdepot <- fixed(log(0.23))
    label("Bioavailability")
    cl.wt <- fixed(0.75)
    label("Exponent of weight on clearances")
    eta.cl ~ 0.116
    eta.vc ~ 1.99
    eta.q ~ 0.0571
    eta.ka ~ 3.02
    eta.f ~ 0.131
    iov.f ~ 0.0388 | OCC
    prop.venous <- 0.105
    label("Proportional error, venous blood")
    prop.dbs <- 0.249
    label("Proportional error, dried blood spot")
  })
  model({
    ntr <- exp(lntr)
    mtt <- exp(lmtt)
    ka <- exp(lka + eta.ka)
    cl <- exp(lcl + eta.cl) * (WT / 70)^cl.wt
    vc <- exp(lvc + eta.vc) * (WT / 70)
    q <- exp(lq + eta.q) * (WT / 70)^cl.wt
    vp <- exp(lvp) * (WT / 70)
    bio <- exp(lfdepot + eta.f + iov.f)
    d/dt(depot) <- transit(ntr, mtt, bio) - ka * depot
    d/dt(central) <- ka * depot - (cl + q) / vc * central + q / vp * peripheral
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    # The dose enters by way of the transit compartments only.
    f(depot) <- 0
    Cc <- 1000 * central / vc
    prop.sd <- prop.venous * (1 - DBS) + prop.dbs * DBS
    Cc ~ prop(prop.sd)
  })
}
