m <- function() {
  ini({ a <- 1 })
  model({
    for (i in 1:3) { x <- a }
    while (a > 1) x <- 2
    y <- w[1]
    z <- data$WT
    w <- a %in% b
    v <- a %o% b
    u <- 1:3
  })
}
