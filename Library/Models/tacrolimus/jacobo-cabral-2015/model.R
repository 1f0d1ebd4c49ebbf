jacobo_cabral_2015 <- function() {
  description <- "Tacrolimus in children after kidney transplantation, Mexican brands: two compartments, first-order absorption with lag; clearance by CYP3A5 genotype, absorption and bioavailability by brand, bioavailability falling with the dose"
  reference <- "Jacobo-Cabral CO et al. Population pharmacokinetic analysis of tacrolimus in Mexican paediatric renal transplant patients: role of CYP3A5 genotype and formulation. Br J Clin Pharmacol 2015;80:630-641. doi:10.1111/bcp.12649"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list(
    CYP3A5_IM = list(description = "CYP3A5 *1/*3", units = "0 or 1", notes = "One working allele"),
    CYP3A5_NM = list(description = "CYP3A5 *1/*1", units = "0 or 1", notes = "Two working alleles; not together with CYP3A5_IM"),
    LIMUSTIN = list(description = "Brand Limustin", units = "0 or 1", notes = "0 for Prograf, Framebin and Tenacrine"),
    UNKNOWN = list(description = "Brand not known", units = "0 or 1", notes = "Seven children of the study; not together with LIMUSTIN"),
    DOSE = list(description = "Tacrolimus dose", units = "mg", notes = "Of the latest dose; lowers bioavailability, centred at 2 mg")
  )
  population <- list(
    n_subjects = 53,
    n_observations = 405,
    age_range = "2-19 years",
    weight_range = "11.2-75.5 kg",
    disease_state = "kidney transplantation, day 50 to 1230, with mycophenolate",
    regions = "Mexico City"
  )
  ini({
    lka <- log(0.52)
    label("Absorption rate constant (1/h)")
    ltlag <- log(0.39)
    label("Absorption lag (h)")
    lcl <- log(11.98)
    label("CL/F of CYP3A5*3/*3 (L/h)")
    lvc <- log(24.16)
    label("V/F, central (L)")
    lq <- log(32.49)
    label("Q/F (L/h)")
    lvp <- log(383.5)
    label("VT/F, peripheral (L)")
    cl.13 <- 0.50
    label("Rise of CL/F with *1/*3, fraction")
    cl.11 <- 0.93
    label("Rise of CL/F with *1/*1, fraction")
    ka.limustin <- -0.76
    label("Change of ka with Limustin, fraction")
    ka.unknown <- -0.51
    label("Change of ka with an unknown brand, fraction")
    f.limustin <- -0.53
    label("Change of bioavailability with Limustin, fraction")
    f.unknown <- -0.53
    label("Change of bioavailability with an unknown brand, fraction")
    f.dose <- -0.30
    label("Change of log bioavailability with the dose (1/mg)")
    dose.ref <- fixed(2)
    label("Dose at which bioavailability is 1 (mg)")
    eta.ka ~ 0.1283
    eta.vc ~ 0.3616
    eta.f ~ 0.1349
    log.sd <- 0.12
    label("Error on the log scale")
  })
  model({
    tlag <- exp(ltlag)
    ka <- exp(lka + eta.ka) * (1 + ka.limustin * LIMUSTIN + ka.unknown * UNKNOWN)
    cl <- exp(lcl) * (1 + cl.13 * CYP3A5_IM + cl.11 * CYP3A5_NM)
    vc <- exp(lvc + eta.vc)
    q <- exp(lq)
    vp <- exp(lvp)
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - (cl + q) / vc * central + q / vp * peripheral
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    f(depot) <- exp(eta.f) * exp(f.dose * (DOSE - dose.ref)) * (1 + f.limustin * LIMUSTIN + f.unknown * UNKNOWN)
    alag(depot) <- tlag
    Cc <- 1000 * central / vc
    Cc ~ lnorm(log.sd)
  })
}
