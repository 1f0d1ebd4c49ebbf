aciclovir_effect <- function() {
  description <- "Aciclovir in plasma to the fraction of viral production it blocks: HSV-1, HSV-2, VZV, EBV, CMV; published IC50s, Hill exponent 1 assumed"
  reference <- "IC50s: Antimicrob Agents Chemother survey of HSV-1 isolates; Antimicrobe.org table 1"
  units <- list(time = "h", dosing = "mg", concentration = "mg/L")
  covariateData <- list(
    Cacv = list(description = "Aciclovir in plasma", units = "mg/L", notes = "Input")
  )
  population <- list(
    disease_state = "virus in cell culture"
  )
  ini({
    ic50.hsv1 <- 0.42
    label("IC50 for HSV-1 (mg/L)")
    ic50.hsv2 <- 0.257
    label("IC50 for HSV-2 (mg/L)")
    ic50.vzv <- 1.79
    label("IC50 for VZV (mg/L)")
    ic50.ebv <- 1.5
    label("IC50 for EBV, lytic replication (mg/L)")
    ic50.cmv <- 10
    label("IC50 for CMV (mg/L)")
    hill <- 1
    label("Hill exponent")
  })
  model({
    blocked.hsv1 <- (Cacv / ic50.hsv1)^hill / (1 + (Cacv / ic50.hsv1)^hill)
    blocked.hsv2 <- (Cacv / ic50.hsv2)^hill / (1 + (Cacv / ic50.hsv2)^hill)
    blocked.vzv <- (Cacv / ic50.vzv)^hill / (1 + (Cacv / ic50.vzv)^hill)
    blocked.ebv <- (Cacv / ic50.ebv)^hill / (1 + (Cacv / ic50.ebv)^hill)
    blocked.cmv <- (Cacv / ic50.cmv)^hill / (1 + (Cacv / ic50.cmv)^hill)
  })
}
