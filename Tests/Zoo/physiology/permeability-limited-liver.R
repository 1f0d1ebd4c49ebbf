# Liver blood, liver cells and bile behind a membrane that both sides cross at their own pace; the rest of the body is
# one pool. Truth: matrix exponential.
# laws: linear, autonomous
permeability <- function() {
  ini({ tps <- 12; tclint <- 6; tbile <- 1.5; tq <- 80; eta.ps ~ 0.09; eta.clint ~ 0.09 })
  model({
    vb <- 5; vp <- 40; ve <- 0.6; vc <- 1.1
    influx <- tps * exp(eta.ps)
    efflux <- 0.4 * tps
    d/dt(blood) <- tq * (liver / ve - blood / vb) + 30 * (pool / vp - blood / vb)
    d/dt(pool) <- 30 * (blood / vb - pool / vp)
    d/dt(liver) <- tq * (blood / vb - liver / ve) - influx * liver / ve + efflux * cells / vc
    d/dt(cells) <- influx * liver / ve - efflux * cells / vc - (tclint * exp(eta.clint) + tbile) * cells / vc
    d/dt(bile) <- tbile * cells / vc - 0.3 * bile
    Cb <- blood / vb
  })
}
