genotype <- function() {
  ini({ tcl <- 3; scale1 <- 0.6; scale2 <- 0.2; w <- 0.1 })
  model({
    cl <- tcl
    if (TPMT == 2) cl <- cl * scale1 else if (TPMT == 3) cl <- cl * scale2
    if (SEX == 0 && AGE >= 65 || !(CRCL > 30)) {
      cl <- cl * 0.8
      if (WT < 50) {
        cl <- cl * 0.9  # frail
      }
    }
    kidney <- (CRCL < 60) * 0.3 + (CRCL >= 60 & CRCL != 90) * 0.1
    v <- ifelse(SEX == 1, 40, 30) * (1 - kidney)
    d/dt(A) <- -cl / v * A
    Cp <- A / v
    Cp ~ prop(w)
  })
}
