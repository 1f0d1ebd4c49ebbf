debord_2001 <- function() {
  description <- "Ciclosporin (Neoral) in stable kidney transplant recipients, typical values: absorption times distributed as a gamma density, two compartments"
  reference <- "Debord J et al. Application of a gamma model of absorption to oral cyclosporin. Clin Pharmacokinet 2001;40:375-382"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list()
  population <- list(
    n_subjects = 21,
    disease_state = "stable kidney transplantation, 75-175 mg twice daily",
    regions = "Limoges and Tours, France"
  )
  ini({
    shape <- 8.56
    label("Shape a of the absorption times")
    slope <- 10.94
    label("Rate b of the absorption times (1/h)")
    lcl <- log(56.25)
    label("CL/F (L/h)")
    lvc <- log(61.35)
    label("Vc/F (L)")
    lq <- log(50.69)
    label("Q/F (L/h)")
    lvp <- log(61.29)
    label("Vp/F (L)")
    prop.sd <- 0.2
    label("Proportional error, not published")
  })
  model({
    cl <- exp(lcl)
    vc <- exp(lvc)
    q <- exp(lq)
    vp <- exp(lvp)
    # A gamma density of absorption times is a chain of a - 1 transits with the mean a / b.
    d/dt(central) <- transit(shape - 1, shape / slope) - (cl + q) / vc * central + q / vp * peripheral
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    f(central) <- 0
    Cc <- 1000 * central / vc
    Cc ~ prop(prop.sd)
  })
}
