mycophenolate_hct <- function() {
  description <- "Total mycophenolic acid in plasma to IMPDH activity of mononuclear cells, non-myeloablative haematopoietic cell transplantation, day 21: direct inhibition"
  reference <- "Li H et al. Biol Blood Marrow Transplant 2014;20:1121-1129. doi:10.1016/j.bbmt.2014.03.032"
  units <- list(time = "h", dosing = "mg", concentration = "pmol/{million_cells}/h")
  covariateData <- list(
    Cmpa = list(description = "Total mycophenolic acid in plasma", units = "mg/L", notes = "Input"),
    Cmpau = list(description = "Unbound mycophenolic acid in plasma", units = "ng/mL", notes = "Input; for the variant by unbound concentration")
  )
  population <- list(
    n_subjects = 56,
    disease_state = "non-myeloablative haematopoietic cell transplantation, day 21"
  )
  ini({
    le0 <- log(1370)
    label("IMPDH activity without drug (pmol XMP per million cells per h)")
    lic50 <- log(3.23)
    label("Total mycophenolic acid of half inhibition (mg/L)")
    lic50u <- log(57.3)
    label("Unbound mycophenolic acid of half inhibition (ng/mL)")
    prop.sd <- 0.20
    label("Proportional error")
    eta.e0 ~ 0.0734
    eta.ic50 ~ 0.2484
    eta.ic50u ~ 0.2753
  })
  model({
    e0 <- exp(le0 + eta.e0)
    ic50 <- exp(lic50 + eta.ic50)
    ic50u <- exp(lic50u + eta.ic50u)
    suppressed <- Cmpa / (ic50 + Cmpa)
    impdh <- e0 * (1 - suppressed)
    suppressed.unbound <- Cmpau / (ic50u + Cmpau)
    impdh.unbound <- e0 * (1 - suppressed.unbound)
    impdh ~ prop(prop.sd)
  })
}
