m <- function() {
  ini({
    a <- 
    b <- 2 +
  })
  model({
    x <- a * / b
    y <- exp(a,)
    z <- exp(,a)
    w <- a < b < 3
    else { v <- 1 }
  })
}
