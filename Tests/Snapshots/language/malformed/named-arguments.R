m <- function() {
  ini({ a <- 1; b <- 0.5; s <- 1 })
  model({
    x <- logit(a, high = 2)
    y <- exp(-a * ~b)
    z <- function(q) q
    w <- (v <- 2)
    z ~ add(s)
  })
}
