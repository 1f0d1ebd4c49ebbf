nfat_ciclosporin <- function() {
  description <- "Ciclosporin in whole blood to the suppression of NFAT-regulated gene expression in healthy volunteers: IC50 published, complete inhibition assumed, static"
  reference <- "Ther Drug Monit 2023;45:87-94. doi:10.1097/FTD.0000000000001046"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list(
    Ccsa = list(description = "Ciclosporin in whole blood", units = "ng/mL", notes = "Input")
  )
  population <- list(
    n_subjects = 24,
    disease_state = "healthy volunteers"
  )
  ini({
    ic50 <- 204
    label("Ciclosporin concentration of half inhibition (ng/mL)")
    imax <- 1
    label("Largest suppression")
  })
  model({
    suppressed <- imax * Ccsa / (ic50 + Ccsa)
    residual <- 1 - suppressed
  })
}
