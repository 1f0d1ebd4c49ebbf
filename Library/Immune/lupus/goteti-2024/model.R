goteti_2024 <- function() {
  description <- "Mean SRI-4, SRI-5, SRI-6 and BICLA responder rates of trial arms in systemic lupus erythematosus over time, on standard treatment and with anifrolumab, belimumab or another drug's effect"
  reference <- "Goteti K et al. CPT Pharmacometrics Syst Pharmacol 2024;13:281-295. doi:10.1002/psp4.13083"
  units <- list(time = "wk", dosing = "mg", concentration = "1")
  covariateData <- list(
    SLEDAI = list(description = "Mean SLEDAI of the arm at the start", units = "1", notes = "Input"),
    anifrolumab = list(description = "Anifrolumab, intravenous every 4 weeks, dose", units = "mg", notes = "Input"),
    belimumab = list(description = "Belimumab, intravenous every 4 weeks, dose", units = "mg/kg", notes = "Input"),
    xi = list(description = "Effect of another drug", units = "1", notes = "Input; see NOTES.md for the paper's values")
  )
  population <- list(
    disease_state = "arms of randomised trials in systemic lupus erythematosus; never single patients"
  )
  ini({
    half.life <- 4.51
    label("Half-time of the response (weeks)")
    p4.sri <- 0.170
    label("SRI-4 on placebo at week 4")
    p24.sri <- 0.469
    label("SRI-4 on placebo at week 24")
    p4.bicla <- 0.247
    label("BICLA on placebo at week 4")
    p24.bicla <- 0.412
    label("BICLA on placebo at week 24")
    b.mu <- 0.208
    label("SLEDAI on the level")
    b.delta <- 0.255
    label("SLEDAI on the rise")
    sledai.centre <- 10.5
    label("Centre of SLEDAI")
    shift5 <- -0.586
    label("SRI-5 against SRI-4")
    shift6 <- -0.693
    label("SRI-6 against SRI-4")
    week4 <- 4
    label("First anchor (weeks)")
    week24 <- 24
    label("Second anchor (weeks)")
    xi.anifrolumab <- 0.257
    label("Largest effect of anifrolumab")
    d50.anifrolumab <- 259
    label("Dose of half of it (mg)")
    xi.belimumab <- 0.165
    label("Largest effect of intravenous belimumab")
    d50.belimumab <- 0.787
    label("Dose of half of it (mg/kg)")
    eta.th4.sri ~ 0.1332
    eta.d24.sri ~ 0.0841
    eta.th4.bicla ~ 0.0104
    eta.d24.bicla ~ 0.2746
  })
  model({
    lam <- log(2) / half.life
    a4 <- exp(-week4 * lam)
    a24 <- exp(-week24 * lam)
    x <- SLEDAI - sledai.centre
    effect <- xi + xi.anifrolumab * anifrolumab / (anifrolumab + d50.anifrolumab) +
      xi.belimumab * belimumab / (belimumab + d50.belimumab)
    th4.sri <- logit(p4.sri) + eta.th4.sri
    d24.sri <- logit(p24.sri) - logit(p4.sri) + eta.d24.sri
    delta.sri <- d24.sri / (a4 - a24)
    mu.sri <- th4.sri - delta.sri * (1 - a4)
    theta.sri <- mu.sri * (1 + b.mu * x) + delta.sri * (1 + b.delta * x) * (1 + effect) * (1 - exp(-lam * time))
    th4.bicla <- logit(p4.bicla) + eta.th4.bicla
    d24.bicla <- logit(p24.bicla) - logit(p4.bicla) + eta.d24.bicla
    delta.bicla <- d24.bicla / (a4 - a24)
    mu.bicla <- th4.bicla - delta.bicla * (1 - a4)
    theta.bicla <- mu.bicla * (1 + b.mu * x) + delta.bicla * (1 + b.delta * x) * (1 + effect) * (1 - exp(-lam * time))
    sri4 <- expit(theta.sri)
    sri5 <- expit(theta.sri + shift5)
    sri6 <- expit(theta.sri + shift6)
    bicla <- expit(theta.bicla)
  })
}
