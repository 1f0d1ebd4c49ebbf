graft_calibrated <- function() {
  description <- "CALIBRATED HERE, not published values: BK virus, susceptible and infected graft cells, BK-specific and allospecific T cells and creatinine under immunosuppression; equations in the form of Banks 2015 and Murad 2018, parameters fitted to published anchors or chosen"
  reference <- "Form: Banks HT et al. Inverse Probl Sci Eng 2016;24:127-152, doi:10.1080/17415977.2015.1017484; Murad N et al. DCDS-B 2019;24:2781. Parameters: Docs/derivations/bk-virus.md"
  units <- list(time = "d", dosing = "mg", concentration = "mg/dL")
  covariateData <- list(
    suppression = list(description = "Efficacy of immunosuppression (epsilon_I): 0 none, 1 complete", units = "1", notes = "Input; the calibration has 0.85 for tacrolimus and 0.65 for ciclosporin, each with mycophenolate"),
    antiviral = list(description = "Fraction of viral production that a drug blocks", units = "1", notes = "Input")
  )
  population <- list(
    disease_state = "mathematical model; anchors from kidney transplant recipients with BK viraemia"
  )
  ini({
    lambda.HS <- 0.05
    label("Regeneration of susceptible graft cells (1/d)")
    kappa.HS <- 1e6
    label("Number of susceptible cells that the graft returns to (1/mL)")
    beta <- 4.829e-8
    label("Infection (mL/copy/d)")
    delta.HI <- 0.03
    label("Death of an infected cell without T cells (1/d)")
    delta.EH <- 0.01245
    label("Killing by BK-specific T cells (mL/cell/d)")
    rho.V <- 5000
    label("Copies reaching plasma per infected cell that dies")
    delta.V <- 11.09
    label("Clearance of free virus (1/d)")
    lambda.EV <- 28.88
    label("Source of BK-specific T cells (1/mL/d)")
    rhobar.EV <- 1.957
    label("Largest expansion of BK-specific T cells (1/d)")
    kappa.V <- 64290
    label("Load of half that expansion (copies/mL)")
    delta.EV <- 0.2888
    label("Loss of BK-specific T cells (1/d)")
    lambda.EK <- 0.5
    label("Source of allospecific T cells (1/mL/d)")
    rhobar.EK <- 0.1429
    label("Largest expansion of allospecific T cells (1/d)")
    kappa.KH <- 1e6
    label("Graft cells of half that expansion (1/mL)")
    delta.EK <- 0.05
    label("Loss of allospecific T cells (1/d)")
    lambda.C <- 3.333
    label("Production of creatinine (mg/dL/d)")
    delta.C0 <- 5.555
    label("Largest clearance of creatinine (1/d)")
    kappa.CH <- 1e6
    label("Graft cells of half that clearance (1/mL)")
    kappa.EK <- 100
    label("Allospecific T cells that halve the clearance (1/mL)")
    rejecting.EK <- 25
    label("Allospecific T cells called rejection (1/mL)")
    V.start <- 10
    label("Virus on the day of transplantation (copies/mL)")
    one.copy <- 1
    label("Unit of log10.load (copies/mL)")
  })
  model({
    active <- 1 - suppression
    expansion.EV <- rhobar.EV * V / (V + kappa.V)
    expansion.EK <- rhobar.EK * HS / (HS + kappa.KH)
    filtering <- HS / (HS + kappa.CH) * kappa.EK / (EK + kappa.EK)
    infection <- beta * HS * V
    d/dt(HS) <- lambda.HS * (1 - HS / kappa.HS) * HS - infection
    d/dt(HI) <- infection - delta.HI * HI - delta.EH * EV * HI
    d/dt(V) <- rho.V * (1 - antiviral) * delta.HI * HI - delta.V * V - infection
    d/dt(EV) <- active * (lambda.EV + expansion.EV * EV) - delta.EV * EV
    d/dt(EK) <- active * (lambda.EK + expansion.EK * EK) - delta.EK * EK
    d/dt(C) <- lambda.C - delta.C0 * filtering * C
    HS(0) <- kappa.HS
    V(0) <- V.start
    EV(0) <- lambda.EV / delta.EV
    EK(0) <- lambda.EK / delta.EK
    C(0) <- lambda.C / delta.C0 * (kappa.HS + kappa.CH) / kappa.HS
    # At rest, without infection.
    EV.rest <- active * lambda.EV / delta.EV
    reproduction <- beta * kappa.HS * rho.V * (1 - antiviral) * delta.HI /
      ((delta.HI + delta.EH * EV.rest) * (delta.V + beta * kappa.HS))
    controlling.EV <- delta.HI / delta.EH * (beta * kappa.HS * rho.V * (1 - antiviral) / (delta.V + beta * kappa.HS) - 1)
    susceptible <- HS
    infected <- HI
    load <- V
    log10.load <- log10(max(V, one.copy) / one.copy)
    bk.cells <- EV
    allo.cells <- EK
    creatinine <- C
    rejecting <- EK > rejecting.EK
  })
}
