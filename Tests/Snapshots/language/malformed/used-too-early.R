m <- function() {
  ini({ tcl <- 1; v <- 3; s <- 1 })
  model({
    d/dt(A) <- -kel * A
    kel <- cl / v
    cl <- tcl
    slope <- d/dt(B)
    d/dt(B) <- A - B
    C <- A / v
    C ~ add(s)
  })
}
