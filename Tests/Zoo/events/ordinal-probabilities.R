# Three grades by cumulative logits of the concentration. Truth: closed formula.
# laws: autonomous
ordinal_probabilities <- function() {
  ini({ tb1 <- -1; tb2 <- 1.5; tslope <- 0.8; tk <- 0.1; eta.b ~ 0.25; eta.k ~ 0.04 })
  model({
    d/dt(central) <- -tk * exp(eta.k) * central
    drive <- tslope * central / 20 + eta.b
    below1 <- expit(tb1 - drive)
    below2 <- expit(tb1 + tb2 - drive)
    mild <- below1
    moderate <- below2 - below1
    severe <- 1 - below2
  })
}
