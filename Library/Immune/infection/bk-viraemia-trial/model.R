bk_viraemia_trial <- function() {
  description <- "Probability of BK viraemia 6 and 12 months after kidney transplantation on tacrolimus or ciclosporin with mycophenolate, and by steroid dose: published proportions and odds ratios, put together here"
  reference <- "Hirsch HH et al. Am J Transplant 2013;13:136-145; PMC3563214"
  units <- list(time = "d", dosing = "mg", concentration = "1")
  covariateData <- list(
    csa = list(description = "1 on ciclosporin, 0 on tacrolimus", units = "1", notes = "Input"),
    steroid = list(description = "Steroid to month 3, above the trial's mean", units = "g", notes = "Input, relative to the mean"),
    male = list(description = "Sex above the trial's mean: 1 - its fraction of men for a man, minus that fraction for a woman", units = "1", notes = "Input, relative to the mean"),
    age = list(description = "Age above the trial's mean", units = "a", notes = "Input, relative to the mean")
  )
  population <- list(
    n_subjects = 629,
    disease_state = "kidney transplant recipients, randomised to tacrolimus or ciclosporin, each with mycophenolate"
  )
  ini({
    p6.tac <- 0.163
    label("Viraemia at month 6 on tacrolimus")
    p6.csa <- 0.106
    label("Viraemia at month 6 on ciclosporin")
    p12.tac <- 0.121
    label("Viraemia at month 12 on tacrolimus")
    p12.csa <- 0.048
    label("Viraemia at month 12 on ciclosporin")
    or.steroid <- 1.19
    label("Odds ratio per gram of steroid")
    or.male <- 2.49
    label("Odds ratio of men")
    or.age <- 1.14
    label("Odds ratio per 10 years")
    gram <- 1
    label("A gram (g)")
    decade <- 10
    label("Ten years (a)")
  })
  model({
    odds6 <- exp(logit(p6.tac) * (1 - csa) + logit(p6.csa) * csa) * or.steroid^(steroid / gram)
    odds12 <- exp(logit(p12.tac) * (1 - csa) + logit(p12.csa) * csa) * or.male^male * or.age^(age / decade)
    viraemia6 <- odds6 / (1 + odds6)
    viraemia12 <- odds12 / (1 + odds12)
  })
}
