# A virus and its resistant mutant share their target cells; treatment stops the one. Truth: DOP853.
# laws: autonomous
two_strains <- function() {
  ini({ tbeta <- 0.004; tdelta <- 0.6; tic50 <- 0.5; tcost <- 0.35; eta.beta ~ 0.04; eta.ic50 ~ 0.09 })
  model({
    Cc <- drug / 8
    beta <- tbeta * exp(eta.beta)
    open <- 1 / (1 + Cc / (tic50 * exp(eta.ic50)))
    wild <- beta * open * target * infected
    mutant <- beta * (1 - tcost) * target * resistant
    d/dt(drug) <- -0.25 * drug
    d/dt(target) <- 4 - 0.02 * target - wild - mutant
    d/dt(infected) <- 0.9999 * wild - tdelta * infected
    d/dt(resistant) <- mutant + 0.0001 * wild - tdelta * resistant
    target(0) <- 200
    infected(0) <- 1
    share <- resistant / (infected + resistant)
  })
}
