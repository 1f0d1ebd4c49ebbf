alexander_2010 <- function() {
  description <- "Antigen-presenting cells, regulatory and effector T cells and self-antigen: whether autoimmunity takes hold; a calcineurin inhibitor and a therapy of antigen release may act (ours)"
  reference <- "Alexander HK, Wahl LM. Bull Math Biol 2011;73:33 (as encoded in BIOMD0000000289)"
  units <- list(time = "d", dosing = "1", concentration = "1")
  covariateData <- list(
    cni = list(description = "Fraction of T-cell activation that a drug suppresses, of effector and regulatory cells alike", units = "1", notes = "Input; the default leaves the model as published"),
    antigen.therapy = list(description = "Fraction of the release of antigen that a therapy stops", units = "1", notes = "Input; the default leaves the model as published")
  )
  population <- list(
    disease_state = "mathematical model without patients"
  )
  ini({
    v <- 0.0025
    label("Uptake of self-antigen")
    f <- 1e-4
    label("Presenting cells matured per antigen taken up")
    gamma <- 2000
    label("Antigen released per effector cell")
    beta <- 200
    label("Regulatory T cells activated per presenting cell")
    pi1 <- 0.016
    label("Regulatory T cells by effector and presenting cells")
    lambdaE <- 1000
    label("Effector cells activated per presenting cell")
    muA <- 0.25
    label("Loss of presenting cells")
    muR <- 0.25
    label("Loss of regulatory T cells")
    muE <- 0.25
    label("Loss of effector cells")
    muG <- 5
    label("Loss of antigen")
    b1 <- 0.25
    label("Further loss of presenting cells")
    sigma1 <- 3e-6
    label("Suppression of presenting cells by regulatory T cells")
    A.start <- 1
    label("Presenting cells at the start")
    G.start <- 1e8
    label("Self-antigen at the start")
  })
  model({
    release <- gamma * (1 - antigen.therapy)
    priming <- lambdaE * (1 - cni)
    d/dt(A) <- f * v * G - (muA + b1 + sigma1 * R) * A
    d/dt(R) <- (pi1 * E + beta) * (1 - cni) * A - muR * R
    d/dt(E) <- priming * A - muE * E
    d/dt(G) <- release * E - (v + muG) * G
    A(0) <- A.start
    G(0) <- G.start
    reproduction <- f * v * priming * release / ((muG + v) * (b1 + muA) * muE)
    presenting <- A
    regulatory <- R
    effector <- E
    antigen <- G
  })
}
