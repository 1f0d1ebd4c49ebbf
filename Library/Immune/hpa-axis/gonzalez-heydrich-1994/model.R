gonzalez_heydrich_1994 <- function() {
  description <- "Cortisol, ACTH and CRH with saturable feedback, as encoded in an uncurated file; values and units doubtful"
  reference <- "Gonzalez-Heydrich J et al. Proc Annu Symp Comput Appl Med Care 1994;1010"
  units <- list(time = "min", dosing = "ug", concentration = "ug/mL")
  covariateData <- list(
    pulse = list(description = "Stimulus of CRH", units = "ug/mL/min", notes = "Input; 50 without end as encoded")
  )
  population <- list(
    disease_state = "mathematical model without patients"
  )
  ini({
    k1 <- 5e5
    label("Cortisol made per ACTH")
    k2 <- 0.01
    label("Basal production of cortisol")
    k3 <- 0.01
    label("Loss of cortisol")
    k4 <- 10
    label("ACTH made per CRH")
    k5 <- 0.004
    label("Basal production of ACTH")
    k6 <- 0.035
    label("Loss of ACTH")
    kd <- 0.004
    label("Cortisol of half feedback")
    imax <- 0.99
    label("Largest feedback")
    k7 <- 1e-6
    label("Basal production of CRH")
    k8 <- 0.01
    label("Loss of CRH")
    crh.start <- 50
    label("CRH at the start")
  })
  model({
    feedback <- imax * cortisol / (kd + cortisol)
    d/dt(cortisol) <- k1 * acth + k2 - k3 * cortisol
    d/dt(acth) <- (k4 * crh + k5) * (1 - feedback) - k6 * acth
    d/dt(crh) <- pulse + k7 - k8 * crh
    crh(0) <- crh.start
  })
}
