m <- function() {
  ini({ a <- 1 })
  model({
    x <- exp(a
    y <- 2 * (x + 1))
  })
}
