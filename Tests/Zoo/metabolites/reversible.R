# Parent and metabolite turn into each other. Truth: matrix exponential.
# laws: linear, autonomous, steady
reversible <- function() {
  ini({ tk <- 0.1; tkf <- 0.4; tkb <- 0.25; tkm <- 0.05; eta.kf ~ 0.09; eta.kb ~ 0.09 })
  model({
    kf <- tkf * exp(eta.kf)
    kb <- tkb * exp(eta.kb)
    d/dt(parent) <- -(tk + kf) * parent + kb * metabolite
    d/dt(metabolite) <- kf * parent - (tkm + kb) * metabolite
  })
}
