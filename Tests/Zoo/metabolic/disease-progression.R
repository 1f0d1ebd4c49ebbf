# Status worsens linearly, treated by an effect site. Truth: closed formula.
disease_progression <- function() {
  ini({ ts <- 20; tslope <- 0.05; tke0 <- 0.1; tk <- 0.15; tbeta <- 2; eta.s ~ 0.04; eta.ke0 ~ 0.04 })
  model({
    ke0 <- tke0 * exp(eta.ke0)
    d/dt(central) <- -tk * central
    d/dt(site) <- ke0 * (central / 20 - site)
    status <- ts * exp(eta.s) + tslope * t - tbeta * site
  })
}
