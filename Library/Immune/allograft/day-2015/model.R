day_2015 <- function() {
  description <- "Tissue and graft damage, inflammation, anti-inflammation, pro-inflammatory and regulatory T cells after transplantation, scaled; calcineurin inhibitor and steroid may act (ours)"
  reference <- "Day, Metes, Vodovotz. Front Immunol 2015;6:484"
  units <- list(time = "h", dosing = "1", concentration = "1")
  covariateData <- list(
    graft = list(description = "Graft health at the start (G0)", units = "1", notes = "Input: the paper's 0 or 1"),
    mismatch = list(description = "Antigenic mismatch of graft and recipient (alpha)", units = "1", notes = "Input: the paper's 0 to 1"),
    cni = list(description = "Fraction of T-cell activation that a calcineurin inhibitor suppresses", units = "1", notes = "Input; the default leaves the model as published"),
    steroid = list(description = "Fraction of inflammation and its damage that a steroid suppresses", units = "1", notes = "Input; the default leaves the model as published")
  )
  population <- list(
    disease_state = "mathematical model without patients; scaled"
  )
  ini({
    kii <- 0.01
    label("Inflammation by itself")
    kid <- 0.02
    label("Inflammation by damage")
    kitp <- 0.008
    label("Inflammation by pro-inflammatory T cells")
    Sir <- 0.08
    label("Source of inflammation")
    muir <- 0.12
    label("Resting loss of inflammatory cells")
    muI <- 0.05
    label("Loss of inflammation")
    kdi <- 0.35
    label("Damage by inflammation")
    xdi <- 0.06
    label("Inflammation of half damage")
    mud <- 0.02
    label("Repair of damage")
    kdgig <- 0.35
    label("Graft damage by inflammation")
    kdgtp <- 0.7
    label("Graft damage by T cells")
    xdgtp <- 1
    label("T cells of half graft damage")
    kgdg <- 10
    label("Slope of graft health with damage")
    xgdg <- 0.5
    label("Scale of graft damage")
    Sa <- 0.0125
    label("Source of anti-inflammation")
    kai <- 0.04
    label("Anti-inflammation by inflammation")
    kaid <- 48
    label("Anti-inflammation by damage")
    mua <- 0.1
    label("Loss of anti-inflammation")
    kata <- 0.001
    label("Anti-inflammation by regulatory T cells")
    ainf <- 0.28
    label("Anti-inflammation of half inhibition")
    St0 <- 1
    label("Source of naive T cells")
    mut0 <- 0.05
    label("Loss of naive T cells")
    ktpi <- 0.008
    label("Pro-inflammatory T cells by inflammation")
    ktpig <- 0.02
    label("Pro-inflammatory T cells by inflammation and graft")
    ktpt0g <- 0.02
    label("Pro-inflammatory T cells by themselves and graft")
    mutp <- 0.03
    label("Loss of pro-inflammatory T cells")
    ktaia <- 0.04
    label("Regulatory T cells by inflammation and anti-inflammation")
    ktat0g <- 0.001
    label("Regulatory T cells by themselves and graft")
    muta <- 0.03
    label("Loss of regulatory T cells")
    binf <- 0.5
    label("Regulatory T cells of half inhibition")
    D.start <- 4
    label("Tissue damage at the start")
    A.start <- 0.125
    label("Anti-inflammation at the start")
  })
  model({
    a <- 1 + (A / ainf)^2
    b <- 1 + (TA / binf)^2
    Ia <- I / a
    TPb <- TP / b
    fA <- Ia^6 / (Ia^6 + xdi^6)
    fT <- TPb^6 / (TPb^6 + xdgtp^6)
    R <- (kid * (D + DG) + kii * I + kitp * TP) / a
    z <- (I + kaid * D) / a
    intact <- exp(-DG / xgdg)
    G <- graft * (1 - (1 - intact) / (1 + kgdg * intact))
    tpi <- ktpi * (1 - cni)
    tpig <- mismatch * ktpig * (1 - cni)
    tpt <- mismatch * ktpt0g * (1 - cni)
    leaving <- mut0 + tpi * I + tpig * G * I + ktaia * A * I + tpt * TP * G
    T0 <- St0 * (1 + TA) / (mismatch * ktat0g * TA * G + leaving * (1 + TA))
    d/dt(D) <- kdi * (1 - steroid) * fA - mud * D
    d/dt(DG) <- kdgig * G * fA + mismatch * kdgtp * G * fT - mud * DG
    d/dt(I) <- Sir * (1 - steroid) * R / (muir + R) - muI * I
    d/dt(A) <- Sa + kai * z / (1 + z) + kata * TA - mua * A
    d/dt(TP) <- T0 * (tpi * I + tpig * I * G + tpt * TP * G) / b - mutp * TP
    d/dt(TA) <- ktaia * T0 * I * A + mismatch * ktat0g * T0 * G * TA / (1 + TA) - muta * TA
    D(0) <- D.start
    A(0) <- A.start
    graft.health <- G
  })
}
