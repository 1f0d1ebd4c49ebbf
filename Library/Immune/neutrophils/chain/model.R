chain <- function() {
  description <- "Neutrophil production and its feedback, one proliferating, three transit and one circulating compartment, for coupling: the effect on proliferation is an input"
  reference <- "Gebhard A et al. Sci Rep 2023;13:11749. doi:10.1038/s41598-023-38414-0"
  units <- list(time = "d", dosing = "mg", concentration = "10*9/L")
  covariateData <- list(
    effect = list(description = "Fraction of proliferation that a drug takes away", units = "1", notes = "Input; 0 is no drug, 1 stops proliferation")
  )
  population <- list(
    n_subjects = 452,
    disease_state = "children with acute lymphoblastic leukaemia; 9808 neutrophil counts"
  )
  ini({
    lbase <- log(2.17)
    label("Neutrophils without drug (10^9/L)")
    lktr <- log(0.15)
    label("Transit rate constant (1/d)")
    lgamma <- log(0.79)
    label("Exponent of the feedback")
    kcirc <- 2.3765
    label("Loss of circulating neutrophils (1/d)")
    prop.sd <- 0.5
    label("Proportional error")
    eta.base ~ 0.0704
    eta.ktr ~ 0.4177
    eta.gamma ~ 0.0120
  })
  model({
    base <- exp(lbase + eta.base)
    ktr <- exp(lktr + eta.ktr)
    gamma <- exp(lgamma + eta.gamma)
    upstream <- base * kcirc / ktr
    feedback <- (base / circ)^gamma
    d/dt(prol) <- ktr * prol * (1 - effect) * feedback - ktr * prol
    d/dt(transit1) <- ktr * prol - ktr * transit1
    d/dt(transit2) <- ktr * transit1 - ktr * transit2
    d/dt(transit3) <- ktr * transit2 - ktr * transit3
    d/dt(circ) <- ktr * transit3 - kcirc * circ
    prol(0) <- upstream
    transit1(0) <- upstream
    transit2(0) <- upstream
    transit3(0) <- upstream
    circ(0) <- base
    neutrophils <- circ
    relative <- circ / base
    neutrophils ~ prop(prop.sd)
  })
}
