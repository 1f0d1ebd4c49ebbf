kovarik_2001 <- function() {
  description <- "Everolimus in adults after kidney transplantation with ciclosporin, approximated by one compartment: the peripheral parameters of the published two-compartment model are not in its abstract"
  reference <- "Kovarik JM et al. Population pharmacokinetics of everolimus in de novo renal transplant patients: impact of ethnicity and comedications. Clin Pharmacol Ther 2001;70:247-254. doi:10.1067/mcp.2001.118022"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list(
    BLACK = list(description = "Black patient, as the trial recorded it", units = "0 or 1", notes = "Not part of a record"),
    ERYTHROMYCIN = list(description = "Takes erythromycin", units = "0 or 1", notes = "Shares its factor with azithromycin"),
    AZITHROMYCIN = list(description = "Takes azithromycin", units = "0 or 1", notes = "Shares its factor with erythromycin"),
    ITRACONAZOLE = list(description = "Takes itraconazole", units = "0 or 1", notes = "One patient")
  )
  population <- list(
    n_subjects = 673,
    n_observations = 5260,
    disease_state = "new kidney transplant with ciclosporin and corticosteroids"
  )
  ini({
    lka <- log(6.07)
    label("Absorption rate constant (1/h)")
    lcl <- log(8.8)
    label("CL/F (L/h)")
    lvc <- log(110)
    label("V/F (L)")
    cl.black <- 1.20
    label("CL/F of Black patients, ratio")
    cl.macrolide <- 0.81
    label("CL/F with erythromycin or azithromycin, ratio")
    cl.itraconazole <- 0.26
    label("CL/F with itraconazole, ratio")
    eta.cl ~ 0.0704
    eta.vc ~ 0.1219
    prop.sd <- 0.31
    label("Proportional error")
  })
  model({
    ka <- exp(lka)
    cl <- exp(lcl + eta.cl) * cl.black^BLACK * cl.macrolide^max(ERYTHROMYCIN, AZITHROMYCIN) * cl.itraconazole^ITRACONAZOLE
    vc <- exp(lvc + eta.vc)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - cl / vc * central
    Cc <- 1000 * central / vc
    Cc ~ prop(prop.sd)
  })
}
