# Red cells age through four stages and gather glucose. Truth: matrix exponential.
# laws: autonomous
haemoglobin_chain <- function() {
  ini({ tkin <- 0.4; tktr <- 0.03; tkg <- 0.0005; eta.ktr ~ 0.04; eta.kg ~ 0.04 })
  model({
    ktr <- tktr * exp(eta.ktr)
    kg <- tkg * exp(eta.kg)
    d/dt(r1) <- tkin - ktr * r1 - kg * r1
    d/dt(r2) <- ktr * r1 - ktr * r2 - kg * r2
    d/dt(g1) <- kg * r1 - ktr * g1
    d/dt(g2) <- kg * r2 + ktr * g1 - ktr * g2
    share <- (g1 + g2) / (r1 + r2 + g1 + g2)
    r1(0) <- tkin / tktr
    r2(0) <- tkin / tktr
  })
}
