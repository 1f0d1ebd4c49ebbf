passey_2011 <- function() {
  description <- "Tacrolimus troughs in adult kidney transplant recipients, first six months: apparent clearance alone, the trough taken as the daily dose over the day's clearance; by days after transplantation, CYP3A5 genotype, steroid-sparing protocol, age and calcium channel blocker"
  reference <- "Passey C et al. Dosing equation for tacrolimus using genetic variants and clinical factors. Br J Clin Pharmacol 2011;72:948-957. doi:10.1111/j.1365-2125.2011.04039.x"
  units <- list(time = "h", dosing = "mg", concentration = "ng/mL")
  covariateData <- list(
    DAILY = list(description = "Tacrolimus dose", units = "mg/day", notes = "The only way in which doses enter; follows them"),
    POD = list(description = "Days after transplantation", units = "day", notes = "Days 3 to 5, 6 to 10 and 11 to 180"),
    CYP3A5_IM = list(description = "CYP3A5 *1/*3", units = "0 or 1", notes = "One working allele"),
    CYP3A5_NM = list(description = "CYP3A5 *1/*1", units = "0 or 1", notes = "Two working alleles; not together with CYP3A5_IM"),
    SPARING = list(description = "Steroid-sparing protocol", units = "0 or 1", notes = "Centre that gave steroids for a week at most"),
    AGE = list(description = "Age", units = "years", notes = "Power on CL/F, centred at 50"),
    CCB = list(description = "Takes a calcium channel blocker", units = "0 or 1", notes = "Any of them; time-varying")
  )
  population <- list(
    n_subjects = 681,
    n_observations = 11823,
    age_range = "mean 50 years, SD 12",
    weight_range = "mean 81 kg, SD 19",
    disease_state = "adult kidney transplantation, day 3 to 180",
    regions = "United States and Canada"
  )
  ini({
    lcl <- log(38.4)
    label("CL/F of CYP3A5*3/*3 on days 3 to 5 (L/h)")
    cl.week2 <- 0.86
    label("CL/F on days 6 to 10, ratio")
    cl.late <- 0.71
    label("CL/F from day 11 on, ratio")
    cl.13 <- 1.69
    label("CL/F of CYP3A5*1/*3, ratio")
    cl.11 <- 2.00
    label("CL/F of CYP3A5*1/*1, ratio")
    cl.sparing <- 0.70
    label("CL/F under a steroid-sparing protocol, ratio")
    cl.age <- -0.4
    label("Exponent of age on CL/F")
    cl.ccb <- 0.94
    label("CL/F with a calcium channel blocker, ratio")
    eta.cl ~ 0.1491
    add.sd <- 3.19
    label("Additive error (ng/mL)")
  })
  model({
    cltime <- cl.week2^(POD >= 6 & POD < 11) * cl.late^(POD >= 11)
    clgene <- cl.13^CYP3A5_IM * cl.11^CYP3A5_NM
    cl <- exp(lcl + eta.cl) * cltime * clgene * cl.sparing^SPARING * (AGE / 50)^cl.age * cl.ccb^CCB
    # mg a day over 24 h, over L/h, in ng/mL.
    Cc <- 1000 * DAILY / 24 / cl
    Cc ~ add(add.sd)
  })
}
