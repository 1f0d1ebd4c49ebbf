igg_mg_adl <- function() {
  description <- "Fall of IgG to the change of the MG-ADL score in generalised myasthenia gravis: delayed effect, placebo drop and drift"
  reference <- "Valenzuela et al. CPT Pharmacometrics Syst Pharmacol 2025;14:2074-2085. doi:10.1002/psp4.70109"
  units <- list(time = "d", dosing = "mg", concentration = "1")
  covariateData <- list(
    igg.ratio = list(description = "IgG over IgG at the start", units = "1", notes = "Input"),
    MGADL0 = list(description = "MG-ADL at the start", units = "1", notes = "Input")
  )
  population <- list(
    n_subjects = 68,
    disease_state = "generalised myasthenia gravis, phase 2 of nipocalimab"
  )
  ini({
    ke0 <- 0.414
    label("Delay of the effect (1/d)")
    s.igg <- -0.216
    label("MG-ADL points per 10 % fall of IgG")
    tenths <- 10
    label("Tenths of IgG")
    s.power <- 0.871
    label("Exponent of the score on the slope")
    placebo <- -1.08
    label("Drop on placebo (points)")
    placebo.power <- 1.23
    label("Exponent of the score on the placebo drop")
    drift <- -0.0594
    label("Drift on placebo (points/week)")
    week <- 7
    label("Days of a week")
    score.centre <- 7
    label("Centre of the score")
    add.sd <- 1.50
    label("Additive error (points)")
  })
  model({
    size <- MGADL0 / score.centre
    d/dt(E) <- ke0 * (1 - igg.ratio - E)
    started <- time > 0
    change.placebo <- started * (placebo * size^placebo.power + drift * time / week)
    change.drug <- tenths * s.igg * E * size^s.power
    change <- change.placebo + change.drug
    mgadl <- MGADL0 + change
    mgadl ~ add(add.sd)
  })
}
