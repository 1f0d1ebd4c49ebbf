# An indicator picks the clearance; if and else. Truth: closed formula.
# laws: linear, autonomous
# kinds: EXPRESSER
two_kinds_of_people <- function() {
  ini({ tslow <- 2; tfast <- 9; tv <- 40; eta.cl ~ 0.09 })
  model({
    if (EXPRESSER == 1) {
      cl <- tfast * exp(eta.cl)
    } else {
      cl <- tslow * exp(eta.cl)
    }
    d/dt(central) <- -cl / tv * central
    Cc <- central / tv
  })
}
