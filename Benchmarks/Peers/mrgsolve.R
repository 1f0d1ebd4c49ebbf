# The problems in mrgsolve: Rscript mrgsolve.R [PK2 TRANSIT FRIBERG TMDD]
suppressMessages(library(mrgsolve))
# This file's folder, whatever the working directory.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "problems.R"))

code <- list(
  PK2 = list(
    analytic = "$PKMODEL cmt = 'depot central peripheral', depot = TRUE
$TABLE capture Cc = central / V2;",
    equations = "$CMT depot central peripheral
$MAIN double k20 = CL / V2; double k23 = Q / V2; double k32 = Q / V3;
$ODE
dxdt_depot = -KA * depot;
dxdt_central = KA * depot - (k20 + k23) * central + k32 * peripheral;
dxdt_peripheral = k23 * central - k32 * peripheral;
$TABLE capture Cc = central / V2;"),
  TRANSIT = list(equations = "$CMT transit1 transit2 transit3 transit4 transit5 central peripheral
$MAIN double k10 = CL / V1; double k12 = Q / V1; double k21 = Q / V2;
ALAG_transit1 = TLAG;
$ODE
dxdt_transit1 = -KTR * transit1;
dxdt_transit2 = KTR * (transit1 - transit2);
dxdt_transit3 = KTR * (transit2 - transit3);
dxdt_transit4 = KTR * (transit3 - transit4);
dxdt_transit5 = KTR * (transit4 - transit5);
dxdt_central = KTR * transit5 - (k10 + k12) * central + k21 * peripheral;
dxdt_peripheral = k12 * central - k21 * peripheral;
$TABLE capture Cc = 1000 * central / V1;"),
  FRIBERG = list(equations = "$CMT central peripheral prol stage1 stage2 stage3 circ
$MAIN double k10 = CL / V1; double k12 = Q / V1; double k21 = Q / V2; double ktr = 4 / MTT;
prol_0 = CIRC0; stage1_0 = CIRC0; stage2_0 = CIRC0; stage3_0 = CIRC0; circ_0 = CIRC0;
$ODE
double effect = SLOPE * central / V1;
double feedback = pow(CIRC0 / circ, GAM);
dxdt_central = -(k10 + k12) * central + k21 * peripheral;
dxdt_peripheral = k12 * central - k21 * peripheral;
dxdt_prol = ktr * prol * (1 - effect) * feedback - ktr * prol;
dxdt_stage1 = ktr * (prol - stage1);
dxdt_stage2 = ktr * (stage1 - stage2);
dxdt_stage3 = ktr * (stage2 - stage3);
dxdt_circ = ktr * (stage3 - circ);"),
  TMDD = list(equations = "$CMT drug target bound
$MAIN F_drug = 1 / V; target_0 = KSYN / KDEG;
$ODE
double binding = KON * drug * target - KOFF * bound;
dxdt_drug = -KEL * drug - binding;
dxdt_target = KSYN - KDEG * target - binding;
dxdt_bound = binding - KINT * bound;"))

for (name in chosen()) for (form in names(code[[name]])) {
  p <- problems[[name]]
  parameters <- paste0("$PARAM ", paste(names(p$typical), p$typical, sep = " = ", collapse = ", "))
  model <- mcode(paste(name, form, sep = "_"), paste(parameters, code[[name]][[form]], sep = "\n"), quiet = TRUE)
  model <- update(model, rtol = 1e-8, atol = 1e-8, maxsteps = 50000, end = p$end, delta = p$every)
  subjects <- subjects_of(name)
  doses <- if (p$doses > 1) ev(amt = p$amount, rate = p$rate, ii = p$interval, addl = p$doses - 1) else ev(amt = p$amount)
  run <- function() mrgsim_ei(model, doses, subjects, output = "df", outvars = p$output, obsonly = TRUE)
  result <- measure("mrgsolve", name, form, run)
  check(name, result, result$ID, result$time, result[[p$output]])
}
