micro <- function() {
  ini({ ka <- 1; kel <- 0.1; v <- 10; k12 <- 0.3; k21 <- 0.2; k13 <- 0.05; k31 <- 0.02; s <- 0.2 })
  model({
    alag(depot) <- 0.5
    f(depot) <- 0.9
    cp <- linCmt(ka, kel, v, k12, k21, k13, k31)
    cp ~ prop(s) + add(0.1)
  })
}
