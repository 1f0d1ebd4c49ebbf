majekodunmi_2017 <- function() {
  description <- "CD4 z-score of children with HIV from the start of antiretroviral therapy: exponential approach, by age and hepatitis C"
  reference <- "Majekodunmi AO et al. Pediatr Infect Dis J 2017;36:e123-e129. doi:10.1097/INF.0000000000001478"
  units <- list(time = "a", dosing = "1", concentration = "1")
  covariateData <- list(
    AGE = list(description = "Age at the start of therapy", units = "years", notes = "Linear, centred at 4.3"),
    HCV = list(description = "Hepatitis C co-infection", units = "1", notes = "Input, 0 or 1")
  )
  population <- list(
    n_subjects = 401,
    disease_state = "children with HIV beginning antiretroviral therapy"
  )
  ini({
    asy0 <- -1.07
    label("z-score in the long run, at the centre of age")
    asy.age <- -0.11
    label("Its slope with age (1/year)")
    int0 <- -2.42
    label("z-score at the start, at the centre of age")
    int.age <- -0.29
    label("Its slope with age (1/year)")
    k0 <- 1.55
    label("Rate of recovery (1/year)")
    k.hcv <- 0.23
    label("Rate with hepatitis C, ratio")
    age.centre <- 4.3
    label("Centre of age (years)")
  })
  model({
    asy <- asy0 + asy.age * (AGE - age.centre)
    int <- int0 + int.age * (AGE - age.centre)
    k <- k0 * k.hcv^HCV
    z <- asy + (int - asy) * exp(-k * time)
  })
}
