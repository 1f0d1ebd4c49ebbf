# Target-mediated disposition, all three species. Truth: Radau.
# laws: autonomous
tmdd_full <- function() {
  ini({ tkon <- 0.5; tkoff <- 0.05; tkint <- 0.04; tksyn <- 0.6; tkdeg <- 0.1; tkel <- 0.03; eta.kint ~ 0.09; eta.kel ~ 0.09 })
  model({
    bind <- tkon * drug * target - tkoff * pair
    d/dt(drug) <- -tkel * exp(eta.kel) * drug - bind
    d/dt(target) <- tksyn - tkdeg * target - bind
    d/dt(pair) <- bind - tkint * exp(eta.kint) * pair
    target(0) <- tksyn / tkdeg
  })
}
