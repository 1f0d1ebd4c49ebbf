# Saturable elimination after one bolus. Truth: Lambert's W.
# laws: autonomous
michaelis_menten <- function() {
  ini({ tvmax <- 2.5; tkm <- 1.5; eta.vmax ~ 0.09; eta.km ~ 0.04 })
  model({
    vmax <- tvmax * exp(eta.vmax)
    km <- tkm * exp(eta.km)
    d/dt(conc) <- -vmax * conc / (km + conc)
  })
}
