# Myelosuppression: proliferating cells, three maturation stages, circulating cells with feedback; the drug of a
# two-compartment disposition slows proliferation.
friberg <- function() {
  ini({
    q <- 8
    v2 <- 60
    gam <- 0.17
  })
  model({
    k10 <- CL / V1
    k12 <- q / V1
    k21 <- q / v2
    ktr <- 4 / MTT
    effect <- SLOPE * central / V1
    feedback <- (CIRC0 / circ)^gam
    d/dt(central) <- -(k10 + k12) * central + k21 * peripheral
    d/dt(peripheral) <- k12 * central - k21 * peripheral
    d/dt(prol) <- ktr * prol * (1 - effect) * feedback - ktr * prol
    d/dt(stage1) <- ktr * (prol - stage1)
    d/dt(stage2) <- ktr * (stage1 - stage2)
    d/dt(stage3) <- ktr * (stage2 - stage3)
    d/dt(circ) <- ktr * (stage3 - circ)
    prol(0) <- CIRC0
    stage1(0) <- CIRC0
    stage2(0) <- CIRC0
    stage3(0) <- CIRC0
    circ(0) <- CIRC0
  })
}
