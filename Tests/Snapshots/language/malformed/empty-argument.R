m <- function() {
  ini({ a <- 1 })
  model({
    y <- log(a, , 2)
    z <- max(a, )
  })
}
