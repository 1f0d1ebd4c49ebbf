fisher_2006 <- function() {
  description <- "Calcium, calcineurin and NFAT in the cytosol and nucleus of a T cell; a calcineurin inhibitor may lower the activation of calcineurin (ours)"
  reference <- "Fisher WG et al. J Theor Biol 2006 (as encoded in BIOMD0000000123)"
  units <- list(time = "s", dosing = "umol", concentration = "umol/L")
  covariateData <- list(
    effect = list(description = "Fraction of calcineurin's activation that a drug suppresses", units = "1", notes = "Input; the default leaves the model as published")
  )
  population <- list(
    disease_state = "a T cell; mathematical model"
  )
  ini({
    k1 <- 2.56e-5
    label("NFAT-P to NFAT (1/s)")
    k2 <- 0.00256
    label("NFAT to NFAT-P (1/s)")
    k3 <- 0.005
    label("NFAT-P, cytosol to nucleus (1/s)")
    k4 <- 0.5
    label("NFAT-P, nucleus to cytosol (1/s)")
    k5 <- 0.0019
    label("Calcineurin, cytosol to nucleus (1/s)")
    k6 <- 0.00092
    label("Calcineurin, nucleus to cytosol (1/s)")
    k7 <- 0.005
    label("A-P complex, cytosol to nucleus (1/s)")
    k8 <- 0.5
    label("A-P complex, nucleus to cytosol (1/s)")
    k9 <- 0.5
    label("A-N complex, cytosol to nucleus (1/s)")
    k10 <- 0.005
    label("A-N complex, nucleus to cytosol (1/s)")
    k11 <- 6.63
    label("Binding of calcineurin and NFAT-P (L/umol/s)")
    k12 <- 0.00168
    label("Release of NFAT-P (1/s)")
    k13 <- 0.5
    label("A-P complex to A-N complex (1/s)")
    k14 <- 0.00256
    label("A-N complex to A-P complex (1/s)")
    k15 <- 0.00168
    label("Release of NFAT (1/s)")
    k16 <- 6.63
    label("Binding of calcineurin and NFAT (L/umol/s)")
    k17 <- 0.0015
    label("NFAT, cytosol to nucleus (1/s)")
    k18 <- 0.00096
    label("NFAT, nucleus to cytosol (1/s)")
    k19 <- 1
    label("Activation of calcineurin by calcium (L^3/umol^3/s)")
    k20 <- 1
    label("Inactivation of calcineurin (1/s)")
    k21 <- 0.21
    label("Calcium, cytosol to nucleus (1/s)")
    k22 <- 0.5
    label("Calcium, nucleus to cytosol (1/s)")
    vcyt <- 2.69e-13
    label("Volume of the cytosol (L)")
    vnuc <- 1.13e-13
    label("Volume of the nucleus (L)")
    Can.start <- 1
    label("Calcium, nucleus at the start (umol/L)")
    Cac.start <- 1
    label("Calcium, cytosol at the start (umol/L)")
    Nn.start <- 5.219e-4
    label("NFAT, nucleus at the start (umol/L)")
    An.start <- 5.05e-5
    label("Active calcineurin, nucleus at the start (umol/L)")
    Pn.start <- 2.272e-4
    label("NFAT-P, nucleus at the start (umol/L)")
    ANn.start <- 9.477e-4
    label("A-N complex, nucleus at the start (umol/L)")
    APn.start <- 2.5e-6
    label("A-P complex, nucleus at the start (umol/L)")
    In.start <- 0.049198
    label("Inactive calcineurin, nucleus at the start (umol/L)")
    Nc.start <- 1.101e-4
    label("NFAT, cytosol at the start (umol/L)")
    Ac.start <- 9.1e-6
    label("Active calcineurin, cytosol at the start (umol/L)")
    Pc.start <- 9.4397e-3
    label("NFAT-P, cytosol at the start (umol/L)")
    ANc.start <- 6.1e-6
    label("A-N complex, cytosol at the start (umol/L)")
    APc.start <- 2.2e-6
    label("A-P complex, cytosol at the start (umol/L)")
    Ic.start <- 9.7108e-3
    label("Inactive calcineurin, cytosol at the start (umol/L)")
  })
  model({
    # Each compartment: r1 NFAT-P and NFAT, r2 binding of NFAT, r3 the complex's two forms, r4 release of NFAT-P, r5 activation by calcium.
    r1n <- k1 * Pn - k2 * Nn
    r2n <- k16 * An * Nn - k15 * ANn
    r3n <- k14 * ANn - k13 * APn
    r4n <- k12 * APn - k11 * An * Pn
    r5n <- k19 * (1 - effect) * In * Can^3 - k20 * An
    r1c <- k1 * Pc - k2 * Nc
    r2c <- k16 * Ac * Nc - k15 * ANc
    r3c <- k14 * ANc - k13 * APc
    r4c <- k12 * APc - k11 * Ac * Pc
    r5c <- k19 * (1 - effect) * Ic * Cac^3 - k20 * Ac
    # Amounts that leave the nucleus.
    outN <- k18 * Nn * vnuc - k17 * Nc * vcyt
    outA <- k6 * An * vnuc - k5 * Ac * vcyt
    outI <- k6 * In * vnuc - k5 * Ic * vcyt
    outAN <- k10 * ANn * vnuc - k9 * ANc * vcyt
    outP <- k4 * Pn * vnuc - k3 * Pc * vcyt
    outAP <- k8 * APn * vnuc - k7 * APc * vcyt
    outCa <- k22 * Can * vnuc - k21 * Cac * vcyt
    d/dt(Can) <- -outCa / vnuc - 3 * r5n
    d/dt(Cac) <- outCa / vcyt - 3 * r5c
    d/dt(Nn) <- r1n - r2n - outN / vnuc
    d/dt(Nc) <- r1c - r2c + outN / vcyt
    d/dt(An) <- r5n - r2n + r4n - outA / vnuc
    d/dt(Ac) <- r5c - r2c + r4c + outA / vcyt
    d/dt(Pn) <- -r1n + r4n - outP / vnuc
    d/dt(Pc) <- -r1c + r4c + outP / vcyt
    d/dt(ANn) <- r2n - r3n - outAN / vnuc
    d/dt(ANc) <- r2c - r3c + outAN / vcyt
    d/dt(APn) <- r3n - r4n - outAP / vnuc
    d/dt(APc) <- r3c - r4c + outAP / vcyt
    d/dt(In) <- -r5n - outI / vnuc
    d/dt(Ic) <- -r5c + outI / vcyt
    Can(0) <- Can.start
    Cac(0) <- Cac.start
    Nn(0) <- Nn.start
    An(0) <- An.start
    Pn(0) <- Pn.start
    ANn(0) <- ANn.start
    APn(0) <- APn.start
    In(0) <- In.start
    Nc(0) <- Nc.start
    Ac(0) <- Ac.start
    Pc(0) <- Pc.start
    ANc(0) <- ANc.start
    APc(0) <- APc.start
    Ic(0) <- Ic.start
    nuclear.nfat <- Nn + ANn
    nuclear.complex <- ANn
    nuclear.calcineurin <- An
    nuclear.free.nfat <- Nn
    nuclear.calcium <- Can
    cytosolic.nfat.p <- Pc
  })
}
