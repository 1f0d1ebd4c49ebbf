wodarz_2007_ctl <- function() {
  description <- "Cytomegalovirus with latency, T cells in programmed division; arbitrary units; an antiviral and immunosuppression may act (ours)"
  reference <- "Wodarz D et al. J R Soc Interface 2007;4:533-543"
  units <- list(time = "d", dosing = "1", concentration = "1")
  covariateData <- list(
    antiviral = list(description = "Fraction of viral production that a drug blocks", units = "1", notes = "Input; the default leaves the model as published"),
    suppression = list(description = "Fraction of the immune response's growth that drugs suppress", units = "1", notes = "Input; the default leaves the model as published")
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
    pa <- 1e-6
    label("Killing by CTL (arbitrary units)")
    ca <- 15.5
    label("Growth of CTL per infected cell (arbitrary units)")
    ba <- 0.1
    label("Loss of CTL (arbitrary units)")
    alpha <- 0.2
    label("CTL from the last stage of programmed division (arbitrary units)")
    r <- 1
    label("Programmed division (arbitrary units)")
    x.start <- 1
    label("Uninfected cells at the start")
    v.start <- 1
    label("Virus at the start")
    za.start <- 1
    label("CTL at the start")
    m0.start <- 1
    label("Programmed CTL at the start")
  })
  model({
    d/dt(x) <- lambda - d * x - (beta + gamma) * x * v
    d/dt(latent) <- gamma * x * v - (phi + d) * latent
    d/dt(y0) <- beta * x * v - (a0 + eta) * y0 + phi * latent - pa * za * y0
    d/dt(y1) <- eta * y0 - a1 * y1 - pa * za * y1
    d/dt(v) <- k * (1 - antiviral) * y1 - u * v
    d/dt(m0) <- -r * m0
    d/dt(m1) <- 2 * r * m0 - r * m1
    d/dt(m2) <- 2 * r * m1 - r * m2
    d/dt(m3) <- 2 * r * m2 - r * m3
    d/dt(m4) <- 2 * r * m3 - r * m4
    d/dt(m5) <- 2 * r * m4 - r * m5
    d/dt(m6) <- 2 * r * m5 - r * m6
    d/dt(m7) <- 2 * r * m6 - r * m7
    d/dt(m8) <- 2 * r * m7 - r * m8
    d/dt(za) <- (1 - suppression) * (alpha * m8 + ca * (y0 + y1) * za) - ba * za
    x(0) <- x.start
    v(0) <- v.start
    za(0) <- za.start
    m0(0) <- m0.start
    virus <- v
    infected <- y0 + y1
    ctl <- za
    reproduction <- (1 - antiviral) * lambda * eta * k / (d * a1 * (a0 + eta) * u) * (beta + gamma * phi / (phi + d))
  })
}
