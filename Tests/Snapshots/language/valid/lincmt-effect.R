# A solved drug part that drives an effect compartment: its compartments come last.
lincmt.effect <- function() {
  ini({ cl <- 2; vc <- 20; q <- 3; vp <- 40; ke0 <- 0.5; emax <- 100; ec50 <- 2; hill <- 1.5; s <- 5 })
  model({
    cp <- linCmt(cl, vc, q, vp)
    d/dt(ce) <- ke0 * (cp - ce)
    effect <- emax * ce^hill / (ec50^hill + ce^hill)
    effect ~ add(s)
    dur(central) <- 2
  })
}
