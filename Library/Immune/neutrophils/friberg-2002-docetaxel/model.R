friberg_2002_docetaxel <- function() {
  description <- "Docetaxel and neutrophils: three compartments, Friberg's chain of one proliferating, three transit and one circulating compartment with feedback"
  reference <- "Friberg LE et al. J Clin Oncol 2002;20:4713-4721. doi:10.1200/JCO.2002.02.140"
  units <- list(time = "h", dosing = "mg", concentration = "10*9/L")
  covariateData <- list()
  population <- list(
    disease_state = "adults with cancer, docetaxel"
  )
  ini({
    vc <- 7.4
    label("Central volume (L)")
    k10 <- 5.2
    label("k10 (1/h)")
    k12 <- 1.06
    label("k12 (1/h)")
    k21 <- 1.51
    label("k21 (1/h)")
    k13 <- 1.26
    label("k13 (1/h)")
    k31 <- 0.084
    label("k31 (1/h)")
    circ0 <- 5.05
    label("Neutrophils without drug (10^9/L)")
    mtt <- 88.7
    label("Mean transit time (h)")
    gamma <- 0.161
    label("Exponent of the feedback")
    slope <- 8.58
    label("Effect per concentration (L/umol)")
  })
  model({
    d/dt(central) <- -(k10 + k12 + k13) * central + k21 * peripheral1 + k31 * peripheral2
    d/dt(peripheral1) <- k12 * central - k21 * peripheral1
    d/dt(peripheral2) <- k13 * central - k31 * peripheral2
    Cdoc <- 1000 * central / vc / 808
    effect <- slope * Cdoc
    ktr <- 4 / mtt
    feedback <- (circ0 / circ)^gamma
    d/dt(prol) <- ktr * prol * (1 - effect) * feedback - ktr * prol
    d/dt(transit1) <- ktr * prol - ktr * transit1
    d/dt(transit2) <- ktr * transit1 - ktr * transit2
    d/dt(transit3) <- ktr * transit2 - ktr * transit3
    d/dt(circ) <- ktr * transit3 - ktr * circ
    prol(0) <- circ0
    transit1(0) <- circ0
    transit2(0) <- circ0
    transit3(0) <- circ0
    circ(0) <- circ0
    neutrophils <- circ
    relative <- circ / circ0
  })
}
