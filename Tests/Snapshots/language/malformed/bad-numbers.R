m <- function() {
  ini({
    a <- 1.2.3
    b <- 1e999
    c1 <- 0xZZ
    d <- 5 %
    e <- 1,5
    f1 <- 3_000
  })
  model({ y <- a + b + c1 + d + e + f1 })
}
