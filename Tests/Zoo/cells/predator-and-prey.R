# Lotka and Volterra. Truth: DOP853.
# laws: autonomous
predator_and_prey <- function() {
  ini({ ta <- 1; tb <- 0.5; tc <- 0.75; td <- 0.25; eta.a ~ 0.01; eta.c ~ 0.01 })
  model({
    a <- ta * exp(eta.a)
    c <- tc * exp(eta.c)
    d/dt(prey) <- a * prey - tb * prey * predator
    d/dt(predator) <- td * prey * predator - c * predator
    prey(0) <- 2
    predator(0) <- 1
  })
}
