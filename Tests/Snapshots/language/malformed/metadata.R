m <- function() {
  units <- list(time = hours, dosing = "mg")
  description <- paste("a", b)
  1 + 1
  if (TRUE) z <- 2
  model({ x <- 1 })
}
y <- 2
1 + 2
