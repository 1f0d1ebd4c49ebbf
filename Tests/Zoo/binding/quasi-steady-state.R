# Target-mediated disposition in quasi-steady state; free drug solves a quadratic. Truth: DOP853.
# laws: autonomous
tmdd_qss <- function() {
  ini({ tkss <- 0.2; tkint <- 0.04; tksyn <- 0.6; tkdeg <- 0.1; tkel <- 0.03; eta.kss ~ 0.09; eta.kel ~ 0.09 })
  model({
    kss <- tkss * exp(eta.kss)
    gap <- ltot - rtot - kss
    free <- 0.5 * (gap + sqrt(gap^2 + 4 * kss * ltot))
    d/dt(ltot) <- -tkel * exp(eta.kel) * free - tkint * (ltot - free)
    d/dt(rtot) <- tksyn - tkdeg * rtot - (tkint - tkdeg) * rtot * free / (kss + free)
    rtot(0) <- tksyn / tkdeg
  })
}
