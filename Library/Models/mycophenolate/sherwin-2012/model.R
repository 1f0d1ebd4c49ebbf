sherwin_2012 <- function() {
  description <- "Mycophenolic acid and its glucuronide in childhood-onset systemic lupus erythematosus: chain of transits, two compartments, enterohepatic circulation through a gallbladder that empties twice after each dose"
  reference <- "Sherwin CMT et al. Development of population PK model with enterohepatic circulation for mycophenolic acid in patients with childhood-onset systemic lupus erythematosus. Br J Clin Pharmacol 2012;73:727-740. doi:10.1111/j.1365-2125.2011.04140.x"
  units <- list(time = "h", dosing = "mg", concentration = "mg/L")
  covariateData <- list()
  population <- list(
    n_subjects = 19,
    n_observations = "186 MPA and 186 MPAG",
    age_range = "10.6-28.2 years",
    weight_range = "43-103 kg",
    disease_state = "childhood-onset systemic lupus erythematosus",
    regions = "Cincinnati and Chicago, USA"
  )
  ini({
    mtt <- 1.1
    label("Mean transit time into the gut (h)")
    ntr <- 8.2
    label("Number of transit compartments")
    lka <- fix(log(1.5))
    label("Absorption rate constant (1/h)")
    lcl <- log(25.3)
    label("CL1/F of MPA (L/h)")
    lvc <- log(20.9)
    label("V3/F of MPA and of MPAG (L)")
    lq <- log(19.8)
    label("CL2/F between compartments (L/h)")
    lvp <- log(234)
    label("V4/F (L)")
    lclmpag <- log(2.5)
    label("CLM/F of MPAG by the kidney (L/h)")
    fm <- fix(0.85)
    label("Share of MPA that becomes MPAG")
    fbile <- fix(0.65)
    label("Share of MPAG that goes to the bile")
    fehc <- fix(0.35)
    label("Share of the bile's content that returns to the gut")
    open1 <- fix(1)
    label("Gallbladder opens for the first time, after the dose (h)")
    close1 <- fix(2)
    label("It closes (h)")
    open2 <- fix(4)
    label("It opens again (h)")
    close2 <- fix(6)
    label("It closes again (h)")
    kempty <- fix(5)
    label("Emptying rate constant while open (1/h)")
    eta.cl ~ 0.2120
    eta.vc ~ 0.3004
    eta.q ~ 0.1690
    eta.vp ~ 0.3075
    eta.clmpag ~ 0.2719
    mpa.prop <- 0.412
    label("Proportional error of MPA")
    mpag.prop <- 0.454
    label("Proportional error of MPAG")
  })
  model({
    ka <- exp(lka)
    cl <- exp(lcl + eta.cl)
    vc <- exp(lvc + eta.vc)
    q <- exp(lq + eta.q)
    vp <- exp(lvp + eta.vp)
    clmpag <- exp(lclmpag + eta.clmpag)
    # The renal part is the share that does not go to the bile.
    kmpag <- clmpag / (vc * (1 - fbile))
    since <- tad0(depot)
    emptying <- 0
    if ((since >= open1 & since < close1) | (since >= open2 & since < close2)) emptying <- kempty
    d/dt(depot) <- transit(ntr, mtt, 0.739) - ka * depot + fehc * emptying * gallbladder
    d/dt(central) <- ka * depot - (cl + q) / vc * central + q / vp * peripheral
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    d/dt(mpag) <- fm * cl / vc * central - kmpag * mpag
    d/dt(gallbladder) <- fbile * kmpag * mpag - emptying * gallbladder
    # The chain of transits delivers the dose.
    f(depot) <- 0
    Cc <- central / vc
    Cmpag <- mpag / vc
    Cc ~ prop(mpa.prop)
    Cmpag ~ prop(mpag.prop)
  })
}
