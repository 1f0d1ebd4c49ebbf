m <- function() {
  model({ x <- 1  + 2 ; y <- 3 ¤ 4 ; _z <- 2 ; w <- "\q" })
}
