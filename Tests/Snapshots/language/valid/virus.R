# Target cells, infected cells, virus; a drug that lowers production; T cells that clear.
virus <- function() {
  units <- list(time = "d", dosing = "mg")
  ini({
    lbeta <- log(2.7e-5)
    delta <- 0.55
    p <- 1.2e2
    c0 <- 3
    eps <- 0.9
    kT <- 1E-6
    eta.delta ~ 0.05
    err <- 0.3
  })
  model({
    beta <- exp(lbeta)
    V0 <- 10
    T(0) <- 1e4
    V(0) <- V0
    E(0) <- 1
    d/dt(T) <- -beta * T * V
    d/dt(I) <- beta * T * V - delta * exp(eta.delta) * I - kT * E * I
    d/dt(V) <- (1 - eps * (time > 7)) * p * I - c0 * V
    d/dt(E) <- 0.1 * E * I / (I + 1e3) - 0.01 * E
    logV <- log10(max(V, 1e-3))
    logV ~ add(err)
  })
}
