# Functions of mathematics, no compartments. Truth: mpmath.
special_functions <- function() {
  ini({ ts <- 0.3; eta.s ~ 0.04 })
  model({
    x <- t * ts * exp(eta.s) + 0.2
    e <- erf(x)
    ec <- erfc(x)
    g <- gammap(2.5, x)
    lg <- lgamma(x + 0.5)
    p <- pnorm(x - 1)
    l <- log1p(x)
    m <- expm1(-x)
    h <- tanh(x)
    at <- atan2(x, 2)
    s <- sinh(x / 3)
    di <- digamma(x + 1)
  })
}
