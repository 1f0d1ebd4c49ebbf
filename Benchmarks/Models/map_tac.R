# Two compartments by mouth with lag; the parameters of the MAP benchmark (not of any published model).
map_tac <- function() {
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  ini({
    tvcl <- 23
    tvv1 <- 692
    tvq <- 11.6
    tvv2 <- 5340
    tvka <- 3.58
    tlag <- 0.38
    prop.sd <- 0.15
    add.sd <- 0.5
    eta.cl ~ 0.16
    eta.v1 ~ 0.25
    eta.ka ~ 0.36
  })
  model({
    cl <- tvcl * exp(eta.cl)
    v1 <- tvv1 * exp(eta.v1)
    ka <- tvka * exp(eta.ka)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - (cl + tvq) / v1 * central + tvq / tvv2 * peripheral
    d/dt(peripheral) <- tvq / v1 * central - tvq / tvv2 * peripheral
    alag(depot) <- tlag
    Cc <- 1000 * central / v1
    Cc ~ add(add.sd) + prop(prop.sd)
  })
}
