yu_2022 <- function() {
  description <- "Mean change of proteinuria of trial arms in IgA nephropathy over months by class of drug: hyperbolic approach, more where proteinuria is higher"
  reference <- "Yu J et al. Front Immunol 2022;13:825677"
  units <- list(time = "mo", dosing = "mg", concentration = "g/d")
  covariateData <- list(
    UPRO0 = list(description = "Mean proteinuria of the arm at the start", units = "g/d", notes = "Input"),
    corticosteroid = list(description = "Arm on: corticosteroid", units = "1", notes = "Input, 0 or 1; at most one class"),
    immunosuppressant = list(description = "Arm on: immunosuppressant", units = "1", notes = "Input, 0 or 1; at most one class"),
    ras.blocker = list(description = "Arm on: ras.blocker", units = "1", notes = "Input, 0 or 1; at most one class"),
    antiplatelet = list(description = "Arm on: antiplatelet", units = "1", notes = "Input, 0 or 1; at most one class"),
    omega3 = list(description = "Arm on: omega3", units = "1", notes = "Input, 0 or 1; at most one class"),
    other = list(description = "Arm on: other", units = "1", notes = "Input, 0 or 1; at most one class")
  )
  population <- list(
    disease_state = "arms of trials in IgA nephropathy; never single patients"
  )
  ini({
    emax.placebo <- -0.44
    label("Largest change on placebo (g/day)")
    et50.placebo <- 27.2
    label("Time of half of it on placebo (months)")
    et50.drug <- 5.59
    label("Time of half of it on a drug (months)")
    emax.corticosteroid <- -1.47
    label("Largest change, corticosteroid (g/day)")
    emax.immunosuppressant <- -1.40
    label("Largest change, immunosuppressant (g/day)")
    emax.ras.blocker <- -0.95
    label("Largest change, ras.blocker (g/day)")
    emax.antiplatelet <- -0.65
    label("Largest change, antiplatelet (g/day)")
    emax.omega3 <- -0.53
    label("Largest change, omega3 (g/day)")
    emax.other <- -1.31
    label("Largest change, other (g/day)")
    slope <- -0.63
    label("Change per proteinuria at the start")
    centre <- 1.82
    label("Centre of proteinuria (g/day)")
  })
  model({
    drug <- corticosteroid + immunosuppressant + ras.blocker + antiplatelet + omega3 + other
    emax.class <- emax.corticosteroid * corticosteroid + emax.immunosuppressant * immunosuppressant +
      emax.ras.blocker * ras.blocker + emax.antiplatelet * antiplatelet + emax.omega3 * omega3 + emax.other * other
    emax <- emax.placebo * (1 - drug) + emax.class + drug * slope * (UPRO0 - centre)
    et50 <- et50.placebo * (1 - drug) + et50.drug * drug
    change <- emax * time / (et50 + time)
    proteinuria <- UPRO0 + change
  })
}
