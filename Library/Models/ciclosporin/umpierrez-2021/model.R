umpierrez_2021 <- function() {
  description <- "Ciclosporin in kidney transplant recipients and patients with kidney autoimmune disease at steady state: two compartments, first-order absorption with lag; clearance by creatinine clearance"
  reference <- "Umpierrez M et al. Development of a population pharmacokinetic model for cyclosporine from therapeutic drug monitoring data. Biomed Res Int 2021;2021:3108749. doi:10.1155/2021/3108749"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list(
    CLCR = list(description = "Creatinine clearance", units = "mL/min", notes = "Power on CL/F, centred at 98.62; Cockcroft-Gault, not indexed"),
    OCC = list(description = "Occasion", units = "1", notes = "A new one with every level")
  )
  population <- list(
    n_subjects = 37,
    n_observations = 621,
    disease_state = "kidney transplantation (14), autoimmune kidney (21) or liver (1) disease, marrow transplantation (1), steady state",
    regions = "Montevideo, Uruguay"
  )
  ini({
    ltlag <- log(0.512)
    label("Absorption lag (h)")
    lka <- log(0.523)
    label("Absorption rate constant (1/h)")
    lcl <- log(30.3)
    label("CL/F (L/h)")
    lvc <- log(17.9)
    label("V1/F (L)")
    lq <- log(17.0)
    label("Q/F (L/h)")
    lvp <- log(400)
    label("V2/F (L)")
    cl.clcr <- -0.204
    label("Exponent of creatinine clearance on CL/F")
    eta.cl ~ 0.1470
    eta.q ~ 0.2492
    iov.ka + iov.cl ~ c(0.2443, -0.1000, 0.1349) | OCC
    iov.tlag ~ 0.2567 | OCC
    prop.sd <- 0.228
    label("Proportional error")
    add.sd <- 7.52
    label("Additive error (ng/mL)")
  })
  model({
    tlag <- exp(ltlag + iov.tlag)
    ka <- exp(lka + iov.ka)
    cl <- exp(lcl + eta.cl + iov.cl) * (CLCR / 98.62)^cl.clcr
    vc <- exp(lvc)
    q <- exp(lq + eta.q)
    vp <- exp(lvp)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - (cl + q) / vc * central + q / vp * peripheral
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    alag(depot) <- tlag
    Cc <- 1000 * central / vc
    Cc ~ add(add.sd) + prop(prop.sd)
  })
}
