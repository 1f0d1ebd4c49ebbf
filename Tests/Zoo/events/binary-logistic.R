# Probability of a yes or no, no compartments. Truth: closed formula.
# laws: autonomous
binary_logistic <- function() {
  ini({ tb0 <- -2; tb1 <- 0.3; eta.b ~ 0.25 })
  model({
    p <- expit(tb0 + eta.b + tb1 * LEVEL)
    odds <- p / (1 - p)
  })
}
