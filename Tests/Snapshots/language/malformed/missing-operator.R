m <- function() {
  ini({ a <- 1 })
  model({
    x <- 2a
    y <- 3 (a + 1)
    z <- a b
    w <- (a) (b)
  })
}
