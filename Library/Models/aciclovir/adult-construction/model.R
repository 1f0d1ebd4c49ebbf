adult_construction <- function() {
  description <- "Aciclovir in adults with any kidney function, intravenous or from valaciclovir by mouth, with haemodialysis: a construction from published anchors; two compartments, clearance a straight line in creatinine clearance, bioavailability falling with the dose"
  reference <- "Construction from the summary data of Laskin 1982 and 1983, the valaciclovir label, Wang 1996 (Antimicrob Agents Chemother 40:80) and Weller and Jacobson; not a published population model"
  units <- list(time = "h", dosing = "mg", concentration = "mg/L")
  covariateData <- list(
    CRCL = list(description = "Creatinine clearance by body surface area", units = "mL/min/1.73 m^2", notes = "Straight line on CL; 0 without kidney function"),
    BSA = list(description = "Body surface area", units = "m^2", notes = "Clearance and volumes are per 1.73 m^2"),
    HD = list(description = "On haemodialysis now", units = "0 or 1", notes = "Adds the dialysis clearance while it is 1; time-varying"),
    DOSE = list(description = "Valaciclovir dose", units = "mg", notes = "Of the latest dose; acts on bioavailability")
  )
  population <- list(
    n_subjects = 0,
    disease_state = "healthy adults, the elderly, kidney failure and haemodialysis, from several studies"
  )
  ini({
    lka <- log(1.0)
    label("Absorption rate constant of valaciclovir (1/h)")
    ltlag <- log(0.4)
    label("Absorption lag (h)")
    cl.anuric <- 28.6
    label("CL without kidney function, per 1.73 m^2 (mL/min)")
    cl.crcl <- 2.93
    label("CL for each mL/min of creatinine clearance")
    cl.hd <- 81.8
    label("CL by haemodialysis (mL/min)")
    lvc <- log(21)
    label("V1 per 1.73 m^2 (L)")
    lvp <- log(27)
    label("V2 per 1.73 m^2 (L)")
    lq <- log(12.5)
    label("Q per 1.73 m^2 (L/h)")
    lfdepot <- log(0.545)
    label("Bioavailability of aciclovir from 1 g of valaciclovir")
    f.ref <- fixed(1000)
    label("Valaciclovir dose of that bioavailability (mg)")
    f.dose <- -0.3
    label("Exponent of the dose on bioavailability")
    eta.cl ~ 0.0576
    eta.v ~ 0.1296
    eta.f ~ 0.0625
    eta.ka ~ 0.3364
    prop.sd <- 0.26
    label("Proportional error")
    add.sd <- 0.10
    label("Additive error (mg/L)")
  })
  model({
    ka <- exp(lka + eta.ka)
    tlag <- exp(ltlag)
    # L/h from mL/min.
    clbody <- 0.06 * (cl.anuric + cl.crcl * CRCL) * BSA / 1.73 * exp(eta.cl)
    cl <- clbody + 0.06 * cl.hd * HD
    vc <- exp(lvc + eta.v) * BSA / 1.73
    vp <- exp(lvp + eta.v) * BSA / 1.73
    q <- exp(lq) * BSA / 1.73
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - (cl + q) / vc * central + q / vp * peripheral
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    # A dose of valaciclovir, mg, as mg of aciclovir.
    f(depot) <- exp(lfdepot + eta.f) * (DOSE / f.ref)^f.dose * 225.2 / 324.3
    alag(depot) <- tlag
    # Terminal half-life: the slower of the two rates of the disposition.
    ksum <- (cl + q) / vc + q / vp
    thalf <- 2 * log(2) / (ksum - sqrt(ksum^2 - 4 * cl / vc * q / vp))
    Cc <- central / vc
    Cc ~ add(add.sd) + prop(prop.sd)
  })
}
