m <- function() {
  ini({
    a * b ~ c(0.1, 0.01, 0.2)
    c1 ~ 0.1 | 2
    d ~ x
    d ~ 0.3
  })
  model({ y <- a + b + c1 + d })
}
