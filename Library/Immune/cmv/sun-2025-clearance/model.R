sun_2025_clearance <- function() {
  description <- "Probability of confirmed clearance of cytomegalovirus at week 8 of maribavir 400 mg twice daily: logistic in exposure, resistance, T cells, load and region"
  reference <- "Sun et al. CPT Pharmacometrics Syst Pharmacol 2025;14:1346-1356. doi:10.1002/psp4.70054"
  units <- list(time = "wk", dosing = "mg", concentration = "ug.h/mL")
  covariateData <- list(
    AUC = list(description = "Maribavir AUC at steady state", units = "ug.h/mL", notes = "Input"),
    resistance = list(description = "Resistance emerges", units = "1", notes = "Input, 0 or 1"),
    pp65.mid = list(description = "CD8 pp65 response 0.5 to 2 %", units = "1", notes = "Input, 0 or 1"),
    pp65.high = list(description = "CD8 pp65 response 2 % and more", units = "1", notes = "Input, 0 or 1"),
    pp65.missing = list(description = "CD8 pp65 response not reported", units = "1", notes = "Input, 0 or 1"),
    high.load = list(description = "Baseline DNA 9100 IU/mL and more", units = "1", notes = "Input, 0 or 1"),
    tcell.infusion = list(description = "T-cell infusion", units = "1", notes = "Input, 0 or 1"),
    europe = list(description = "Treated in Europe", units = "1", notes = "Input, 0 or 1"),
    asia.pacific = list(description = "Treated in Asia-Pacific", units = "1", notes = "Input, 0 or 1")
  )
  population <- list(
    disease_state = "patients with cytomegalovirus infection on maribavir 400 mg twice daily"
  )
  ini({
    b0 <- 1.96
    label("Intercept")
    b.auc <- 0.00920
    label("Per 10 ug.h/mL of AUC")
    b.resistance <- -3.05
    label("Resistance emerges")
    b.pp65.mid <- 2.41
    label("CD8 pp65 0.5 to 2 %")
    b.pp65.high <- 0.649
    label("CD8 pp65 2 % and more")
    b.pp65.missing <- 1.61
    label("CD8 pp65 not reported")
    b.dna <- -1.05
    label("Baseline DNA 9100 IU/mL and more")
    b.infusion <- -2.86
    label("T-cell infusion")
    b.europe <- -1.20
    label("Europe")
    b.asia <- -1.45
    label("Asia-Pacific")
  })
  model({
    score <- b0 + b.auc * AUC / 10 + b.resistance * resistance + b.pp65.mid * pp65.mid + b.pp65.high * pp65.high +
      b.pp65.missing * pp65.missing + b.dna * high.load + b.infusion * tcell.infusion + b.europe * europe + b.asia * asia.pacific
    clearance.probability <- expit(score)
  })
}
