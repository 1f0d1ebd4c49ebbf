# The drug inhibits its own clearance. Truth: DOP853.
# laws: autonomous
inhibits_itself <- function() {
  ini({ tcl <- 6; tv <- 30; tic <- 2; tke0 <- 0.4; eta.cl ~ 0.09; eta.ic ~ 0.09 })
  model({
    Cc <- central / tv
    cl <- tcl * exp(eta.cl) * (1 - 0.8 * site / (site + tic * exp(eta.ic)))
    d/dt(central) <- -cl * Cc
    d/dt(site) <- tke0 * (Cc - site)
  })
}
