# Ten organs limited by perfusion, elimination in the liver; all that leaves is collected. Truth: matrix exponential.
# laws: linear, autonomous, closed
ten_organs <- function() {
  ini({ tcl <- 25; tkp <- 1; eta.cl ~ 0.09; eta.kp ~ 0.04 })
  model({
    clint <- tcl * exp(eta.cl)
    kp <- tkp * exp(eta.kp)
    qout <- 18 * brain / (1.4 * 0.8) + 15 * heart / (0.3 * 2) + 60 * muscle / (28 * 3 * kp) + 15 * fat / (15 * 9) + 18 * skin / (3 * 4) + 70 * kidney / (0.3 * 5) + 16 * bone / (10 * 1.5) + 90 * liver / (1.8 * 6)
    d/dt(brain) <- 18 * (artery / 1.7 - brain / (1.4 * 0.8))
    d/dt(heart) <- 15 * (artery / 1.7 - heart / (0.3 * 2))
    d/dt(muscle) <- 60 * (artery / 1.7 - muscle / (28 * 3 * kp))
    d/dt(fat) <- 15 * (artery / 1.7 - fat / (15 * 9))
    d/dt(skin) <- 18 * (artery / 1.7 - skin / (3 * 4))
    d/dt(kidney) <- 70 * (artery / 1.7 - kidney / (0.3 * 5))
    d/dt(bone) <- 16 * (artery / 1.7 - bone / (10 * 1.5))
    d/dt(gut) <- 65 * (artery / 1.7 - gut / (1.2 * 7))
    d/dt(liver) <- 25 * artery / 1.7 + 65 * gut / (1.2 * 7) - 90 * liver / (1.8 * 6) - clint * liver / (1.8 * 6)
    d/dt(lung) <- 302 * (vein / 3.5 - lung / (0.5 * 1.2))
    d/dt(artery) <- 302 * (lung / (0.5 * 1.2) - artery / 1.7)
    d/dt(vein) <- qout - 302 * vein / 3.5
    d/dt(lost) <- clint * liver / (1.8 * 6)
    Cv <- vein / 3.5
  })
}
