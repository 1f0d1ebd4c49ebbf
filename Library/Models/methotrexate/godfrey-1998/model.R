godfrey_1998 <- function() {
  description <- "Low-dose methotrexate by mouth and intramuscularly in rheumatoid arthritis: two compartments, lag; clearance by weight, creatinine clearance and sex, absorption by dose and food"
  reference <- "Godfrey C et al. The population pharmacokinetics of long-term methotrexate in rheumatoid arthritis. Br J Clin Pharmacol 1998;46:369-376. doi:10.1046/j.1365-2125.1998.t01-1-00790.x"
  units <- list(time = "h", dosing = "mg", concentration = "umol/L")
  covariateData <- list(
    WT = list(description = "Body weight", units = "kg", notes = "Linear on CL, Vc and Vp"),
    CLCR = list(description = "Creatinine clearance", units = "mL/min", notes = "Linear on CL; the formula was not read"),
    AGE = list(description = "Age", units = "years", notes = "Linear on Vp"),
    FEMALE = list(description = "Woman", units = "0 or 1", notes = "1 for women, 0 for men"),
    FED = list(description = "Taken with food", units = "0 or 1", notes = "1 with food, 0 fasting; oral doses")
  )
  population <- list(
    n_subjects = 62,
    n_observations = 3260,
    disease_state = "rheumatoid arthritis"
  )
  ini({
    tlag <- 0.225
    label("Absorption lag (h)")
    ka.base <- 4.70
    label("ka of a small oral dose (1/h)")
    ka.dose <- -0.0439
    label("Change of oral ka with the dose (1/h per umol)")
    ka.fed <- -0.507
    label("Change of oral ka with food, as a fraction")
    kaim.dose <- 0.122
    label("Intramuscular ka for each umol of dose (1/h per umol)")
    cl.wt <- 0.0810
    label("CL for each kg (L/h/kg)")
    cl.clcr <- 0.257
    label("CL for each L/h of creatinine clearance")
    cl.female <- -0.167
    label("Change of CL in women, as a fraction")
    vc.wt <- 0.311
    label("Vc for each kg (L/kg)")
    vp.wt <- 0.469
    label("Vp for each kg (L/kg)")
    vp.age <- -0.169
    label("Change of Vp with age (L per year)")
    q.base <- 4.27
    label("Q of men (L/h)")
    q.female <- -0.355
    label("Change of Q in women, as a fraction")
    f.oral <- 0.934
    label("Bioavailability of tablets over intramuscular")
    eta.cl ~ 0.0704
    eta.vc ~ 0.0755
    eta.vp ~ 0.0918
    eta.q ~ 0.1554
    eta.ka ~ 0.4656
    eta.kaim ~ 0.1770
    prop.sd <- 0.2
    label("Proportional error, not published")
  })
  model({
    # mg to umol.
    oral <- podo0(depot) * 1000 / 454.44
    shot <- podo0(muscle) * 1000 / 454.44
    ka <- (ka.base + ka.dose * oral) * (1 + ka.fed * FED) * exp(eta.ka)
    kaim <- kaim.dose * shot * exp(eta.kaim)
    # mL/min to L/h.
    cl <- (cl.wt * WT + cl.clcr * CLCR * 60 / 1000) * (1 + cl.female * FEMALE) * exp(eta.cl)
    vc <- vc.wt * WT * exp(eta.vc)
    vp <- (vp.wt * WT + vp.age * AGE) * exp(eta.vp)
    q <- q.base * (1 + q.female * FEMALE) * exp(eta.q)
    d/dt(depot) <- -ka * depot
    d/dt(muscle) <- -kaim * muscle
    d/dt(central) <- ka * depot + kaim * muscle - (cl + q) / vc * central + q / vp * peripheral
    d/dt(peripheral) <- q / vc * central - q / vp * peripheral
    f(depot) <- f.oral
    alag(depot) <- tlag
    alag(muscle) <- tlag
    Cc <- 1000 * central / vc / 454.44
    Cc ~ prop(prop.sd)
  })
}
