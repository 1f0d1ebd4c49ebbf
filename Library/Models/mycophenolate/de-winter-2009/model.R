de_winter_2009 <- function() {
  description <- "Mycophenolic acid and its glucuronide, free and bound, in adult kidney transplant recipients on tacrolimus or ciclosporin: competition for saturable binding sites, enterohepatic circulation through a gallbladder that empties once after each dose"
  reference <- "de Winter BCM et al. Pharmacokinetic role of protein binding of mycophenolic acid and its glucuronide metabolite in renal transplant recipients. J Pharmacokinet Pharmacodyn 2009;36:541-564. doi:10.1007/s10928-009-9136-6"
  units <- list(time = "h", dosing = "mg", concentration = "mg/L")
  covariateData <- list(
    CLCR = list(description = "Creatinine clearance", units = "mL/min", notes = "Power on the clearance of MPAG, centred at 45; Cockcroft-Gault, not indexed"),
    ALB = list(description = "Serum albumin", units = "g/L", notes = "Power on the number of binding sites, centred at 0.5 mmol/L (33.25 g/L)"),
    CSA = list(description = "Takes ciclosporin", units = "0 or 1", notes = "1 with ciclosporin, 0 with tacrolimus")
  )
  population <- list(
    n_subjects = 75,
    n_observations = "489 total and 489 free MPA, 488 total and 210 free MPAG",
    age_range = "19-76 years",
    weight_range = "42-113 kg",
    disease_state = "new kidney transplant with ciclosporin or tacrolimus and corticosteroids",
    regions = "Rotterdam and Philadelphia"
  )
  ini({
    ltlag <- log(0.231)
    label("Absorption lag (h)")
    lka <- fix(log(4.00))
    label("Absorption rate constant (1/h)")
    lcl <- log(747)
    label("CL/F of free MPA to MPAG (L/h)")
    lvc <- log(189)
    label("Vc/F of free MPA (L)")
    lq <- log(2010)
    label("Q/F of free MPA (L/h)")
    lvp <- log(34300)
    label("Vp/F of free MPA (L)")
    lk24 <- log(0.153)
    label("Association of MPA with the sites, k24 (L/h/umol)")
    lk42 <- log(169)
    label("Dissociation of MPA, k42 (1/h)")
    lbmax <- log(35100)
    label("Binding sites at an albumin of 0.5 mmol/L (umol)")
    bmax.alb <- 1.39
    label("Exponent of albumin on the number of sites")
    vbind <- fix(1)
    label("Volume in which bound MPA and MPAG are counted (L)")
    lvmpag <- log(8.56)
    label("Vc/F of free MPAG (L)")
    lk56 <- log(0.0133)
    label("Association of MPAG with the sites, k56 (L/h/umol)")
    lk65 <- log(93.1)
    label("Dissociation of MPAG, k65 (1/h)")
    lclmpag <- log(4.75)
    label("CL/F of free MPAG by the kidney at 45 mL/min (L/h)")
    clmpag.clcr <- 1.36
    label("Exponent of creatinine clearance on the clearance of MPAG")
    lk57 <- log(0.0796)
    label("MPAG to the gallbladder with tacrolimus, k57 (1/h)")
    k57.csa <- 0.002
    label("k57 with ciclosporin, ratio")
    ltgb <- log(7.90)
    label("Gallbladder begins to empty, after the dose (h)")
    dgb <- fix(1.00)
    label("Gallbladder empties for (h)")
    lk72 <- fix(log(10.0))
    label("Emptying rate constant, k72 (1/h)")
    eta.tlag ~ 1.279
    eta.vc ~ 0.853
    eta.cl ~ 0.663
    eta.bmax ~ 0.207
    eta.clmpag ~ 0.753
    eta.tgb ~ 1.095
    eta.k57 ~ fix(0.408)
    mpa.sd <- 0.52
    label("Error of total MPA on the log scale")
    mpafree.sd <- 0.993
    label("Error of free MPA on the log scale")
    mpag.sd <- 0.186
    label("Error of total MPAG on the log scale")
    mpagfree.sd <- 0.551
    label("Error of free MPAG on the log scale")
  })
  model({
    tlag <- exp(ltlag + eta.tlag)
    ka <- exp(lka)
    cl <- exp(lcl + eta.cl)
    vc <- exp(lvc + eta.vc)
    q <- exp(lq)
    vp <- exp(lvp)
    k24 <- exp(lk24)
    k42 <- exp(lk42)
    bmax <- exp(lbmax + eta.bmax) * (ALB / 66.5 / 0.5)^bmax.alb
    vmpag <- exp(lvmpag)
    k56 <- exp(lk56)
    k65 <- exp(lk65)
    clmpag <- exp(lclmpag + eta.clmpag) * (CLCR / 45)^clmpag.clcr
    k57 <- exp(lk57 + eta.k57) * k57.csa^CSA
    tgb <- exp(ltgb + eta.tgb)
    k72 <- exp(lk72)
    # Time since the dose was given; tad0() counts from its arrival.
    given <- tad0(depot) + tlag
    emptying <- 0
    if (given >= tgb & given < tgb + dgb) emptying <- k72
    # Free MPA and MPAG compete for the vacant sites.
    fmpa <- central / vc
    fmpag <- mpag / vmpag
    vacant <- bmax - bmpa - bmpag
    on.mpa <- k24 * fmpa * vacant - k42 * bmpa
    on.mpag <- k56 * fmpag * vacant - k65 * bmpag
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - (cl + q) / vc * central + q / vp * peripheral - on.mpa + emptying * gallbladder
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    d/dt(bmpa) <- on.mpa
    d/dt(mpag) <- cl / vc * central - (clmpag / vmpag + k57) * mpag - on.mpag
    d/dt(bmpag) <- on.mpag
    d/dt(gallbladder) <- k57 * mpag - emptying * gallbladder
    f(depot) <- 1000 / 433.5
    alag(depot) <- tlag
    Cc <- (fmpa + bmpa / vbind) * 320.3 / 1000
    Cfree <- fmpa * 320.3 / 1000
    Cmpag <- (fmpag + bmpag / vbind) * 496.5 / 1000
    Cmpagfree <- fmpag * 496.5 / 1000
    Cc ~ lnorm(mpa.sd)
    Cfree ~ lnorm(mpafree.sd)
    Cmpag ~ lnorm(mpag.sd)
    Cmpagfree ~ lnorm(mpagfree.sd)
  })
}
