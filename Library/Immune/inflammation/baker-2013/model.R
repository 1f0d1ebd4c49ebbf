baker_2013 <- function() {
  description <- "Pro- and anti-inflammatory cytokines of a joint with two stable states at some parameters; scaled; an antagonist may act (ours)"
  reference <- "Baker M et al. 2013 (as encoded in BIOMD0000000550)"
  units <- list(time = "1", dosing = "1", concentration = "1")
  covariateData <- list(
    antagonist = list(description = "Fraction of the self-amplification that an antagonist takes away", units = "1", notes = "Input; the default leaves the model as published")
  )
  population <- list(
    disease_state = "mathematical model without patients; scaled"
  )
  ini({
    alpha1 <- 0.025
    label("Basal pro-inflammation")
    alpha2 <- 1
    label("Pro-inflammation by itself")
    alpha3 <- 0.5
    label("Pro-inflammation of half anti-inflammation")
    alpha4 <- 3.5
    label("Largest anti-inflammation")
    gamma <- 1.25
    label("Loss of pro-inflammation over that of anti-inflammation")
    p.start <- 0.0203298264712407
    label("Pro-inflammation at the start, the healthy state")
    a.start <- 0.00577667577789773
    label("Anti-inflammation at the start, the healthy state")
  })
  model({
    d/dt(a) <- -a + alpha4 * p^2 / (alpha3^2 + p^2)
    d/dt(p) <- -gamma * p + (alpha1 + alpha2 * (1 - antagonist) * p^2 / (1 + p^2)) / (1 + a^2)
    a(0) <- a.start
    p(0) <- p.start
    pro <- p
    anti <- a
  })
}
