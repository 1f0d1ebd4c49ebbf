# Virus against effector cells that it calls up; drug slows replication. Truth: DOP853.
# laws: autonomous
cmv_with_immunity <- function() {
  ini({ tr <- 0.06; tkill <- 0.02; ts <- 0.01; td <- 0.01; tic <- 1; eta.r ~ 0.04; eta.kill ~ 0.04 })
  model({
    growth <- tr * exp(eta.r) * (1 - 0.9 * central / (central + tic))
    d/dt(central) <- -0.1 * central
    d/dt(virus) <- growth * virus * (1 - virus / 1000) - tkill * exp(eta.kill) * effector * virus
    d/dt(effector) <- ts * (1 + 4 * virus / (50 + virus)) - td * effector
    virus(0) <- 1
    effector(0) <- 1
  })
}
