# A metabolite of a metabolite, all mass followed. Truth: matrix exponential.
# laws: linear, autonomous, closed
two_in_a_row <- function() {
  ini({ tk1 <- 0.5; tk2 <- 0.3; tk3 <- 0.1; eta.k1 ~ 0.09; eta.k2 ~ 0.09 })
  model({
    k1 <- tk1 * exp(eta.k1)
    k2 <- tk2 * exp(eta.k2)
    d/dt(parent) <- -k1 * parent
    d/dt(first) <- k1 * parent - k2 * first
    d/dt(second) <- k2 * first - tk3 * second
    d/dt(lost) <- tk3 * second
  })
}
