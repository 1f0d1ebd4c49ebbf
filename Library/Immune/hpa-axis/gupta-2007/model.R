gupta_2007 <- function() {
  description <- "Hypothalamus, pituitary and adrenal with the pituitary's glucocorticoid receptor, scaled: CRH, ACTH, receptor, cortisol; stress, supplied cortisol and extra clearance as inputs"
  reference <- "Gupta et al. Theor Biol Med Model 2007;4:8. doi:10.1186/1742-4682-4-8"
  units <- list(time = "1", dosing = "1", concentration = "1")
  covariateData <- list(
    stress = list(description = "Stress on the hypothalamus (f)", units = "1", notes = "Input; 1 is the stress of the paper's runs"),
    supply = list(description = "Cortisol supplied from outside, per unit of time", units = "1", notes = "Input; the default leaves the model as published"),
    clearance = list(description = "Extra clearance of cortisol, times the model's own", units = "1", notes = "Input; the default leaves the model as published")
  )
  population <- list(
    disease_state = "mathematical model without patients; all quantities scaled"
  )
  ini({
    ki1 <- 0.1
    label("Cortisol of half inhibition of CRH")
    ki2 <- 0.1
    label("Cortisol times receptor of half inhibition of ACTH")
    kcd <- 1
    label("Loss of CRH")
    kad <- 10
    label("Loss of ACTH")
    k <- 0.001
    label("Square of cortisol times receptor at half of the receptor's induction")
    kcr <- 0.05
    label("Basal production of receptor")
    krd <- 0.9
    label("Loss of receptor")
    crh.start <- 0.6
    label("CRH at the start")
    acth.start <- 0.055
    label("ACTH at the start")
    receptor.start <- 0.08
    label("Receptor at the start")
    cortisol.start <- 0.055
    label("Cortisol at the start")
  })
  model({
    bound <- cortisol * receptor
    d/dt(crh) <- (1 + stress) / (1 + cortisol / ki1) - kcd * crh
    d/dt(acth) <- crh / (1 + bound / ki2) - kad * acth
    d/dt(receptor) <- bound^2 / (k + bound^2) + kcr - krd * receptor
    d/dt(cortisol) <- acth - cortisol + supply - clearance * cortisol
    crh(0) <- crh.start
    acth(0) <- acth.start
    receptor(0) <- receptor.start
    cortisol(0) <- cortisol.start
  })
}
