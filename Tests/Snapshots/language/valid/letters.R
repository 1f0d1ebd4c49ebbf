# Größe, Körpergewicht: names and texts in the languages people write.
größen.modell <- function() {
  description <- "Modèle à un compartiment – étude pédiatrique; µg/mL"
  notes <- 'single "quotes" and a tab:\t, a \\ and a \u00b5'
  ini({
    α <- 1.5
    `cl total` <- 2
    v_1 <- 10
    .s <- 0.1
  })
  model({
    Größe <- HÖHE / 170
    k.el <- `cl total` / v_1 * Größe ^ α
    d/dt(zentral) <- -k.el * zentral
    c.µ <- zentral / v_1
    c.µ ~ prop(.s)
  })
}
