m <- function() {
  ini({ cl <- 1; v <- 10; s <- 1 })
  model({
    cp <- linCmt(cl * 2, v)
    d/dt(central) <- -central
    cp ~ add(s)
  })
}
