perrottet_2009 <- function() {
  description <- "Ganciclovir after oral valganciclovir in adult organ transplant recipients: two compartments; clearance in proportion to glomerular filtration with a slope for each graft, by sex"
  reference <- "Perrottet N et al. Population pharmacokinetics of ganciclovir in solid-organ transplant recipients receiving oral valganciclovir. Antimicrob Agents Chemother 2009;53:3017-3023. doi:10.1128/AAC.00836-08"
  units <- list(time = "h", dosing = "mg", concentration = "mg/L")
  covariateData <- list(
    GFR = list(description = "Estimated glomerular filtration rate, indexed", units = "mL/min/{1.73_m2}", notes = "Proportional on CL after turning the index back; MDRD in the paper"),
    BSA = list(description = "Body surface area", units = "m^2", notes = "Turns the index of filtration back; the paper names no formula"),
    WT = list(description = "Body weight", units = "kg", notes = "Proportional on V1, centred at 70"),
    FEMALE = list(description = "Woman", units = "0 or 1", notes = "1 for women, 0 for men"),
    HEART = list(description = "Heart transplant", units = "0 or 1", notes = "1 for heart recipients"),
    LUNG = list(description = "Lung transplant", units = "0 or 1", notes = "1 for lung recipients, who share the slope of liver recipients"),
    LIVER = list(description = "Liver transplant", units = "0 or 1", notes = "1 for liver recipients (2 of 65)")
  )
  population <- list(
    n_subjects = 65,
    n_observations = 437,
    age_range = "18-70 years",
    weight_range = "46-115 kg",
    disease_state = "solid organ transplantation",
    regions = "Lausanne and Geneva, Switzerland"
  )
  ini({
    lka <- log(0.56)
    label("Absorption rate constant (1/h)")
    slope.kidney <- 1.68
    label("CL over glomerular filtration, kidney recipients")
    slope.heart <- 0.86
    label("CL over glomerular filtration, heart recipients")
    slope.other <- 1.17
    label("CL over glomerular filtration, lung and liver recipients")
    cl.female <- 1.21
    label("CL of women, ratio")
    lvc <- log(24)
    label("V1 at 70 kg (L)")
    vc.female <- 0.78
    label("V1 of women, ratio")
    lq <- log(4.1)
    label("Q (L/h)")
    lvp <- log(22)
    label("V2 (L)")
    fa <- fix(0.60)
    label("Bioavailability of valganciclovir, as ganciclovir")
    salt <- 0.720
    label("mg of ganciclovir from 1 mg of valganciclovir")
    eta.cl ~ 0.0654
    eta.vc ~ 0.0392
    prop.sd <- 0.21
    label("Proportional error")
  })
  model({
    ka <- exp(lka)
    # Filtration of this body, mL/min to L/h.
    gfr <- GFR * BSA / 1.73 * 60 / 1000
    slope <- slope.kidney * (1 - HEART) * (1 - LUNG) * (1 - LIVER) + slope.heart * HEART + slope.other * max(LUNG, LIVER) * (1 - HEART)
    cl <- slope * gfr * cl.female^FEMALE * exp(eta.cl)
    vc <- exp(lvc + eta.vc) * (WT / 70) * vc.female^FEMALE
    q <- exp(lq)
    vp <- exp(lvp)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - (cl + q) / vc * central + q / vp * peripheral
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    f(depot) <- salt * fa
    Cc <- central / vc
    Cc ~ prop(prop.sd)
  })
}
