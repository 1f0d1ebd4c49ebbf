# A pendulum; its energy stays. Truth: DOP853.
# laws: autonomous
pendulum <- function() {
  ini({ tg <- 2; eta.g ~ 0.01 })
  model({
    g <- tg * exp(eta.g)
    d/dt(angle) <- speed
    d/dt(speed) <- -g * sin(angle)
    angle(0) <- 2
    energy <- speed^2 / 2 - g * cos(angle)
  })
}
