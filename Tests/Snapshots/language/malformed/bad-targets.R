m <- function() {
  ini({ k <- 1; eta.k ~ 0.1 })
  model({
    1 <- k
    a + b <- 2
    d/dt(A) <- -k * exp(eta.k) * A
    A <- 5
    eta.k <- 2
    A(1) <- 3
    bio(A) <- 0.5
    dx/dt(A) <- 1
    f(depo) <- 0.5
    B(0) <- 2
    f(A) <- A / 2
  })
}
