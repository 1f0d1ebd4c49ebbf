m <- function() {
  ini({
    a <- c(1, 0.5, 2)
    b <- c(5, 1)
    c1 <- c(0, 1, 2, 3)
    d <- Inf
    e <- log(-1)
    f1 <- c()
  })
  model({ y <- a + b + c1 + d + e + f1 })
}
