# Susceptible, infected, recovered. Truth: DOP853.
# laws: autonomous
epidemic <- function() {
  ini({ tbeta <- 0.6; tgam <- 0.2; eta.beta ~ 0.01; eta.gam ~ 0.01 })
  model({
    new <- tbeta * exp(eta.beta) * s * i
    d/dt(s) <- -new
    d/dt(i) <- new - tgam * exp(eta.gam) * i
    d/dt(r) <- tgam * exp(eta.gam) * i
    s(0) <- 0.999
    i(0) <- 0.001
  })
}
