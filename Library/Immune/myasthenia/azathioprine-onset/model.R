azathioprine_onset <- function() {
  description <- "Fraction of azathioprine's full benefit in myasthenia gravis by time: first-order approach, half-time in the middle of the published delay"
  reference <- "Matell G. Ann NY Acad Sci 1987; Palace J et al. Neurology 1998;50:1778-1783"
  units <- list(time = "mo", dosing = "mg", concentration = "1")
  covariateData <- list(
    taking = list(description = "1 while azathioprine is taken at a full dose", units = "1", notes = "Input; or the effect of thioguanine nucleotides relative to their target")
  )
  population <- list(
    n_subjects = 34,
    disease_state = "myasthenia gravis"
  )
  ini({
    half.time <- 6
    label("Half-time of the approach (months)")
    washout <- 6
    label("Half-time of the loss after stopping (months)")
  })
  model({
    rate <- taking * log(2) / half.time + (1 - taking) * log(2) / washout
    d/dt(benefit) <- rate * (taking - benefit)
  })
}
