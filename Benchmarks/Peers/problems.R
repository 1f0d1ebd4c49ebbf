# The problems of Benchmarks/, for other tools: typical values, dose, output times. The subjects are those of ../Data.
script_file <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
peers_folder <- if (length(script_file)) dirname(normalizePath(script_file)) else "."

problem <- function(amount, interval, doses, rate, every, end, output, typical) {
  list(amount = amount, interval = interval, doses = doses, rate = rate, every = every, end = end,
       output = output, typical = typical)
}

problems <- list(
  PK2 = problem(100, 12, 14, 0, 1, 336, "Cc", c(CL = 5, V2 = 50, Q = 10, V3 = 100, KA = 1)),
  TRANSIT = problem(5, 12, 28, 0, 0.5, 336, "Cc", c(CL = 23, V1 = 692, Q = 11.6, V2 = 5340, KTR = 3.58, TLAG = 0.38)),
  FRIBERG = problem(100, 168, 4, 100, 24, 672, "circ",
    c(CL = 5, V1 = 20, Q = 8, V2 = 60, CIRC0 = 5, MTT = 90, GAM = 0.17, SLOPE = 0.1)),
  TMDD = problem(100, 0, 1, 0, 1, 672, "drug", c(KON = 1, KOFF = 0.01, KINT = 0.05, KSYN = 1, KDEG = 0.1, V = 3, KEL = 0.02))
)

# One row per subject: ID and the parameters that differ.
subjects_of <- function(name) read.csv(file.path(peers_folder, "..", "Data", paste0(name, "_subjects.csv")))

chosen <- function() {
  asked <- toupper(commandArgs(TRUE))
  if (length(asked)) asked else names(problems)
}

# Median CPU seconds of `run()`; the first run is not counted. Prints one line.
measure <- function(tool, name, variant, run, repeats = 9) {
  result <- run()
  seconds <- vapply(seq_len(repeats), function(i) {
    gc(FALSE)
    spent <- system.time(run(), gcFirst = FALSE)
    sum(spent[c("user.self", "sys.self", "user.child", "sys.child")], na.rm = TRUE)
  }, numeric(1))
  cat(sprintf("%-9s %-8s %-34s %9.1f ms (%.1f to %.1f), %d rows\n", tool, name, variant, 1000 * median(seconds),
              1000 * min(seconds), 1000 * max(seconds), nrow(result)))
  invisible(result)
}

# Compares with the truth of ../Data; prints the largest deviation, relative to the larger of the value and 0.1.
check <- function(name, result, id, time, value) {
  truth <- read.csv(file.path(peers_folder, "..", "Data", paste0(name, "_truth.csv")))
  here <- match(paste(truth$ID, truth$TIME), paste(id, time))
  known <- truth[[problems[[name]]$output]]
  worst <- max(abs(value[here] - known) / pmax(abs(known), 0.1))
  cat(sprintf("%20slargest deviation from the truth %.1e\n", "", worst))
}
