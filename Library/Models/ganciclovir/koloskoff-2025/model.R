koloskoff_2025 <- function() {
  description <- "Cytomegalovirus load in children after transplantation under ganciclovir: turnover of log10 copies, whose loss the area under ganciclovir speeds up"
  reference <- "Koloskoff K et al. Pharmacokinetic/pharmacodynamic modelling and Monte Carlo simulations to predict cytomegalovirus viral load in pediatric transplant recipients treated with (val)ganciclovir. Clin Pharmacokinet 2025. doi:10.1007/s40262-025-01526-z"
  units <- list(time = "h", dosing = "mg", concentration = "1")
  covariateData <- list(
    AUCGCV = list(description = "Ganciclovir, area under the concentration over 12 h", units = "mg.h/L", notes = "AUC0-12; half of AUC0-24 where it is given once daily")
  )
  population <- list(
    n_subjects = 29,
    n_observations = "184 loads in 36 episodes",
    age_range = "0.5-15 years",
    weight_range = "6.3-95.2 kg",
    disease_state = "solid organ or stem cell transplantation with cytomegalovirus in blood",
    regions = "Montreal, Canada"
  )
  ini({
    lkin <- log(0.00087)
    label("Production (log10 copies/mL per h)")
    lkout <- log(0.00023)
    label("Loss without drug (1/h)")
    lemax <- log(16.3)
    label("Largest increase of the loss, as a multiple")
    lec50 <- log(23.5)
    label("AUC of half the largest increase (mg.h/L)")
    eta.kout ~ 0.0196
    eta.ec50 ~ 1.8496
    prop.sd <- 0.15
    label("Proportional error of log10 copies/mL")
  })
  model({
    kin <- exp(lkin)
    kout <- exp(lkout + eta.kout)
    emax <- exp(lemax)
    ec50 <- exp(lec50 + eta.ec50)
    effect <- emax * AUCGCV / (ec50 + AUCGCV)
    d/dt(load) <- kin - kout * (1 + effect) * load
    load(0) <- kin / kout
    logload <- load
    logload ~ prop(prop.sd)
  })
}
