# The problems in rxode2: Rscript rxode2.R [PK2 TRANSIT FRIBERG TMDD]
suppressMessages(library(rxode2))
# This file's folder, whatever the working directory.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "problems.R"))

code <- list(
  PK2 = list(
    analytic = "Cc = linCmt(CL, V2, Q, V3, KA)",
    equations = "k20 = CL / V2; k23 = Q / V2; k32 = Q / V3
d/dt(depot) = -KA * depot
d/dt(central) = KA * depot - (k20 + k23) * central + k32 * peripheral
d/dt(peripheral) = k23 * central - k32 * peripheral
Cc = central / V2"),
  TRANSIT = list(equations = "k10 = CL / V1; k12 = Q / V1; k21 = Q / V2
d/dt(transit1) = -KTR * transit1
d/dt(transit2) = KTR * (transit1 - transit2)
d/dt(transit3) = KTR * (transit2 - transit3)
d/dt(transit4) = KTR * (transit3 - transit4)
d/dt(transit5) = KTR * (transit4 - transit5)
d/dt(central) = KTR * transit5 - (k10 + k12) * central + k21 * peripheral
d/dt(peripheral) = k12 * central - k21 * peripheral
alag(transit1) = TLAG
Cc = 1000 * central / V1"),
  FRIBERG = list(equations = "k10 = CL / V1; k12 = Q / V1; k21 = Q / V2; ktr = 4 / MTT
effect = SLOPE * central / V1
feedback = (CIRC0 / circ)^GAM
d/dt(central) = -(k10 + k12) * central + k21 * peripheral
d/dt(peripheral) = k12 * central - k21 * peripheral
d/dt(prol) = ktr * prol * (1 - effect) * feedback - ktr * prol
d/dt(stage1) = ktr * (prol - stage1)
d/dt(stage2) = ktr * (stage1 - stage2)
d/dt(stage3) = ktr * (stage2 - stage3)
d/dt(circ) = ktr * (stage3 - circ)
prol(0) = CIRC0; stage1(0) = CIRC0; stage2(0) = CIRC0; stage3(0) = CIRC0; circ(0) = CIRC0"),
  TMDD = list(equations = "binding = KON * drug * target - KOFF * bound
d/dt(drug) = -KEL * drug - binding
d/dt(target) = KSYN - KDEG * target - binding
d/dt(bound) = binding - KINT * bound
f(drug) = 1 / V
target(0) = KSYN / KDEG"))

for (name in chosen()) for (form in names(code[[name]])) {
  p <- problems[[name]]
  model <- rxode2(code[[name]][[form]])
  subjects <- subjects_of(name)
  parameters <- as.data.frame(as.list(p$typical))[rep(1, nrow(subjects)), ]
  for (column in setdiff(names(subjects), "ID")) parameters[[column]] <- subjects[[column]]
  target <- if (form == "analytic") "depot" else 1
  doses <- if (p$doses > 1) et(amt = p$amount, cmt = target, rate = p$rate, ii = p$interval, addl = p$doses - 1) else
    et(amt = p$amount, cmt = target)
  events <- et(doses, seq(0, p$end, by = p$every))
  for (method in if (form == "analytic") "liblsoda" else c("liblsoda", "dop853")) {
    run <- function() rxSolve(model, parameters, events, method = method, rtol = 1e-8, atol = 1e-8, cores = 1,
                              returnType = "data.frame", addDosing = FALSE)
    result <- measure("rxode2", name, paste(form, if (form == "analytic") "" else method), run)
    id <- if ("id" %in% names(result)) result$id else result$sim.id
    check(name, result, id, result$time, result[[p$output]])
  }
}
