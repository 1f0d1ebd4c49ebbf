# A planet on an ellipse. Truth: Kepler's equation.
# laws: autonomous
kepler <- function() {
  ini({ te <- 0.5; eta.e ~ 0.0001 })
  model({
    e <- te * exp(eta.e)
    r3 <- (x^2 + y^2)^1.5
    d/dt(x) <- vx
    d/dt(y) <- vy
    d/dt(vx) <- -x / r3
    d/dt(vy) <- -y / r3
    x(0) <- 1 - e
    vy(0) <- sqrt((1 + e) / (1 - e))
  })
}
