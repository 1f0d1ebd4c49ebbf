infusions <- function() {
  ini({ cl <- 5; v <- 50; fbio <- 0.8; d1 <- 3; r2 <- 20; prop.sd <- 0.1 })
  model({
    d/dt(central) <- -(cl / v) * central
    d/dt(second) <- -0.1 * second
    F(central) <- fbio
    dur(central) <- d1
    rate(second) <- r2
    second(0) <- 5
    cp <- central / v
    cp ~ propT(prop.sd)
  })
}
