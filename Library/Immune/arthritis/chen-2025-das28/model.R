chen_2025_das28 <- function() {
  description <- "Mean DAS28 of trial arms on methotrexate alone in rheumatoid arthritis: hyperbolic approach over weeks"
  reference <- "Chen S et al. J Clin Pharmacol 2025;65:1310-1321. doi:10.1002/jcph.70039"
  units <- list(time = "wk", dosing = "mg", concentration = "1")
  covariateData <- list(
    DAS28 = list(description = "Mean DAS28 of the arm at the start", units = "1", notes = "Input"),
    taking = list(description = "1 on methotrexate, 0 off it", units = "1", notes = "Input; the paper has no arm without")
  )
  population <- list(
    disease_state = "arms of randomised trials in rheumatoid arthritis on methotrexate alone; never single patients"
  )
  ini({
    emax <- -54.90
    label("Largest change (%)")
    et50 <- 20.6
    label("Time of half of it (weeks)")
    all <- 100
    label("The whole (%)")
    eta.emax ~ 0.1399
  })
  model({
    change <- taking * emax * exp(eta.emax) * time / (et50 + time)
    das28 <- DAS28 * (1 + change / all)
  })
}
