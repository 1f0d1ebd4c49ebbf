m <- function() {
  ini({
    a + b ~ c(0.1, 0.2)
    c1 ~ c(0.1, 0.2, 0.3)
    d + e + f1 ~ 0.1
    g ~ c()
  })
  model({ y <- a + b + c1 + d + e + f1 + g })
}
