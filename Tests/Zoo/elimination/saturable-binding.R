# Only what binding leaves free is cleared; the free part solves a quadratic. Truth: DOP853.
# laws: autonomous
saturable_binding <- function() {
  ini({ tclu <- 20; tv <- 10; tbmax <- 3; tkd <- 0.2; eta.cl ~ 0.09; eta.bmax ~ 0.04 })
  model({
    bmax <- tbmax * exp(eta.bmax)
    total <- central / tv
    half <- total - bmax - tkd
    free <- 0.5 * (half + sqrt(half^2 + 4 * tkd * total))
    d/dt(central) <- -tclu * exp(eta.cl) * free
  })
}
