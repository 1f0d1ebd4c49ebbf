lledo_garcia_2022 <- function() {
  description <- "Rozanolixizumab with saturable binding to FcRn (quasi-equilibrium), two compartments, and the turnover of IgG that free drug speeds up"
  reference <- "Lledo-Garcia R et al. CPT Pharmacometrics Syst Pharmacol 2022;11:116-128. doi:10.1002/psp4.12739"
  units <- list(time = "d", dosing = "mg", concentration = "mg/L")
  covariateData <- list()
  population <- list(
    disease_state = "intravenous rozanolixizumab; who was given it is not in our source"
  )
  ini({
    lvc <- log(2.7)
    label("Central volume (L)")
    q <- 0.271
    label("Intercompartmental clearance (L/d)")
    vp <- 0.36
    label("Peripheral volume (L)")
    cl <- 0.968
    label("Linear clearance of free drug (L/d)")
    kd.nm <- 1
    label("Dissociation constant (nmol/L)")
    r.nm <- 147
    label("FcRn (nmol/L)")
    mass <- 0.148
    label("Molar mass (mg/nmol)")
    lkdeg <- log(0.88)
    label("Loss of the complex (1/d)")
    ligg0 <- log(9.88)
    label("IgG without drug (g/L)")
    kout <- 0.0364
    label("Loss of IgG (1/d)")
    emax <- 4.24
    label("Largest rise of the loss of IgG, ratio")
    ec50 <- 0.154
    label("Free drug of half that rise (mg/L)")
    prop.drug <- 0.093
    label("Proportional error of the drug")
    prop.igg <- 0.058
    label("Proportional error of IgG")
    eta.vc ~ 0.0247
    eta.kdeg ~ 0.0878
    eta.igg0 ~ 0.0333
  })
  model({
    vc <- exp(lvc + eta.vc)
    kdeg <- exp(lkdeg + eta.kdeg)
    igg0 <- exp(ligg0 + eta.igg0)
    kd <- kd.nm * mass
    receptor <- r.nm * mass
    total <- central / vc
    b <- (total - receptor - kd) / 2
    Cfree <- b + sqrt(b^2 + kd * total)
    complex <- total - Cfree
    faster <- 1 + emax * Cfree / (Cfree + ec50)
    d/dt(central) <- -cl * Cfree - kdeg * vc * complex - q * Cfree + q / vp * peripheral
    d/dt(peripheral) <- q * Cfree - q / vp * peripheral
    d/dt(IgG) <- kout * igg0 - kout * IgG * faster
    IgG(0) <- igg0
    igg.ratio <- IgG / igg0
    Cc <- total
    igg <- IgG
    Cc ~ prop(prop.drug)
    igg ~ prop(prop.igg)
  })
}
