bounded <- function() {
  ini({
    base <- logit(30, 0, 100)
    slope <- 0.1
    lambda <- 0.5
    s1 <- 0.3
    s2 <- 0.2
    s3 <- 0.1
    pw <- 0.8
    eta ~ 0.1
  })
  model({
    score <- expit(base + slope * t / 24 + eta, 0, 100)
    marker <- exp(score / 50)
    count <- 1 + marker
    score ~ logitNorm(s1, 0, 100)
    marker ~ add(s2) + boxCox(lambda)
    count ~ pow(s3, pw) + yeoJohnson(lambda)
  })
}
