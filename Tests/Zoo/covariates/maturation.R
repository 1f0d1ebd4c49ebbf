# Clearance ripens with postmenstrual age. Truth: closed formula.
# laws: linear, autonomous
maturation <- function() {
  ini({ tcl <- 5; tv <- 40; tm50 <- 47.7; thill <- 3.4; eta.cl ~ 0.09; eta.m50 ~ 0.01 })
  model({
    m50 <- tm50 * exp(eta.m50)
    ripe <- PMA^thill / (m50^thill + PMA^thill)
    cl <- tcl * exp(eta.cl) * ripe * (WT / 70)^0.75
    v <- tv * WT / 70
    d/dt(central) <- -cl / v * central
    Cc <- central / v
  })
}
