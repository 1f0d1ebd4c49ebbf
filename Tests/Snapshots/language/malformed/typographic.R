m <- function() {
  description <- “curly quotes”
  ini({ a <- 1 })
  model({
    x <- a – 2
    y <- x × 3
    z <- y ≤ 4
  })
}
