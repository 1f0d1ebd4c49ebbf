friberg_2002_paclitaxel <- function() {
  description <- "Paclitaxel and leucocytes: two compartments, Friberg's chain with feedback, variability between patients"
  reference <- "Friberg LE et al. J Clin Oncol 2002;20:4713-4721. doi:10.1200/JCO.2002.02.140"
  units <- list(time = "h", dosing = "umol", concentration = "10*9/L")
  covariateData <- list()
  population <- list(
    disease_state = "adults with cancer, paclitaxel in 3 h"
  )
  ini({
    cl <- 285
    label("Clearance (L/h)")
    vc <- 290
    label("Central volume (L)")
    q <- 204
    label("Intercompartmental clearance (L/h)")
    vp <- 995
    label("Peripheral volume (L)")
    lcirc0 <- log(7.21)
    label("Leucocytes without drug (10^9/L)")
    lmtt <- log(124)
    label("Mean transit time (h)")
    gamma <- 0.239
    label("Exponent of the feedback")
    lslope <- log(28.9)
    label("Effect per concentration (L/umol)")
    prop.sd <- 0.286
    label("Proportional error")
    eta.circ0 ~ 0.107
    eta.mtt ~ 0.0296
    eta.slope ~ 0.176
  })
  model({
    circ0 <- exp(lcirc0 + eta.circ0)
    mtt <- exp(lmtt + eta.mtt)
    slope <- exp(lslope + eta.slope)
    d/dt(central) <- -(cl + q) / vc * central + q / vp * peripheral
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    Cpac <- central / vc
    effect <- slope * Cpac
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
    leucocytes <- circ
    relative <- circ / circ0
    leucocytes ~ prop(prop.sd)
  })
}
