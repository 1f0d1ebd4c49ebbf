yates_2007 <- function() {
  description <- "Resting and dividing memory CD4 T cells with activation that falls as the compartment fills"
  reference <- "Yates A et al. PLoS Med 2007;4:e177. doi:10.1371/journal.pmed.0040177"
  units <- list(time = "d", dosing = "1", concentration = "1")
  covariateData <- list()
  population <- list(
    disease_state = "mathematical model of human memory CD4 T cells"
  )
  ini({
    a <- 0.03333
    label("Activation")
    d1 <- 0.005
    label("Loss of resting cells")
    r <- 1
    label("Division")
    k <- 1
    label("Capacity")
    d2.factor <- 99
    label("Factor in the loss of dividing cells")
  })
  model({
    d2 <- (-d2.factor * a * d1 + a * r + d1 * r) / (a - d1)
    activated <- a * x * (1 - x / k)
    d/dt(x) <- 2 * r * y - activated - d1 * x * (x / k)
    d/dt(y) <- activated - (r + d2) * y
    x(0) <- k
    resting <- x
    dividing <- y
    fraction.dividing <- y / (x + y)
  })
}
