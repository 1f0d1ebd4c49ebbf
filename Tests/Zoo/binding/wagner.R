# Constant total target at equilibrium with the drug: dC/dt = -kel C/(1 + R K/(K + C)^2). Truth: DOP853.
# laws: autonomous
tmdd_wagner <- function() {
  ini({ tk <- 0.15; tr <- 5; tkd <- 0.4; eta.k ~ 0.09; eta.r ~ 0.09 })
  model({
    r <- tr * exp(eta.r)
    d/dt(conc) <- -tk * exp(eta.k) * conc / (1 + r * tkd / (tkd + conc)^2)
  })
}
