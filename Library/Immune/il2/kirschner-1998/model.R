kirschner_1998 <- function() {
  description <- "Effector cells, a tumour and interleukin-2 with interventions s1 and s2; a calcineurin inhibitor may act on interleukin-2 (ours)"
  reference <- "Kirschner D, Panetta JC. J Math Biol 1998;37:235-252. doi:10.1007/s002850050127"
  units <- list(time = "d", dosing = "1", concentration = "1")
  covariateData <- list(
    s1 = list(description = "Effector cells given, per day", units = "1/d", notes = "Input"),
    s2 = list(description = "Interleukin-2 given, per day", units = "1/d", notes = "Input"),
    cni = list(description = "Fraction of the production of interleukin-2 that a drug suppresses", units = "1", notes = "Input; the default leaves the model as published")
  )
  population <- list(
    disease_state = "mathematical model without patients"
  )
  ini({
    antigenicity <- 0.035
    label("Recruitment of effector cells by the tumour (0 to 0.05)")
    mu2 <- 0.03
    label("Loss of effector cells")
    p1 <- 0.1245
    label("Growth of effector cells by interleukin-2")
    g1 <- 2e7
    label("Interleukin-2 of half growth")
    g2 <- 1e5
    label("Tumour of half killing")
    r2 <- 0.18
    label("Growth of the tumour")
    b <- 1e-9
    label("Inverse of the tumour's capacity")
    a <- 1
    label("Killing of the tumour")
    mu3 <- 10
    label("Loss of interleukin-2")
    p2 <- 5
    label("Interleukin-2 made by effector cells")
    g3 <- 1e3
    label("Tumour of half production of interleukin-2")
  })
  model({
    d/dt(E) <- antigenicity * tumour - mu2 * E + p1 * E * il2 / (g1 + il2) + s1
    d/dt(tumour) <- r2 * tumour * (1 - b * tumour) - a * E * tumour / (g2 + tumour)
    d/dt(il2) <- p2 * (1 - cni) * E * tumour / (g3 + tumour) - mu3 * il2 + s2
    tumour(0) <- 1
    effector <- E
  })
}
