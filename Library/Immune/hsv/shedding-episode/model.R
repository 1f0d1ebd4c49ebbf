shedding_episode <- function() {
  description <- "One episode of genital HSV-2 shedding as straight lines of log10 DNA: rise, plateau, fall; off and on suppressive aciclovir"
  reference <- "Schiffer JT et al. J Antimicrob Chemother 2011; PMC3191945"
  units <- list(time = "d", dosing = "mg", concentration = "1")
  covariateData <- list(
    drug = list(description = "1 on suppressive aciclovir, 0 off it", units = "1", notes = "Input; between 0 and 1 everything is interpolated (our choice)")
  )
  population <- list(
    disease_state = "genital HSV-2, cross-over trials of suppressive aciclovir or famciclovir"
  )
  ini({
    rise.off <- 8.2
    label("Rise off drug (log10/d)")
    rise.on <- 7.2
    label("Rise on drug (log10/d)")
    peak.off <- 4.9
    label("Peak off drug (log10 copies/mL)")
    peak.on <- 3.9
    label("Peak on drug (log10 copies/mL)")
    duration.off <- 4.8
    label("Duration off drug (d)")
    duration.on <- 2.1
    label("Duration on drug (d)")
    fall <- 6.0
    label("Fall (log10/d)")
  })
  model({
    rise <- rise.off + drug * (rise.on - rise.off)
    peak <- peak.off + drug * (peak.on - peak.off)
    duration <- duration.off + drug * (duration.on - duration.off)
    rise.days <- peak / rise
    fall.days <- peak / fall
    plateau.days <- duration - rise.days - fall.days
    log10.dna <- max(0, min(rise * time, peak, fall * (duration - time)))
  })
}
