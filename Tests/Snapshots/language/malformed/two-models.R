first <- function() { model({ x <- 1 }) }
second <- function() { model({ x <- 2 }) }
