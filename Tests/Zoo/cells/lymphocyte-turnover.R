# An antibody depletes cells that come back from a pool. Truth: DOP853.
# laws: autonomous
lymphocyte_turnover <- function() {
  ini({ tk <- 0.02; tkin <- 0.03; tkout <- 0.02; tkill <- 0.05; eta.kill ~ 0.09; eta.k ~ 0.09 })
  model({
    d/dt(antibody) <- -tk * exp(eta.k) * antibody
    d/dt(cells) <- tkin - tkout * cells - tkill * exp(eta.kill) * antibody / (1 + antibody) * cells
    cells(0) <- tkin / tkout
  })
}
