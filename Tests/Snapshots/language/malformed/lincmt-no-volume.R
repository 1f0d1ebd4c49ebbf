m <- function() {
  ini({ tcl <- 1; s <- 1 })
  model({
    cl <- tcl
    cp <- linCmt()
    cp ~ add(s)
  })
}
