quintairos_2021 <- function() {
  description <- "Probability of acute rejection at a visit after kidney transplantation from urinary miR-155-5p: logistic"
  reference <- "Quintairos et al. PLoS One 2021;16:e0245880. doi:10.1371/journal.pone.0245880"
  units <- list(time = "d", dosing = "mg", concentration = "1")
  covariateData <- list(
    miR155 = list(description = "Urinary miR-155-5p, 2^-dCq", units = "1", notes = "Input")
  )
  population <- list(
    n_subjects = 58,
    disease_state = "kidney transplant recipients, 8 rejections"
  )
  ini({
    b0 <- -5.89
    label("Intercept")
    b.mir155 <- 3.51
    label("Slope with urinary miR-155-5p")
  })
  model({
    rejection.probability <- expit(b0 + b.mir155 * miR155)
  })
}
