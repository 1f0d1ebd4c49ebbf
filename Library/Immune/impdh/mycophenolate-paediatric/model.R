mycophenolate_paediatric <- function() {
  description <- "Mycophenolic acid in plasma to IMPDH activity, children early after kidney transplantation: direct Emax model"
  reference <- "Fukuda T et al. J Clin Pharmacol 2011;51:309-320. doi:10.1177/0091270010368542"
  units <- list(time = "h", dosing = "mg", concentration = "nmol/h/mg")
  covariateData <- list(
    Cmpa = list(description = "Total mycophenolic acid in plasma", units = "mg/L", notes = "Input")
  )
  population <- list(
    n_subjects = 28,
    disease_state = "children, de novo kidney transplantation"
  )
  ini({
    e0 <- 6.4
    label("IMPDH activity before transplantation (nmol/h/mg protein)")
    ec50 <- 0.97
    label("Mycophenolic acid of half inhibition (mg/L)")
  })
  model({
    suppressed <- Cmpa / (ec50 + Cmpa)
    impdh <- e0 * (1 - suppressed)
  })
}
