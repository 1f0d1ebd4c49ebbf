# From under the skin directly and through the lymph. Truth: matrix exponential.
# laws: linear, autonomous, steady
subcutaneous_lymph <- function() {
  ini({ tkd <- 0.02; tkl <- 0.03; tkt <- 0.05; tk <- 0.01; eta.kl ~ 0.09; eta.k ~ 0.04 })
  model({
    kl <- tkl * exp(eta.kl)
    d/dt(skin) <- -(tkd + kl) * skin
    d/dt(lymph) <- kl * skin - tkt * lymph
    d/dt(central) <- tkd * skin + tkt * lymph - tk * exp(eta.k) * central
    Cc <- central / 5
  })
}
