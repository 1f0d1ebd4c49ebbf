# Two compartments, transit absorption, genotype and haematocrit, variability between occasions.
immunosuppressant <- function() {
  description <- paste("Two compartments with lagged first-order absorption;", "whole blood")
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list(
    CYP3A5 = list(description = "expresser of CYP3A5", units = "(binary)", type = "binary", notes = NULL),
    HCT = list(description = "haematocrit", units = "%", type = "continuous", range = c(20, 50)),
    WT = list(description = "body weight", units = "kg", type = "continuous")
  )
  population <- list(n_subjects = 100L, age_range = "18-75 years", disease_state = 'kidney "transplant"', paediatric = FALSE)
  ini({
    tcl <- c(0, 23.0)      # L/h
    tv1 <- c(0, 692)
    tq <- c(0, 11.6)
    tv2 <- c(0, 5340)
    tktr <- c(0, 1, 10)
    expr.cl <- 1.63
    hct.cl <- -0.77
    eta.cl + eta.v1 ~ c(0.16,
                        0.03, 0.26)
    eta.q ~ fix(0.3)
    iov.cl ~ 0.035 | occ
    iov.ktr ~ 0.35 | occ
    prop.err <- c(0, 0.11)
    add.err <- fix(0.5)
  })
  model({
    # Weight as the literature does it.
    size <- (WT / 70)^0.75
    if (CYP3A5 == 1) {
      gen <- expr.cl
    } else {
      gen <- 1
    }
    cl <- tcl * gen * (HCT / 35)^hct.cl * size * exp(eta.cl + iov.cl)
    v1 <- tv1 * (WT / 70) * exp(eta.v1)
    q <- tq * size * exp(eta.q)
    v2 <- tv2 * WT / 70
    ktr <- tktr * exp(iov.ktr)
    d/dt(depot) <- -ktr * depot
    d/dt(transit1) <- ktr * (depot - transit1)
    d/dt(central) <- ktr * transit1 - (cl + q) / v1 * central + q / v2 * peripheral1
    d/dt(peripheral1) <- q / v1 * central - q / v2 * peripheral1
    lag(depot) <- 0.38
    Cc <- 1000 * central / v1
    Cc ~ add(add.err) + prop(prop.err) + combined1()
  })
}
