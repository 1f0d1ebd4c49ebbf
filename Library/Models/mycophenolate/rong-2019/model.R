rong_2019 <- function() {
  description <- "Mycophenolic acid after mycophenolate mofetil in stable adult kidney transplant recipients on tacrolimus without corticosteroids: two compartments, first-order absorption with lag; clearance by the exposure to the glucuronides"
  reference <- "Rong Y et al. Population pharmacokinetics of mycophenolic acid co-administered with tacrolimus in corticosteroid-free adult kidney transplant patients. Clin Pharmacokinet 2019;58:1483-1495. doi:10.1007/s40262-019-00771-3"
  units <- list(time = "h", dosing = "mg", concentration = "mg/L")
  covariateData <- list(
    ACMPAG = list(description = "Concentration of the acyl glucuronide before the dose", units = "mg/L", notes = "Power on CL/F, not centred"),
    AUC_MPAG = list(description = "Area of mycophenolic acid glucuronide over the dosing interval, per g of dose", units = "mg.h/L", notes = "Power of AUC_MPAG / AUC_MPA on CL/F"),
    AUC_MPA = list(description = "Area of mycophenolic acid over the dosing interval, per g of dose", units = "mg.h/L", notes = "Power of AUC_MPAG / AUC_MPA on CL/F; measured before, not a result of the model")
  )
  population <- list(
    n_subjects = 27,
    disease_state = "stable kidney transplantation, tacrolimus, no corticosteroids"
  )
  ini({
    ltlag <- log(0.162)
    label("Absorption lag (h)")
    lka <- log(1.98)
    label("Absorption rate constant (1/h)")
    lcl <- log(2.87)
    label("CL/F where both covariate terms are 1 (L/h)")
    lvc <- log(25)
    label("V1/F (L)")
    lq <- log(36.7)
    label("Q/F (L/h)")
    lvp <- log(607)
    label("V2/F (L)")
    cl.acmpag <- -0.09
    label("Exponent of the acyl glucuronide's concentration on CL/F")
    acmpag.unit <- fix(1)
    label("Concentration at which the acyl glucuronide has no effect (mg/L)")
    cl.ratio <- 0.68
    label("Exponent of the ratio of areas MPAG/MPA on CL/F")
    eta.tlag ~ 1.16
    eta.ka ~ 0.98
    eta.cl ~ 0.05
    eta.vc ~ 0.03
    eta.q ~ 0.07
    eta.vp ~ 1.16
    prop.sd <- 0.32
    label("Proportional error")
    add.sd <- 0.08
    label("Additive error (mg/L)")
  })
  model({
    tlag <- exp(ltlag + eta.tlag)
    ka <- exp(lka + eta.ka)
    cl <- exp(lcl + eta.cl) * (ACMPAG / acmpag.unit)^cl.acmpag * (AUC_MPAG / AUC_MPA)^cl.ratio
    vc <- exp(lvc + eta.vc)
    q <- exp(lq + eta.q)
    vp <- exp(lvp + eta.vp)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - (cl + q) / vc * central + q / vp * peripheral
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    alag(depot) <- tlag
    Cc <- central / vc
    Cc ~ add(add.sd) + prop(prop.sd)
  })
}
