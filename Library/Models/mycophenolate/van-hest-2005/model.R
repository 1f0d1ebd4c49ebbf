van_hest_2005 <- function() {
  description <- "Mycophenolic acid after mycophenolate mofetil in adult kidney transplant recipients on ciclosporin: two compartments, first-order absorption with lag; clearance by creatinine clearance, albumin, ciclosporin dose and sex"
  reference <- "van Hest RM et al. Population pharmacokinetics of mycophenolic acid in renal transplant recipients. Clin Pharmacokinet 2005;44:1083-1096. doi:10.2165/00003088-200544100-00006"
  units <- list(time = "h", dosing = "mg", concentration = "mg/L")
  covariateData <- list(
    CLCR = list(description = "Creatinine clearance", units = "mL/min", notes = "Power on CL/F and V1/F, centred at 48; not indexed to body surface"),
    ALB = list(description = "Serum albumin", units = "g/L", notes = "Power on CL/F and V1/F, centred at 30"),
    CSADOSE = list(description = "Ciclosporin, daily dose", units = "mg/d", notes = "Power on CL/F, centred at 450; every patient of the study took ciclosporin, and 0 has no meaning"),
    FEMALE = list(description = "Woman", units = "0 or 1", notes = "1 for women, 0 for men"),
    OCC = list(description = "Occasion", units = "1", notes = "A new one with every level")
  )
  population <- list(
    n_subjects = 140,
    disease_state = "adult kidney transplantation with ciclosporin"
  )
  ini({
    ltlag <- log(0.21)
    label("Absorption lag (h)")
    lka <- log(4.1)
    label("Absorption rate constant (1/h)")
    lcl <- log(32.5)
    label("CL/F (L/h)")
    lvc <- log(91)
    label("V1/F (L)")
    lq <- log(35)
    label("Q/F (L/h)")
    lvp <- log(237)
    label("V2/F (L)")
    cl.clcr <- -0.12
    label("Exponent of creatinine clearance on CL/F")
    cl.alb <- -1.07
    label("Exponent of albumin on CL/F")
    cl.csa <- 0.31
    label("Exponent of the ciclosporin dose on CL/F")
    cl.female <- 1.11
    label("CL/F of women, ratio")
    vc.clcr <- -0.62
    label("Exponent of creatinine clearance on V1/F")
    vc.alb <- -1.13
    label("Exponent of albumin on V1/F")
    eta.ka ~ 0.802
    eta.cl ~ 0.091
    eta.vc ~ 0.602
    eta.vp ~ 0.712
    iov.ka ~ 0.86 | OCC
    iov.vc ~ 0.384 | OCC
    iov.cl ~ 0.084 | OCC
    add.sd <- 0.45
    label("Additive error (mg/L)")
  })
  model({
    tlag <- exp(ltlag)
    ka <- exp(lka + eta.ka + iov.ka)
    cl <- exp(lcl + eta.cl + iov.cl) * (CLCR / 48)^cl.clcr * (ALB / 30)^cl.alb * (CSADOSE / 450)^cl.csa * cl.female^FEMALE
    vc <- exp(lvc + eta.vc + iov.vc) * (CLCR / 48)^vc.clcr * (ALB / 30)^vc.alb
    q <- exp(lq)
    vp <- exp(lvp + eta.vp)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - (cl + q) / vc * central + q / vp * peripheral
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    alag(depot) <- tlag
    Cc <- central / vc
    Cc ~ add(add.sd)
  })
}
