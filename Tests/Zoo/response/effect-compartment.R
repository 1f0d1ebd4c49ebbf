# A linear effect site with a sigmoid effect. Truth: matrix exponential.
# laws: linear, autonomous, steady
effect_compartment <- function() {
  ini({ tk <- 0.2; tke0 <- 0.5; temax <- 80; tec <- 1.5; thill <- 2.5; eta.ke0 ~ 0.09; eta.ec ~ 0.09 })
  model({
    ke0 <- tke0 * exp(eta.ke0)
    d/dt(central) <- -tk * central
    d/dt(site) <- ke0 * (central / 20 - site)
    effect <- temax * site^thill / ((tec * exp(eta.ec))^thill + site^thill)
  })
}
