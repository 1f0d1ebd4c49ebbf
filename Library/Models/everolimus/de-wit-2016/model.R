de_wit_2016 <- function() {
  description <- "Everolimus 10 mg once daily in adults with thyroid cancer: two compartments, first-order absorption; clearance and central volume by weight, bioavailability by ABCB1 haplotype"
  reference <- "de Wit D et al. Everolimus pharmacokinetics and its exposure-toxicity relationship in patients with thyroid cancer. Cancer Chemother Pharmacol 2016;78:63-71. doi:10.1007/s00280-016-3050-6"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list(
    WT = list(description = "Body weight", units = "kg", notes = "Allometric on CL/F and V1/F, centred at 70"),
    ABCB1_TTT = list(description = "Carries the ABCB1 TTT haplotype", units = "0 or 1", notes = "One copy or two"),
    OCC = list(description = "Occasion", units = "1", notes = "A new one with every level")
  )
  population <- list(
    n_subjects = 40,
    n_observations = 669,
    age_range = "40-80 years",
    weight_range = "45-105 kg",
    disease_state = "advanced thyroid carcinoma",
    regions = "Leiden and Groningen, The Netherlands"
  )
  ini({
    lka <- log(0.647)
    label("Absorption rate constant (1/h)")
    lcl <- log(17.4)
    label("CL/F at 70 kg (L/h)")
    lvc <- log(25.2)
    label("V1/F at 70 kg (L)")
    lq <- log(51.1)
    label("Q/F (L/h)")
    lvp <- fix(log(400))
    label("V2/F (L)")
    cl.wt <- fix(0.75)
    label("Exponent of weight on CL/F")
    f.ttt <- 0.792
    label("Bioavailability of ABCB1 TTT carriers, ratio")
    eta.cl ~ 0.1162
    eta.vc ~ 0.5576
    iov.f ~ 0.0362 | OCC
    prop.sd <- 0.273
    label("Proportional error")
  })
  model({
    ka <- exp(lka)
    cl <- exp(lcl + eta.cl) * (WT / 70)^cl.wt
    vc <- exp(lvc + eta.vc) * (WT / 70)
    q <- exp(lq)
    vp <- exp(lvp)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - (cl + q) / vc * central + q / vp * peripheral
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    f(depot) <- f.ttt^ABCB1_TTT * exp(iov.f)
    Cc <- 1000 * central / vc
    Cc ~ prop(prop.sd)
  })
}
