m <- function() {
  ini({ a <- 1; b <- 2 })
  model({
    x <- epx(a)
    y <- sqr(b)
    z <- a(b + 1)
    w <- mystery(a)
    v <- log()
    u <- exp(a, b)
    r <- ifelse(a > 1, 2)
    central <- x
    d/dt(depot) <- -a(depot)
  })
}
