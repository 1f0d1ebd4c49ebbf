m <- function() {
  ini({ a <- 1 })
  model({
    x <- (a + 1))
  })
}
