algebraic <- function() {
  ini({
    e0 <- 10
    emax <- c(0, 50, 200)
    led50 <- log(30)
    hill <- fix(1)
    eta.e0 ~ 4
    add.sd <- 2
  })
  model({
    ed50 <- exp(led50)
    E <- e0 + eta.e0 + emax * DOSE^hill / (ed50^hill + DOSE^hill)
    E ~ add(add.sd)
  })
}
