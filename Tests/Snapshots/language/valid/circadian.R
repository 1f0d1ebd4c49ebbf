circadian <- function() {
  ini({ kin <- 1; kout <- 0.2; amp <- 0.4; peak <- 8; s <- 0.1 })
  model({
    rhythm <- 1 + amp * cos(2 * pi * (t - peak) / 24)
    hour <- time %% 24
    day <- time %/% 24
    night <- hour >= 22 | hour < 6
    d/dt(cortisol) <- kin * rhythm * (1 - 0.5 * night) - kout * cortisol
    cortisol(0) <- kin / kout
    total <- cortisol + 0 * day
    total ~ prop(s)
  })
}
