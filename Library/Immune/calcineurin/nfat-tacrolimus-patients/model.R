nfat_tacrolimus_patients <- function() {
  description <- "Tacrolimus in whole blood to the suppression of NFAT-regulated gene expression in stable kidney transplant recipients: sigmoid, static"
  reference <- "Clin Nephrol 2017;87:93-99. doi:10.5414/CN108893"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list(
    Ctac = list(description = "Tacrolimus in whole blood", units = "ng/mL", notes = "Input; 48 ng/mL is the ceiling of the effect in the study")
  )
  population <- list(
    n_subjects = 10,
    disease_state = "stable kidney transplant recipients on tacrolimus"
  )
  ini({
    ce50 <- 6.7
    label("Tacrolimus concentration of half the maximal suppression (ng/mL)")
    hill <- 1.5
    label("Hill exponent")
  })
  model({
    ratio <- (Ctac / ce50)^hill
    suppressed <- ratio / (1 + ratio)
    residual <- 1 - suppressed
  })
}
