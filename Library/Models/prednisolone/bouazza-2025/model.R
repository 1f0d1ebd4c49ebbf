bouazza_2025 <- function() {
  description <- "Prednisolone after oral prednisone or prednisolone in systemic lupus erythematosus, children and adults: unbound drug in one compartment, saturable binding, bioavailability that falls with the dose"
  reference <- "Bouazza N et al. Population pharmacokinetic modelling of prednisolone in systemic lupus erythematosus patients: analysis of exposure and disease activity. Br J Clin Pharmacol 2025;91:2854-2864. doi:10.1002/bcp.70103"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list(
    WT = list(description = "Body weight", units = "kg", notes = "Allometric on CL/F and V/F, centred at 70")
  )
  population <- list(
    n_subjects = 66,
    n_observations = 242,
    age_range = "6-63 years",
    weight_range = "17.3-113.5 kg",
    disease_state = "active systemic lupus erythematosus",
    regions = "France, 28 centres"
  )
  ini({
    ltlag <- log(0.17)
    label("Absorption lag (h)")
    lka <- log(1.19)
    label("Absorption rate constant (1/h)")
    lcl <- log(54.3)
    label("CL/F of unbound prednisolone at 70 kg (L/h)")
    lvc <- log(235)
    label("V/F of unbound prednisolone at 70 kg (L)")
    cl.wt <- fix(0.75)
    label("Exponent of weight on CL/F")
    f.dose <- -0.28
    label("Exponent of the dose on bioavailability")
    lbmax <- fix(log(6.77))
    label("Bound over unbound on corticosteroid-binding globulin at low concentration")
    k1 <- fix(0.0095)
    label("Affinity of corticosteroid-binding globulin (L/nmol)")
    kns <- fix(0.8)
    label("Bound over unbound on albumin")
    eta.cl ~ 0.1225
    eta.bmax ~ fix(0.09)
    prop.sd <- 0.42
    label("Proportional error")
  })
  model({
    tlag <- exp(ltlag)
    ka <- exp(lka)
    cl <- exp(lcl + eta.cl) * (WT / 70)^cl.wt
    vc <- exp(lvc) * (WT / 70)
    bmax <- exp(lbmax + eta.bmax)
    # Doses in mg of prednisone; the compartments hold nmol (1000 * 1000 nmol in a mmol).
    given <- podo0(depot) * 1000 * 1000 / 358.4
    # Bioavailability of the dose that lies in the depot: f() is evaluated before a lagged dose has arrived.
    fa <- 1
    if (given > 0) fa <- (given / 80000)^f.dose
    d/dt(depot) <- -ka * depot
    d/dt(central) <- fa * ka * depot - cl / vc * central
    f(depot) <- 1000 * 1000 / 358.4
    alag(depot) <- tlag
    Cu <- central / vc
    ratio <- 1 + bmax / (1 + k1 * Cu) + kns
    fu <- 1 / ratio
    Cc <- Cu * ratio * 360.4 / 1000
    Cc ~ prop(prop.sd)
  })
}
