cromer_2013 <- function() {
  description <- "Growth of cytomegalovirus in blood after stem cell transplantation by lymphocyte count, with an antiviral effect: exponential, rates published, drug term ours"
  reference <- "Cromer D et al. J Virol 2013;87:3376-3381; PMC3592124"
  units <- list(time = "d", dosing = "1", concentration = "{copies}/mL")
  covariateData <- list(
    lymphocytes = list(description = "Lymphocytes in blood", units = "10*9/L", notes = "Patient's own count"),
    antiviral = list(description = "Fraction of viral production that a drug blocks", units = "1", notes = "Input")
  )
  population <- list(
    disease_state = "reactivation after haematopoietic stem cell transplantation"
  )
  ini({
    growth.low <- 0.612
    label("Growth below the threshold (1/d)")
    growth.high <- 0.325
    label("Growth at or above the threshold (1/d)")
    threshold <- 0.5
    label("Lymphocyte count (10^9/L)")
    r0 <- 2.4
    label("Reproduction number without drug")
    v.start <- 1000
    label("Load at the start (copies/mL)")
    one.copy <- 1
    label("Unit of log10.load (copies/mL)")
  })
  model({
    growth <- growth.low
    if (lymphocytes >= threshold) growth <- growth.high
    stopping <- 1 - 1 / r0
    net <- growth * (1 - antiviral / stopping)
    d/dt(v) <- net * v
    v(0) <- v.start
    load <- v
    log10.load <- log10(v / one.copy)
  })
}
