# A text column picks the clearance. Truth: closed formula.
# laws: linear, autonomous
text_genotype <- function() {
  ini({ tslow <- 2; tfast <- 9; tv <- 40; eta.cl ~ 0.09 })
  model({
    cl <- tslow
    if (CYP3A5 == "expresser") {
      cl <- tfast
    }
    d/dt(central) <- -cl * exp(eta.cl) / tv * central
    Cc <- central / tv
  })
}
