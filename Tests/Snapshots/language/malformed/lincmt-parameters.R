m <- function() {
  ini({ tcl <- 1; s <- 1 })
  model({
    cl <- tcl
    q <- 3
    v <- 10
    cp <- linCmt()
    cp ~ add(s)
  })
}
