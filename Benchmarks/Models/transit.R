# Five transit compartments with a lag before a two-compartment disposition.
transit <- function() {
  ini({
    q <- 11.6
    v2 <- 5340
    ktr <- 3.58
    tlag <- 0.38
  })
  model({
    k10 <- CL / V1
    k12 <- q / V1
    k21 <- q / v2
    d/dt(transit1) <- -ktr * transit1
    d/dt(transit2) <- ktr * (transit1 - transit2)
    d/dt(transit3) <- ktr * (transit2 - transit3)
    d/dt(transit4) <- ktr * (transit3 - transit4)
    d/dt(transit5) <- ktr * (transit4 - transit5)
    d/dt(central) <- ktr * transit5 - (k10 + k12) * central + k21 * peripheral
    d/dt(peripheral) <- k12 * central - k21 * peripheral
    alag(transit1) <- tlag
    Cc <- 1000 * central / V1
  })
}
