m <- function() {
  description <- "never closed
  ini({ a <- 1 })
  model({ x <- a })
}
