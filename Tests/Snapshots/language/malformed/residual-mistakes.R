m <- function() {
  ini({ k <- 1; add.sd <- 1; prop.sd <- 0.1 })
  model({
    d/dt(A) <- -k * A
    Cc <- A / 10
    CC ~ add(add.sd)
    Cc ~ add(ad.sd)
    Cc ~ prop(prop.sd) + add(add.sd) + add(add.sd)
    A ~ combined2()
    k ~ add(add.sd) * 2 + prop(prop.sd)
  })
}
