# The smallest model: one compartment, no variability.
bolus <- function() {
  ini({
    cl <- 5
    v <- 50
  })
  model({
    d/dt(central) <- -cl/v*central
    Cc <- central/v
  })
}
