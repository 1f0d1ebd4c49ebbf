# Growth against a drug effect that wears off. Truth: closed formula.
claret <- function() {
  ini({ tkl <- 0.02; tkd <- 0.09; tlambda <- 0.05; ts <- 60; eta.kl ~ 0.04; eta.kd ~ 0.04 })
  model({
    d/dt(size) <- tkl * exp(eta.kl) * size - tkd * exp(eta.kd) * exp(-tlambda * t) * size
    size(0) <- ts
  })
}
