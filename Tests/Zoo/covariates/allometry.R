# Clearance and volume by weight. Truth: closed formula.
# laws: linear, autonomous
allometry <- function() {
  ini({ tcl <- 5; tv <- 40; eta.cl ~ 0.09 })
  model({
    cl <- tcl * exp(eta.cl) * (WT / 70)^0.75
    v <- tv * (WT / 70)
    Cc <- linCmt()
  })
}
