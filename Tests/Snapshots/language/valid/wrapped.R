library(rxode2)

## a model in R's own habit
mod1 <- rxode2({
  ke <- CL / V      # 1/h
  d/dt(A) <- -ke * A
  cp <- A / V
})
mod1
