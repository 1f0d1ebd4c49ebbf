lewkiewicz_2019 <- function() {
  description <- "Number of naive T cells by age: export by a shrinking thymus, division, and loss that rises with their number"
  reference <- "Lewkiewicz S, Chuang YL, Chou T. Bull Math Biol 2019. doi:10.1007/s11538-019-00630-z"
  units <- list(time = "a", dosing = "1", concentration = "1")
  covariateData <- list()
  population <- list(
    disease_state = "mathematical model of the human naive T-cell pool"
  )
  ini({
    g0 <- 1.8e10
    label("Export of the thymus at birth (cells/year)")
    a <- 0.044
    label("Fall of export with age (1/year)")
    p <- 0.17
    label("Division (1/year)")
    m0 <- 0.18
    label("Loss of few cells (1/year)")
    m1 <- 0.04
    label("Further loss of many cells (1/year)")
    K <- 1e10
    label("Cells of half that")
  })
  model({
    loss <- m0 + m1 * N^2 / (N^2 + K^2)
    d/dt(N) <- g0 * exp(-a * time) + p * N - loss * N
    N(0) <- 1
    naive <- N
  })
}
