m <- function() {
  ini({ a <- 1 })
  model({
    if (SEX == "male") cl <- 2 else cl <- 1
    x <- c(1, 2)
    y <- NULL
    z <- a + add(2)
  })
}
