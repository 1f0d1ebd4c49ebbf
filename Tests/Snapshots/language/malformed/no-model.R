m <- function() {
  ini({ a <- 1 })
}
