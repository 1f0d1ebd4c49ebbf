time_in_range <- function() {
  description <- "Hazards of acute rejection and graft loss by whether tacrolimus was in range for 60 % of the time: published hazard ratios on a baseline the user gives"
  reference <- "Davis S et al. Am J Transplant 2018;18:907-915. doi:10.1111/ajt.14504"
  units <- list(time = "d", dosing = "mg", concentration = "1")
  covariateData <- list(
    TTR = list(description = "Fraction of time with the trough in range", units = "1", notes = "Input")
  )
  population <- list(
    n_subjects = 538,
    disease_state = "kidney transplant recipients"
  )
  ini({
    hr.rejection <- 4.18
    label("Hazard ratio of acute rejection in 12 months")
    hr.loss <- 3.12
    label("Hazard ratio of death-censored graft loss in 5 years")
    ttr.edge <- 0.6
    label("Time in range below which the ratios hold")
    p12.reference <- 0.10
    label("Rejection in 12 months in the reference group")
    p60.reference <- 0.05
    label("Graft loss in 5 years in the reference group")
    year <- 365.25
    label("A year (d)")
    five <- 1826.25
    label("Five years (d)")
  })
  model({
    low <- TTR < ttr.edge
    h0.rejection <- -log(1 - p12.reference) / year
    h0.loss <- -log(1 - p60.reference) / five
    hazard.rejection <- h0.rejection * hr.rejection^low
    hazard.loss <- h0.loss * hr.loss^low
    rejection.probability <- 1 - exp(-hazard.rejection * time)
    loss.probability <- 1 - exp(-hazard.loss * time)
  })
}
