wodarz_2007_basic <- function() {
  description <- "Cytomegalovirus with latency; arbitrary units; an antiviral may act (ours)"
  reference <- "Wodarz D et al. J R Soc Interface 2007;4:533-543"
  units <- list(time = "d", dosing = "1", concentration = "1")
  covariateData <- list(
    antiviral = list(description = "Fraction of viral production that a drug blocks", units = "1", notes = "Input; the default leaves the model as published")
  )
  population <- list(
    disease_state = "mathematical model in the context of mouse cytomegalovirus"
  )
  ini({
    lambda <- 10
    label("Production of uninfected cells (arbitrary units)")
    d <- 0.1
    label("Loss of uninfected cells (arbitrary units)")
    beta <- 0.1
    label("Infection that becomes productive (arbitrary units)")
    gamma <- 0.5
    label("Infection that becomes latent (arbitrary units)")
    a0 <- 0.1
    label("Loss of cells in early infection (arbitrary units)")
    a1 <- 0.2
    label("Loss of cells that make virus (arbitrary units)")
    phi <- 0.1
    label("Reactivation of latent cells (arbitrary units)")
    eta <- 0.01
    label("Early to late infection (arbitrary units)")
    k <- 1
    label("Production of virus (arbitrary units)")
    u <- 1
    label("Loss of virus (arbitrary units)")
    x.start <- 1
    label("Uninfected cells at the start")
    v.start <- 1
    label("Virus at the start")
  })
  model({
    d/dt(x) <- lambda - d * x - (beta + gamma) * x * v
    d/dt(latent) <- gamma * x * v - (phi + d) * latent
    d/dt(y0) <- beta * x * v - (a0 + eta) * y0 + phi * latent
    d/dt(y1) <- eta * y0 - a1 * y1
    d/dt(v) <- k * (1 - antiviral) * y1 - u * v
    x(0) <- x.start
    v(0) <- v.start
    virus <- v
    infected <- y0 + y1
    reproduction <- (1 - antiviral) * lambda * eta * k / (d * a1 * (a0 + eta) * u) * (beta + gamma * phi / (phi + d))
  })
}
