# Two drugs, Bliss independence of their effects. Truth: closed formula.
# laws: autonomous
two_drugs <- function() {
  ini({ tk1 <- 0.2; tk2 <- 0.07; tec1 <- 2; tec2 <- 1; thill <- 1.8; eta.k1 ~ 0.04; eta.ec2 ~ 0.04 })
  model({
    d/dt(one) <- -tk1 * exp(eta.k1) * one
    d/dt(two) <- -tk2 * two
    e1 <- one / 20 / (tec1 + one / 20)
    e2 <- (two / 30)^thill / ((tec2 * exp(eta.ec2))^thill + (two / 30)^thill)
    effect <- e1 + e2 - e1 * e2
  })
}
