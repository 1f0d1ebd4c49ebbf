budu_grajdeanu_2010 <- function() {
  description <- "Immune complexes, inflammation, damage and anti-inflammation in the kidney in lupus nephritis, scaled; deposition of complexes and anti-inflammatory treatment as inputs"
  reference <- "Budu-Grajdeanu P et al. Theor Biol Med Model 2010;7:14. doi:10.1186/1742-4682-7-14"
  units <- list(time = "d", dosing = "1", concentration = "1")
  covariateData <- list(
    si = list(description = "Deposition of immune complexes", units = "1/d", notes = "Input; the encoding changes it over the flare's cycle"),
    sid = list(description = "Deposition of immune complexes that damage brings", units = "1/d", notes = "Input; the encoding changes it over the flare's cycle"),
    sa = list(description = "Anti-inflammation from outside: the body's own and treatment", units = "1/d", notes = "Input; 0.3 is the encoding's treatment after the flare")
  )
  population <- list(
    disease_state = "one parameter set; the paper fits each patient's urine biomarkers on their own"
  )
  ini({
    kid <- 1
    label("Damage of half its own part in immune complexes")
    kip <- 0.025
    label("Removal of immune complexes by inflammation")
    kpi <- 0.13
    label("Inflammation by immune complexes")
    kpp <- 0.02
    label("Inflammation by itself")
    kpd <- 0.001
    label("Inflammation by damage")
    mup <- 0.06
    label("Loss of inflammation")
    kdip <- 0.025
    label("Damage by inflammation on immune complexes")
    kdp <- 0.27
    label("Damage by inflammation")
    mud <- 0.04
    label("Repair of damage")
    kap <- 0.022
    label("Anti-inflammation by inflammation")
    kad <- 0.22
    label("Anti-inflammation by damage")
    mua <- 2.2
    label("Loss of anti-inflammation")
    Ainf <- 0.45
    label("Anti-inflammation of inhibition")
    I.start <- 0.1
    label("Immune complexes at the start")
    P.start <- 0.4
    label("Inflammation at the start")
    D.start <- 1.7
    label("Damage at the start")
    A.start <- 0.1
    label("Anti-inflammation at the start")
  })
  model({
    inhibition <- (1 + A / Ainf)^2
    d/dt(I) <- si / inhibition + sid / inhibition * D^2 / (kid^2 + D^2) - kip * P / inhibition * I
    d/dt(P) <- (kpi * I + kpp * P + kpd * D) / inhibition - mup * P
    d/dt(D) <- (kdip * P * I + kdp * P) / inhibition - mud * D
    d/dt(A) <- sa + (kap * P + kad * D) / inhibition - mua * A
    I(0) <- I.start
    P(0) <- P.start
    D(0) <- D.start
    A(0) <- A.start
    complexes <- I
    inflammation <- P
    damage <- D
    anti.inflammation <- A
  })
}
