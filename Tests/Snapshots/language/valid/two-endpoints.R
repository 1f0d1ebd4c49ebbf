warfarin.like <- function() {
  ini({
    lktr <- log(1); lka <- log(1); lcl <- log(0.1); lv <- log(8)
    prop.err <- 0.1; pkadd.err <- 0.1
    temax <- logit(0.8); lec50 <- log(0.5); lkout <- log(0.05); le0 <- log(100)
    eta.cl + eta.v ~ fixed(c(0.5, 0.01, 0.5))
    eta.emax ~ .5
    pdadd.err <- 10
  })
  model({
    cl <- exp(lcl + eta.cl)
    v = exp(lv + eta.v)
    emax = expit(temax + eta.emax)
    ec50 = exp(lec50)
    kout = exp(lkout)
    e0 = exp(le0)
    DCP = center / v
    PD = 1 - emax * DCP / (ec50 + DCP)
    effect(0) = e0
    kin = e0 * kout
    d/dt(depot) = -exp(lktr) * depot
    d/dt(gut) = exp(lktr) * depot - exp(lka) * gut
    d/dt(center) = exp(lka) * gut - cl / v * center
    d/dt(effect) = kin * PD - kout * effect
    cp = center / v
    cp ~ prop(prop.err) + add(pkadd.err) | concentration
    effect ~ add(pdadd.err) | pca
  })
}
