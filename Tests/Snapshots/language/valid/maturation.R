maturation <- function() {
  description <- "Allometry and maturation; every mathematical function that people use for them"
  ini({ tcl <- 10; tm50 <- 47.7; hill <- 3.4; s <- 0.1 })
  model({
    mat <- PMA^hill / (tm50^hill + PMA^hill)
    fat <- 0.5 * (1 + tanh((AGE - 12) / 3))
    kids <- pnorm((AGE - 2) / 1.5) + phi(0) * 0 + exp(lgamma(AGE + 1) - lfactorial(AGE)) - 1
    cl <- tcl * (WT / 70)^0.75 * mat * (1 + 0 * fat) * sqrt(abs(kids)) * max(WT, 1, AGE) / max(WT, 1, AGE)
    logish <- log1p(expm1(0.2)) + log2(8) + log10(100) + log(100, 10)
    d/dt(A) <- -cl / 30 * A + 0 * logish
    cp <- A / 30
    cp ~ prop(s)
  })
}
