# Proliferation, three stages, circulation with feedback. Truth: DOP853.
# laws: autonomous
myelosuppression <- function() {
  ini({ tk <- 0.1; tmtt <- 100; tgam <- 0.16; tslope <- 0.08; tcirc <- 5; eta.mtt ~ 0.04; eta.slope ~ 0.09 })
  model({
    ktr <- 4 / (tmtt * exp(eta.mtt))
    drug <- tslope * exp(eta.slope) * central / 10
    d/dt(central) <- -tk * central
    d/dt(prol) <- ktr * prol * (1 - drug) * (tcirc / circ)^tgam - ktr * prol
    d/dt(m1) <- ktr * (prol - m1)
    d/dt(m2) <- ktr * (m1 - m2)
    d/dt(m3) <- ktr * (m2 - m3)
    d/dt(circ) <- ktr * (m3 - circ)
    prol(0) <- tcirc
    m1(0) <- tcirc
    m2(0) <- tcirc
    m3(0) <- tcirc
    circ(0) <- tcirc
  })
}
