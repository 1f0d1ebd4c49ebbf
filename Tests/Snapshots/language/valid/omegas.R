omegas <- function() {
  ini({
    m <- 1
    a ~ 0.1
    b ~ c(0.01, 0.2)
    c1 ~ c(0.01, 0.02, 0.3)
    d + e ~ sd(0.3, 0.01, 0.4)
    f1 + g ~ cor(sd(0.3, 0.5, 0.4))
    h + i ~ fix(chol(0.3, 0.1, 0.4))
    j ~ log(1 + 0.25^2)
    k1 + l ~ c(0.02, 0.01, 0.03) | occ
    err <- 0.1
  })
  model({
    y <- m * exp(a + b + c1 + d + e + f1 + g + h + i + j + k1 + l)
    y ~ prop(err)
  })
}
