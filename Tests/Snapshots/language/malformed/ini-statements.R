m <- function() {
  ini({
    label("too early")
    a <- 1
    a <- 2
    b <- fix()
    c1 <- a * 2
    d <- "text"
    5 <- e
    exp(a)
    label(a)
    f1 <- unknownFunction(2)
    g <- c(fix, 1)
  })
  model({ y <- a + b + c1 + d + f1 + g })
}
