reynolds_2006 <- function() {
  description <- "Pathogen, activated phagocytes, tissue damage and anti-inflammation: health, aseptic and septic outcome; a steroid may act (ours)"
  reference <- "Reynolds et al. J Theor Biol 2006;242:220-236"
  units <- list(time = "h", dosing = "1", concentration = "1")
  covariateData <- list(
    steroid = list(description = "Fraction of the activation of phagocytes that a steroid suppresses", units = "1", notes = "Input; the default leaves the model as published")
  )
  population <- list(
    disease_state = "mathematical model without patients; scaled"
  )
  ini({
    kpm <- 0.6
    label("Killing of pathogen by the local response")
    kmp <- 0.01
    label("Use of the local response by pathogen")
    sm <- 0.005
    label("Source of the local response")
    mum <- 0.002
    label("Loss of the local response")
    kpg <- 0.3
    label("Growth of pathogen")
    pinf <- 20
    label("Capacity of pathogen")
    kpn <- 1.8
    label("Killing of pathogen by phagocytes")
    knp <- 0.1
    label("Activation by pathogen")
    knn <- 0.01
    label("Activation by phagocytes")
    knd <- 0.02
    label("Activation by damage")
    snr <- 0.08
    label("Source of resting phagocytes")
    munr <- 0.12
    label("Loss of resting phagocytes")
    mun <- 0.05
    label("Loss of activated phagocytes")
    kdn <- 0.35
    label("Damage by phagocytes")
    xdn <- 0.06
    label("Phagocytes of half damage")
    mud <- 0.02
    label("Repair of damage")
    cinf <- 0.28
    label("Anti-inflammation of half inhibition")
    sc <- 0.0125
    label("Source of anti-inflammation")
    kcn <- 0.04
    label("Anti-inflammation by phagocytes and damage")
    kcnd <- 48
    label("Weight of damage in it")
    muc <- 0.1
    label("Loss of anti-inflammation")
    C.start <- 0.125
    label("Anti-inflammation at the start")
  })
  model({
    inhibition <- 1 + (C / cinf)^2
    fN <- N / inhibition
    R <- (knn * N + knp * P + knd * D) / inhibition
    fs <- fN^6 / (xdn^6 + fN^6)
    both <- (N + kcnd * D) / inhibition
    d/dt(P) <- kpg * P * (1 - P / pinf) - kpm * sm * P / (mum + kmp * P) - kpn * fN * P
    d/dt(N) <- snr * (1 - steroid) * R / (munr + R) - mun * N
    d/dt(D) <- kdn * fs - mud * D
    d/dt(C) <- sc + kcn * both / (1 + both) - muc * C
    P(0) <- 1
    C(0) <- C.start
    pathogen <- P
    phagocytes <- N
    damage <- D
    anti.inflammation <- C
  })
}
