# A drug and a buffer that takes it up and gives it back; nothing is lost. Truth: DOP853.
# laws: autonomous
buffer <- function() {
  ini({ tkon <- 0.08; tkoff <- 0.3; ttotal <- 15; eta.kon ~ 0.09; eta.total ~ 0.04 })
  model({
    free <- ttotal * exp(eta.total) - bound
    d/dt(drug) <- -tkon * exp(eta.kon) * drug * free + tkoff * bound
    d/dt(bound) <- tkon * exp(eta.kon) * drug * free - tkoff * bound
    occupied <- bound / (ttotal * exp(eta.total))
  })
}
