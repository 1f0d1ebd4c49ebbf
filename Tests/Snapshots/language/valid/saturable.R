saturable <- function() {
  ini({
    vmax <- c(0.01, 25)
    km <- c(0.01, 2)
    v <- 30
    eta.vmax ~ 0.1
    eta.km ~ c(0.02, 0.12)
    sd <- 0.3
  })
  model({
    vm <- vmax * exp(eta.vmax)
    kmi <- km * exp(eta.km)
    C <- A1 / v
    d/dt(A1) <- -vm * C / (kmi + C)
    C ~ lnorm(sd)
  })
}
