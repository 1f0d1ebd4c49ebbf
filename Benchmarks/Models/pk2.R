# Two compartments by mouth, written as differential equations; clearance and central volume differ between subjects.
pk2 <- function() {
  ini({
    q <- 10
    v3 <- 100
    ka <- 1
  })
  model({
    k20 <- CL / V2
    k23 <- q / V2
    k32 <- q / v3
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - (k20 + k23) * central + k32 * peripheral
    d/dt(peripheral) <- k23 * central - k32 * peripheral
    Cc <- central / V2
  })
}
