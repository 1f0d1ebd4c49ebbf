caldes_2009 <- function() {
  description <- "Ganciclovir after intravenous ganciclovir and oral valganciclovir in transplant recipients with cytomegalovirus infection: two compartments, first-order absorption with lag; clearance in proportion to creatinine clearance"
  reference <- "Caldés A et al. Population pharmacokinetics of ganciclovir after intravenous ganciclovir and oral valganciclovir administration in solid organ transplant patients infected with cytomegalovirus. Antimicrob Agents Chemother 2009;53:4816-4824. doi:10.1128/AAC.00085-09"
  units <- list(time = "h", dosing = "mg", concentration = "mg/L")
  covariateData <- list(
    CLCR = list(description = "Creatinine clearance", units = "mL/min", notes = "Proportional on CL, reference 57; Cockcroft-Gault, not indexed")
  )
  population <- list(
    n_subjects = 20,
    n_observations = 382,
    disease_state = "kidney, liver or heart transplantation with cytomegalovirus infection",
    regions = "Barcelona, Spain"
  )
  ini({
    ltlag <- log(0.382)
    label("Absorption lag (h)")
    lka <- log(0.895)
    label("Absorption rate constant (1/h)")
    lcl <- log(7.49)
    label("CL at a creatinine clearance of 57 mL/min (L/h)")
    lvc <- log(31.9)
    label("V1 (L)")
    lq <- log(10.2)
    label("Q (L/h)")
    lvp <- log(32.0)
    label("V2 (L)")
    logitf <- logit(0.825)
    label("Bioavailability of valganciclovir, as ganciclovir, on the logit scale")
    salt <- 0.720
    label("mg of ganciclovir from 1 mg of valganciclovir")
    eta.cl ~ 0.107
    eta.vc ~ 0.227
    eta.ka ~ 0.464
    eta.f ~ 0.049
    prop.sd <- sqrt(0.143)
    label("Proportional error")
    add.sd <- 0.465
    label("Additive error (mg/L)")
  })
  model({
    tlag <- exp(ltlag)
    ka <- exp(lka + eta.ka)
    cl <- exp(lcl + eta.cl) * CLCR / 57
    vc <- exp(lvc + eta.vc)
    q <- exp(lq)
    vp <- exp(lvp)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - (cl + q) / vc * central + q / vp * peripheral
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    f(depot) <- salt * expit(logitf + eta.f)
    alag(depot) <- tlag
    Cc <- central / vc
    Cc ~ add(add.sd) + prop(prop.sd)
  })
}
