m <- function() {
  ini({ alpha <- 1; beta <- 0.1; v <- 10; s <- 1 })
  model({
    a <- 2
    cp <- linCmt()
    cp ~ add(s)
  })
}
