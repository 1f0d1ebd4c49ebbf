# The whole way from the shell to a CSV file: start R, load mrgsolve and a model built before, solve PK2, write.
#   Rscript write-pk2.R build FOLDER    once
#   time Rscript write-pk2.R FOLDER out.csv
suppressMessages(library(mrgsolve))
arguments <- commandArgs(TRUE)
if (arguments[1] == "build") {
  model <- mcode("pk2_whole", "$PARAM CL = 5, V2 = 50, Q = 10, V3 = 100, KA = 1
$PKMODEL cmt = 'depot central peripheral', depot = TRUE
$TABLE capture Cc = central / V2;", soloc = arguments[2], quiet = TRUE)
  saveRDS(model, file.path(arguments[2], "pk2_whole.rds"))
} else {
  model <- readRDS(file.path(arguments[1], "pk2_whole.rds"))
  loadso(model)
  here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
  subjects <- read.csv(file.path(here, "..", "Data", "PK2_subjects.csv"))
  result <- mrgsim_ei(model, ev(amt = 100, ii = 12, addl = 13), subjects, output = "df", obsonly = TRUE,
                      end = 336, delta = 1)
  data.table::fwrite(result, arguments[2], nThread = 1)
}
