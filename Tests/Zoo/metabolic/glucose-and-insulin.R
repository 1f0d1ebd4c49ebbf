# Glucose calls for insulin, insulin clears glucose through a delayed effect. Truth: DOP853.
# laws: autonomous
glucose_insulin <- function() {
  ini({ tprod <- 8; tclg <- 0.8; tclgi <- 0.05; tpow <- 1.6; eta.clgi ~ 0.09; eta.sec ~ 0.09 })
  model({
    gss <- 5
    iss <- (tprod / gss - tclg) / tclgi
    d/dt(glucose) <- tprod - (tclg + tclgi * exp(eta.clgi) * effect) * glucose
    d/dt(effect) <- 1.2 * (insulin - effect)
    d/dt(insulin) <- 2 * (iss * exp(eta.sec) * (glucose / gss)^tpow - insulin)
    glucose(0) <- gss
    effect(0) <- 16
    insulin(0) <- 16
  })
}
