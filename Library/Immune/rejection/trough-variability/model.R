trough_variability <- function() {
  description <- "Hazard of graft loss by whether tacrolimus troughs of months 6 to 12 varied by more than 20.5 %: published hazard ratio on a baseline the user gives"
  reference <- "Mo H et al. Transplant Direct 2019;5:e455"
  units <- list(time = "a", dosing = "mg", concentration = "1")
  covariateData <- list(
    IPV = list(description = "Coefficient of variation of tacrolimus troughs, months 6 to 12", units = "1", notes = "Input")
  )
  population <- list(
    n_subjects = 671,
    disease_state = "kidney transplant recipients"
  )
  ini({
    hr <- 3.28
    label("Hazard ratio of graft loss")
    edge <- 0.205
    label("Coefficient of variation above which it holds")
    loss.reference <- 0.01
    label("Graft loss in the reference group (1/year)")
  })
  model({
    high <- IPV > edge
    hazard <- loss.reference * hr^high
    loss.probability <- 1 - exp(-hazard * time)
  })
}
