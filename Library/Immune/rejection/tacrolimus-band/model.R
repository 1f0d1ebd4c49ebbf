tacrolimus_band <- function() {
  description <- "Probability of biopsy-proven rejection in the first month after kidney transplantation by tacrolimus trough: published proportions of four bands, and a logistic line through two of them"
  reference <- "Nguyen et al. BMC Nephrology (160 recipients)"
  units <- list(time = "d", dosing = "mg", concentration = "1")
  covariateData <- list(
    C0tac = list(description = "Tacrolimus trough in whole blood, month 1", units = "ng/mL", notes = "Input")
  )
  population <- list(
    n_subjects = 160,
    disease_state = "kidney transplant recipients, first month"
  )
  ini({
    p.under4 <- 0.176
    label("Rejection below 4 ng/mL")
    p.4to7 <- 0.155
    label("Rejection at 4-7 ng/mL")
    p.over7 <- 0.03
    label("Rejection above 7 ng/mL")
    p.over12 <- 0
    label("Rejection above 12 ng/mL")
    edge1 <- 4
    label("First edge (ng/mL)")
    edge2 <- 7
    label("Second edge (ng/mL)")
    edge3 <- 12
    label("Third edge (ng/mL)")
    c.low <- 5.5
    label("Trough at which the line has the proportion of 4-7 ng/mL")
    c.high <- 9
    label("Trough at which the line has the proportion above 7 ng/mL")
  })
  model({
    band.probability <- p.under4
    if (C0tac >= edge1) band.probability <- p.4to7
    if (C0tac > edge2) band.probability <- p.over7
    if (C0tac > edge3) band.probability <- p.over12
    slope <- (logit(p.over7) - logit(p.4to7)) / (c.high - c.low)
    rejection.probability <- expit(logit(p.4to7) + slope * (C0tac - c.low))
  })
}
