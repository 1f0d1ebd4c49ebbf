m <- function(dose, n = 2) {
  ini({ a <- 1 })
  ini({ b <- 1 })
  print(a)
  model({ x <- a + b })
}
