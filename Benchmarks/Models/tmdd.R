# A drug that binds its target, all three species followed; stiff, for binding is fast and elimination slow.
tmdd <- function() {
  ini({
    kon <- 1
    koff <- 0.01
    kint <- 0.05
    ksyn <- 1
    kdeg <- 0.1
  })
  model({
    binding <- kon * drug * target - koff * complex
    d/dt(drug) <- -KEL * drug - binding
    d/dt(target) <- ksyn - kdeg * target - binding
    d/dt(complex) <- binding - kint * complex
    f(drug) <- 1 / V
    target(0) <- ksyn / kdeg
  })
}
