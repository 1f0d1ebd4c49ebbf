# Bacteria in broth: growing and resting ones under a drug that kills the growing. Truth: DOP853.
# laws: autonomous
time_kill <- function() {
  ini({ tgrow <- 1.3; tmax <- 9; tkill <- 3.2; tec50 <- 1.4; thill <- 1.8; tke <- 0.35; eta.kill ~ 0.09; eta.ec50 ~ 0.09 })
  model({
    Cc <- drug / 10
    kill <- tkill * exp(eta.kill) * Cc^thill / ((tec50 * exp(eta.ec50))^thill + Cc^thill)
    total <- growing + resting
    d/dt(drug) <- -tke * drug
    d/dt(growing) <- tgrow * growing * (1 - total / 10^tmax) - kill * growing - 0.05 * growing + 0.01 * resting
    d/dt(resting) <- 0.05 * growing - 0.01 * resting - 0.02 * resting
    growing(0) <- 1e6
    logged <- log10(growing + resting)
  })
}
