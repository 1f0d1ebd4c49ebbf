# Sensitive cells die, resistant ones take over. Truth: closed formula.
# laws: autonomous
resistance <- function() {
  ini({ tg <- 0.02; tk <- 0.05; tm <- 0.001; eta.g ~ 0.04; eta.k ~ 0.04 })
  model({
    g <- tg * exp(eta.g)
    k <- tk * exp(eta.k)
    d/dt(sensitive) <- (g - k - tm) * sensitive
    d/dt(resistant) <- g * resistant + tm * sensitive
    sensitive(0) <- 10
    size <- sensitive + resistant
  })
}
