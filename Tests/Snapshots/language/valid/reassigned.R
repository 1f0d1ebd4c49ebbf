reassigned <- function() {
  ini({ tcl <- 5; tv <- 50; s <- 0.1; eta.v ~ 0 })
  model({
    cl <- tcl
    cl <- cl * (WT / 70)^0.75
    WT <- WT / 70
    v <- tv * WT * exp(eta.v)
    d/dt(A) <- -cl / v * A
    d/dt(A) <- d/dt(A) - 0.01 * A
    slope <- d/dt(A)
    cp <- A / v
    cp ~ prop(s)
  })
}
