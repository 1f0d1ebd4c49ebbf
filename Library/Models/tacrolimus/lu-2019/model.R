lu_2019 <- function() {
  description <- "Tacrolimus in liver, kidney and heart transplant recipients, immediate- and prolonged-release capsules, eight studies: two compartments, first-order absorption with lag, slower with prolonged release; by aspartate aminotransferase, albumin, sex and ancestry"
  reference <- "Lu Z et al. Population pharmacokinetics of immediate- and prolonged-release tacrolimus formulations in liver, kidney and heart transplant recipients. Br J Clin Pharmacol 2019;85:1692-1703. doi:10.1111/bcp.13952"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list(
    AST = list(description = "Aspartate aminotransferase", units = "U/L", notes = "On CL/F, Vc/F, Vp/F and bioavailability, centred at exp(3.15) = 23.3; time-varying"),
    ALB = list(description = "Serum albumin", units = "g/L", notes = "Power on Vc/F and bioavailability, centred at 39; time-varying"),
    FEMALE = list(description = "Female", units = "0 or 1", notes = "Lower Vc/F"),
    ASIAN = list(description = "Asian ancestry, self-reported", units = "0 or 1", notes = "44 of 408; CL/F and bioavailability"),
    BLACK = list(description = "Black ancestry, self-reported", units = "0 or 1", notes = "24 of 408; bioavailability"),
    IR = list(description = "Immediate-release capsules", units = "0 or 1", notes = "1 Prograf, 0 Advagraf or Astagraf XL"),
    ASSAY_IMMUNO = list(description = "Level measured by immunoassay", units = "0 or 1", notes = "0 for LC-MS/MS; chooses the residual error")
  )
  population <- list(
    n_subjects = 408,
    n_observations = 23176,
    age_range = "5-71 years",
    weight_range = "18.5-148.5 kg",
    disease_state = "liver, kidney and heart transplantation; 265 stable patients turned from immediate to prolonged release, 143 from transplantation on",
    regions = "several countries"
  )
  ini({
    lka <- log(0.375)
    label("Absorption rate constant, immediate release (1/h)")
    ka.pr <- 0.499
    label("Absorption rate constant of prolonged release, ratio")
    ltlag <- log(0.44)
    label("Absorption lag (h)")
    lcl <- log(44.3)
    label("CL/F (L/h)")
    lvc <- log(110)
    label("Vc/F (L)")
    lq <- log(131)
    label("Q/F (L/h)")
    lvp <- log(3180)
    label("Vp/F (L)")
    lfdepot <- log(1.51)
    label("Bioavailability, relative")
    cl.asian <- 0.59
    label("Rise of CL/F with Asian ancestry, fraction")
    cl.ast <- -0.318
    label("Exponent of AST on CL/F")
    vc.female <- -0.446
    label("Change of Vc/F in women, fraction")
    vc.ast <- 1.73
    label("Exponent of AST on Vc/F")
    vc.alb <- 1.03
    label("Exponent of albumin on Vc/F")
    vp.ast <- -0.945
    label("Exponent of AST on Vp/F")
    f.asian <- 0.25
    label("Rise of bioavailability with Asian ancestry, fraction")
    f.black <- -0.433
    label("Change of bioavailability with Black ancestry, fraction")
    f.ast <- 0.74
    label("Exponent of AST on bioavailability")
    f.alb <- 1.04
    label("Exponent of albumin on bioavailability")
    eta.cl ~ 0.0912
    eta.vc ~ 0.7531
    eta.q ~ 0.1436
    eta.vp ~ 0.6831
    eta.ka ~ 0.1187
    eta.f ~ 0.0889
    log.lcms <- 0.211
    label("Error on the log scale, LC-MS/MS")
    log.immuno <- 0.158
    label("Error on the log scale, immunoassay")
  })
  model({
    tlag <- exp(ltlag)
    # The paper's LAST, the logarithm of AST, from its centre.
    last <- log(AST) - 3.15
    ka <- exp(lka + eta.ka) * ka.pr^(1 - IR)
    cl <- exp(lcl + eta.cl + cl.ast * last) * (1 + cl.asian * ASIAN)
    vc <- exp(lvc + eta.vc + vc.ast * last) * (1 + vc.female * FEMALE) * (ALB / 39)^vc.alb
    q <- exp(lq + eta.q)
    vp <- exp(lvp + eta.vp + vp.ast * last)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - (cl + q) / vc * central + q / vp * peripheral
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    f(depot) <- exp(lfdepot + eta.f + f.ast * last) * (1 + f.asian * ASIAN + f.black * BLACK) * (ALB / 39)^f.alb
    alag(depot) <- tlag
    Cc <- 1000 * central / vc
    log.sd <- log.lcms * (1 - ASSAY_IMMUNO) + log.immuno * ASSAY_IMMUNO
    Cc ~ lnorm(log.sd)
  })
}
