m <- function() {
  ini({
    tcl <- 1
    tv <- 2
    eta.cl ~ 0.1
    eta.v ~ 0
    add.sd <- 1
  })
  model({
    cl <- tcl
    v <- 10
    C <- cl / v
    C ~ add(0.5)
  })
}
