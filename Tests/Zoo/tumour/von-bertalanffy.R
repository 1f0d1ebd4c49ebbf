# Growth by surface, loss by volume. Truth: closed formula.
# laws: autonomous
von_bertalanffy <- function() {
  ini({ ta <- 0.6; tb <- 0.08; ts <- 3; eta.a ~ 0.04; eta.b ~ 0.04 })
  model({
    d/dt(size) <- ta * exp(eta.a) * size^(2 / 3) - tb * exp(eta.b) * size
    size(0) <- ts
  })
}
