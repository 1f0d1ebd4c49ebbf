m <- function() {
  ini({ k <- 1 })
  model({
    k
    exp(k)
    x <- if (k > 1) 2
    k * 2
  })
}
