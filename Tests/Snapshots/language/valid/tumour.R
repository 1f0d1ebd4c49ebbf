tumour <- function() {
  ini({ l0 <- 0.3; l1 <- 0.7; psi <- fix(20); k1 <- 0.9; k2 <- 0.001; w0 <- 0.05; add.sd <- 0.1 })
  model({
    d/dt(Q1) <- -0.5 * Q1
    total <- x1 + x2 + x3 + x4
    grow <- l0 * x1 / (1 + (l0 / l1 * total)^psi)^(1 / psi)
    d/dt(x1) <- grow - k2 * Q1 * x1
    d/dt(x2) <- k2 * Q1 * x1 - k1 * x2
    d/dt(x3) <- k1 * (x2 - x3)
    d/dt(x4) <- k1 * (x3 - x4)
    x1(0) <- w0
    total ~ add(add.sd)
  })
}
tumour
