# Clearance varies between occasions; without random effects nothing of it shows. Truth: matrix exponential.
# laws: linear, autonomous
occasions <- function() {
  ini({ tka <- 1.2; tcl <- 5; tv <- 40; eta.cl ~ 0.09; iov.cl ~ 0.04 | OCC })
  model({
    cl <- tcl * exp(eta.cl + iov.cl)
    d/dt(depot) <- -tka * depot
    d/dt(central) <- tka * depot - cl / tv * central
    Cc <- central / tv
  })
}
