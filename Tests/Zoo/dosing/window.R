# A process works between two clock times only. Truth: closed formula.
# laws: linear
window <- function() {
  ini({ tk <- 0.1; textra <- 0.4; eta.k ~ 0.04 })
  model({
    mtime(on) <- 4
    mtime(off) <- 9
    k <- tk * exp(eta.k)
    if (t >= on && t < off) {
      k <- k + textra
    }
    d/dt(central) <- -k * central
    Cc <- central / 20
  })
}
