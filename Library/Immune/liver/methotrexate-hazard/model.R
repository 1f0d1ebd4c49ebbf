methotrexate_hazard <- function() {
  description <- "Probability of a first rise of liver enzymes on low-dose methotrexate or placebo by time: published rates, taken as constant hazards"
  reference <- "CIRT. Ann Intern Med 2020;172:369-380; PMC7229518"
  units <- list(time = "a", dosing = "mg", concentration = "1")
  covariateData <- list(
    taking = list(description = "1 on low-dose methotrexate with folate, 0 off it", units = "1", notes = "Input")
  )
  population <- list(
    n_subjects = 4786,
    disease_state = "adults of the CIRT trial, methotrexate 15-20 mg a week with folate, or placebo"
  )
  ini({
    rate.any.mtx <- 0.361
    label("any rise on methotrexate (1/year)")
    rate.moderate.mtx <- 0.042
    label("moderate rise on methotrexate (1/year)")
    rate.severe.mtx <- 0.015
    label("severe rise on methotrexate (1/year)")
    rate.any.placebo <- 0.156
    label("any rise on placebo (1/year)")
    rate.moderate.placebo <- 0.011
    label("moderate rise on placebo (1/year)")
    rate.severe.placebo <- 0.006
    label("severe rise on placebo (1/year)")
  })
  model({
    hazard.any <- rate.any.placebo + taking * (rate.any.mtx - rate.any.placebo)
    hazard.moderate <- rate.moderate.placebo + taking * (rate.moderate.mtx - rate.moderate.placebo)
    hazard.severe <- rate.severe.placebo + taking * (rate.severe.mtx - rate.severe.placebo)
    p.any <- 1 - exp(-hazard.any * time)
    p.moderate <- 1 - exp(-hazard.moderate * time)
    p.severe <- 1 - exp(-hazard.severe * time)
  })
}
