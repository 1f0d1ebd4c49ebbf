m <- function() {
  ini({ k <- 1; a <- 1; b <- 0.1 })
  model({
    w <- k
    x <- k
    y <- k
    z <- k
    w ~ lnorm(a) + boxCox(b)
    x ~ add(a, b)
    y ~ binom(k)
    z ~ add(a) + propF(b)
    if (k > 1) {
      k2 <- k
      k2 ~ add(a)
    }
  })
}
