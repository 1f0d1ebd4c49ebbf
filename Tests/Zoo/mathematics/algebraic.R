# An equation without compartments: two exponentials of time. Truth: closed formula.
algebraic <- function() {
  ini({ ta <- 8; tb <- 3; talpha <- 0.9; tbeta <- 0.08; eta.a ~ 0.04; eta.beta ~ 0.04 })
  model({
    Cc <- ta * exp(eta.a) * exp(-talpha * t) + tb * exp(-tbeta * exp(eta.beta) * t)
  })
}
