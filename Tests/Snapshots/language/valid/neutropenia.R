neutropenia <- function() {
  description <- "Semi-mechanistic myelosuppression with feedback"
  ini({
    mtt <- 90; circ0 <- 5; lgamma0 <- log(0.17); slope <- 0.1
    eta.circ0 ~ 0.1
    a.sd <- 0.2
  })
  model({
    gamma <- exp(lgamma0)
    base <- circ0 * exp(eta.circ0)
    ktr <- 4 / mtt
    drug <- 1 - min(1, slope * central / 20)
    d/dt(central) <- -(5 + 8) / 20 * central + 8 / 60 * peri
    d/dt(peri) <- 8 / 20 * central - 8 / 60 * peri
    d/dt(prol) <- ktr * prol * drug * (base / circ)^gamma - ktr * prol
    d/dt(tr1) <- ktr * (prol - tr1)
    d/dt(tr2) <- ktr * (tr1 - tr2)
    d/dt(tr3) <- ktr * (tr2 - tr3)
    d/dt(circ) <- ktr * (tr3 - circ)
    prol(0) <- base
    tr1(0) <- base
    tr2(0) <- base
    tr3(0) <- base
    circ(0) <- base
    circ ~ add(a.sd)
  })
}
