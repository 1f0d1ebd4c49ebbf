m <- function() {
  ini({ a <- 1; s <- 1 })
  model({
    if (SEX == 1) cl <- a
    d/dt(A) <- -cl * A
    d/dt(A) <- -A
    A ~ add(s)
  })
}
