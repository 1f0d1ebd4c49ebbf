bayoumy_2025 <- function() {
  description <- "Tioguanine by mouth in adults with inflammatory bowel disease: one compartment of 6-thioguanine nucleotides in red cells with first-order formation; scaled by weight, clearance higher with 5-aminosalicylates"
  reference <- "Bayoumy AB et al. Population pharmacokinetics model of thioguanine in patients with inflammatory bowel disease. Clin Pharmacokinet 2025;64:1255-1262. doi:10.1007/s40262-025-01532-1"
  units <- list(time = "h", dosing = "mg", concentration = "pmol/{8e8_RBC}")
  covariateData <- list(
    WT = list(description = "Body weight", units = "kg", notes = "Allometric on CL/F (0.75) and V/F (1), reference 70 kg"),
    MESALAZINE = list(description = "Takes a 5-aminosalicylate", units = "0 or 1", notes = "23 of 28 did")
  )
  population <- list(
    n_subjects = 28,
    n_observations = 131,
    age_range = "19-70 years",
    weight_range = "median 60 kg, quartiles 56 and 74 kg",
    disease_state = "inflammatory bowel disease, tioguanine about 0.3 mg/kg/day after failure of azathioprine or mercaptopurine",
    regions = "The Netherlands"
  )
  ini({
    lka <- fixed(log(8))
    label("Formation rate constant (1/d)")
    lcl <- log(110.405)
    label("CL/F at 70 kg (L/d)")
    lvc <- log(270.46)
    label("V/F at 70 kg before the factor of the assay's unit (L)")
    vc.unit <- fixed(5)
    label("Factor of the assay's unit on V/F")
    cl.wt <- fixed(0.75)
    label("Exponent of weight on CL/F")
    vc.wt <- fixed(1)
    label("Exponent of weight on V/F")
    cl.asa <- 1.58165
    label("CL/F with a 5-aminosalicylate, ratio")
    eta.vc + eta.cl ~ c(
      0.271878,
      0.119927, 0.150194
    )
    eta.ka ~ fix(1)
    eta.prop ~ 0.244129
    prop.sd <- 0.145424
    label("Proportional error, typical patient")
  })
  model({
    # The paper's rates are per day.
    ka <- exp(lka + eta.ka) / 24
    cl <- exp(lcl + eta.cl) / 24 * (WT / 70)^cl.wt * cl.asa^MESALAZINE
    vc <- exp(lvc + eta.vc) * vc.unit * (WT / 70)^vc.wt
    d/dt(depot) <- -ka * depot
    d/dt(central) <- ka * depot - cl / vc * central
    TGN <- 1e6 * central / 167.19 / vc
    prop.i <- prop.sd * exp(eta.prop)
    TGN ~ prop(prop.i)
  })
}
