m <- function() {
  ini({ ktr <- 1; n <- 3; mtt <- 2; s <- 1 })
  model({
    d/dt(depot) <- transit(n, mtt) - ktr * depot
    late <- tad() > 12
    dose <- podo(depot)
    mtime(t1) <- 5
    cmt(depot)
    linear(WT)
    r <- rnorm(0, 1)
    old <- delay(depot, 2)
    n1 <- newind
    y <- depot
    y ~ pois(ktr)
  })
}
