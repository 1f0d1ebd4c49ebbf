# Euler's equations of a free rigid body. Truth: Jacobi's elliptic functions.
# laws: autonomous
rigid_body <- function() {
  ini({ tm <- 0.51; eta.m ~ 0.01 })
  model({
    m <- tm * exp(eta.m)
    d/dt(a) <- b * c
    d/dt(b) <- -a * c
    d/dt(c) <- -m * a * b
    b(0) <- 1
    c(0) <- 1
  })
}
