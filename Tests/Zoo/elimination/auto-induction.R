# The drug raises the turnover of its own enzyme. Truth: DOP853.
# laws: autonomous
auto_induction <- function() {
  ini({ tcl <- 3; tv <- 40; tkout <- 0.03; temax <- 2.5; tec <- 1.2; eta.cl ~ 0.09; eta.emax ~ 0.09 })
  model({
    Cc <- central / tv
    d/dt(central) <- -tcl * exp(eta.cl) * enzyme * Cc
    d/dt(enzyme) <- tkout * (1 + temax * exp(eta.emax) * Cc / (tec + Cc)) - tkout * enzyme
    enzyme(0) <- 1
  })
}
