m <- function() {
  ini({ a <- 1; s <- 1 })
  model({
    x <- a
    y <- a
    x ~ add(s)
    x ~ prop(s)
    y ~ add(s) | x
    2 ~ add(s)
    exp(y) ~ add(s)
    y ~ add(s) | 5
  })
}
