m <- function() {
  ini({ tcl <- 1 ; eta.cl ~ 0.1 })
  model({
    cl <- tcl * exp(eta.cl)
    d/dt(central) <- -cl / 
