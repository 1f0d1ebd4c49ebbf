# A metabolite formed from a part of the parent. Truth: matrix exponential.
# laws: linear, autonomous, steady
parent_and_metabolite <- function() {
  ini({ tka <- 1; tk <- 0.2; tfm <- 0.35; tkm <- 0.07; eta.k ~ 0.09; eta.fm ~ 0.04 })
  model({
    k <- tk * exp(eta.k)
    fm <- tfm * exp(eta.fm)
    d/dt(depot) <- -tka * depot
    d/dt(parent) <- tka * depot - k * parent
    d/dt(metabolite) <- fm * k * parent - tkm * metabolite
  })
}
