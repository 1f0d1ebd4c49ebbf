# Four transit compartments of one rate. Truth: matrix exponential (defective matrix).
# laws: linear, autonomous, steady
transit_chain <- function() {
  ini({ tktr <- 2.2; tk <- 0.2; eta.ktr ~ 0.09; eta.k ~ 0.04 })
  model({
    ktr <- tktr * exp(eta.ktr)
    k <- tk * exp(eta.k)
    d/dt(a1) <- -ktr * a1
    d/dt(a2) <- ktr * (a1 - a2)
    d/dt(a3) <- ktr * (a2 - a3)
    d/dt(a4) <- ktr * (a3 - a4)
    d/dt(central) <- ktr * a4 - k * central
    Cc <- central / 25
  })
}
