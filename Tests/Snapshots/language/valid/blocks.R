description <- "No function around it"
ini({
  k <- c(0, 0.1)
  err <- 1
})
model({
  conc <- 100 * exp(-k * t)
  conc ~ add(err)
})
