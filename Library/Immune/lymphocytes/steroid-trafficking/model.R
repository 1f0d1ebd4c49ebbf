steroid_trafficking <- function() {
  description <- "T-helper lymphocytes in blood under corticosteroids: influx from lymph nodes with a daily rhythm, inhibited by cortisol, methylprednisolone and prednisolone; potencies published, rates assumed"
  reference <- "Chow F-S et al. J Pharmacokinet Biopharm 1999;27:559-575 (potencies only)"
  units <- list(time = "h", dosing = "mg", concentration = "10*9/L")
  covariateData <- list(
    Cmp = list(description = "Methylprednisolone in plasma", units = "ng/mL", notes = "Input"),
    Cpred = list(description = "Prednisolone in plasma", units = "ng/mL", notes = "Input"),
    cortisol = list(description = "Cortisol in plasma", units = "ng/mL", notes = "Input; steroids suppress it")
  )
  population <- list(
    disease_state = "healthy volunteers (potencies)"
  )
  ini({
    ic50.mp <- 4.6
    label("Methylprednisolone of half inhibition of influx (ng/mL)")
    ic50.cortisol <- 79
    label("Cortisol of half inhibition of influx (ng/mL)")
    potency.prednisolone <- 1
    label("Prednisolone's potency over cortisol's")
    peak <- 1
    label("Clock time of the greatest influx (h)")
    day <- 24
    label("Period (h)")
    amplitude <- 0.2
    label("Amplitude of the influx, fraction of its mean")
    kout <- 0.2
    label("Return to the tissues (1/h)")
    base <- 0.8
    label("T-helper cells in blood at rest (10^9/L)")
    cortisol.mean <- 70
    label("Cortisol at which the count at rest holds (ng/mL)")
  })
  model({
    brake.rest <- 1 + cortisol.mean / ic50.cortisol
    brake <- 1 + Cmp / ic50.mp + Cpred * potency.prednisolone / ic50.cortisol + cortisol / ic50.cortisol
    rhythm <- 1 + amplitude * cos(2 * pi * (time - peak) / day)
    influx <- kout * base * brake.rest * rhythm / brake
    d/dt(B) <- influx - kout * B
    B(0) <- base
    helper <- B
    relative <- B / base
  })
}
