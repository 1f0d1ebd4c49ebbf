low_igg <- function() {
  description <- "Probability of severe infection after solid organ transplantation by whether IgG was below 600 mg/dL at day 7 or 30: published hazard ratio on a baseline the user gives"
  reference <- "RIS2020. Ann Transplant 2025;30:e946233"
  units <- list(time = "d", dosing = "mg", concentration = "1")
  covariateData <- list(
    IGG = list(description = "Immunoglobulin G in serum", units = "mg/dL", notes = "Patient's own")
  )
  population <- list(
    disease_state = "solid organ transplant recipients"
  )
  ini({
    hr <- 2.07
    label("Hazard ratio of severe infection")
    edge <- 600
    label("IgG below which it holds (mg/dL)")
    p.reference <- 0.20
    label("Severe infection in a year in the reference group")
    year <- 365.25
    label("A year (d)")
  })
  model({
    low <- IGG < edge
    hazard <- -log(1 - p.reference) / year * hr^low
    infection.probability <- 1 - exp(-hazard * time)
  })
}
