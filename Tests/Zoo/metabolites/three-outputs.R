# Parent, metabolite and effect, each measured, with weight on everything. Truth: DOP853.
# laws: autonomous
three_outputs <- function() {
  ini({
    tcl <- 5; tv <- 40; tfm <- 0.3; tclm <- 3; tvm <- 25; te0 <- 80; temax <- 0.7; tec50 <- 0.9
    sd.p <- 0.1; sd.m <- 0.15; sd.e <- 4
    eta.cl + eta.clm ~ c(0.09, 0.03, 0.16)
    eta.ec50 ~ 0.09
  })
  model({
    size <- WT / 70
    cl <- tcl * size^0.75 * exp(eta.cl)
    d/dt(depot) <- -1.1 * depot
    d/dt(central) <- 1.1 * depot - cl / (tv * size) * central
    d/dt(metabolite) <- tfm * cl / (tv * size) * central - tclm * size^0.75 * exp(eta.clm) / (tvm * size) * metabolite
    Cp <- central / (tv * size)
    Cm <- metabolite / (tvm * size)
    d/dt(effect) <- 0.25 * (te0 * (1 - temax * (Cp + 0.5 * Cm) / (tec50 * exp(eta.ec50) + Cp + 0.5 * Cm)) - effect)
    effect(0) <- te0
    Cp ~ prop(sd.p)
    Cm ~ prop(sd.m)
    effect ~ add(sd.e)
  })
}
