# A part of the dose reaches the body as metabolite only. Truth: matrix exponential.
# laws: linear, autonomous, steady
first_pass <- function() {
  ini({ tka <- 1.1; tk <- 0.2; tkm <- 0.4; tfp <- 0.3; eta.ka ~ 0.09; eta.fp ~ 0.04 })
  model({
    ka <- tka * exp(eta.ka)
    fp <- expit(logit(tfp) + eta.fp)
    d/dt(depot) <- -ka * depot
    d/dt(parent) <- (1 - fp) * ka * depot - tk * parent
    d/dt(metabolite) <- fp * ka * depot + tk * parent - tkm * metabolite
  })
}
