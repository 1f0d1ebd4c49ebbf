m <- function() {
  ini({
    a + b ~ c(0.1, 0.5, 0.2)
    c1 ~ -0.1
    d + e ~ c(0.1, 0.01, 0)
    f1 + g ~ cor(0.1, 1.5, 0.2)
  })
  model({ y <- a + b + c1 + d + e + f1 + g })
}
