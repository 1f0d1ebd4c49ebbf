# Growth that turns from exponential to linear. Truth: DOP853.
# laws: autonomous
exponential_linear <- function() {
  ini({ tl <- 0.03; tm <- 0.8; ts <- 4; eta.l ~ 0.04; eta.s ~ 0.04 })
  model({
    l <- tl * exp(eta.l)
    d/dt(size) <- l * size / sqrt(1 + (l * size / tm)^2)
    size(0) <- ts * exp(eta.s)
  })
}
