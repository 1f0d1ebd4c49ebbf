fallon_2000 <- function() {
  description <- "Interleukin-2, its receptor at the surface and in endosomes of T cells in culture, degradation, and growth of the cells"
  reference <- "Fallon EM, Lauffenburger DA. 2000 (as encoded in BIOMD0000000665)"
  units <- list(time = "min", dosing = "pmol", concentration = "pmol/L")
  covariateData <- list()
  population <- list(
    disease_state = "T cells in culture"
  )
  ini({
    kr <- 0.0138
    label("Dissociation at the surface (1/min)")
    affinity <- 11.1
    label("Dissociation constant at the surface (pM)")
    endosomal <- 8
    label("Dissociation in the endosome over that at the surface")
    affinity.e <- 1000
    label("Dissociation constant in the endosome (pM)")
    kt <- 0.007
    label("Constitutive internalisation (1/min)")
    Vs <- 11
    label("Receptors made (per cell and min)")
    ksyn <- 0.0011
    label("Receptors made per complex (1/min)")
    ke <- 0.04
    label("Internalisation of complexes (1/min)")
    kx <- 0.15
    label("Recycling of ligand (1/min)")
    kh <- 0.035
    label("Degradation (1/min)")
    Ve <- 1e-14
    label("Endosomal volume of a cell (L)")
    NA <- 6.022e11
    label("Molecules per picomole")
    ymax <- 600
    label("Largest growth (cells/mL/min)")
    y50 <- 250
    label("Complexes of half growth")
    yloss <- 200
    label("Growth that maintenance takes (cells/mL/min)")
    ml <- 1000
    label("Millilitres per litre")
    Rs.start <- 1500
    label("Surface receptors at the start")
    Cs.start <- 1
    label("Surface complexes at the start")
    Ri.start <- 300
    label("Endosomal receptors at the start")
    Ci.start <- 1
    label("Endosomal complexes at the start")
    Li.start <- 0.01
    label("Endosomal ligand (pM) at the start")
    Ld.start <- 1
    label("Degraded ligand at the start")
    L.start <- 10
    label("Ligand in the medium (pM) at the start")
    Y.start <- 2.5e8
    label("Cells (1/L) at the start")
  })
  model({
    kf <- kr / affinity
    kre <- endosomal * kr
    kfe <- kre / affinity.e
    d/dt(Rs) <- Vs + kr * Cs + ksyn * Cs - (kt + kf * L) * Rs
    d/dt(Cs) <- kf * L * Rs - (kr + ke) * Cs
    d/dt(Ri) <- kt * Rs + kre * Ci - (kfe * Li + kh) * Ri
    d/dt(Ci) <- ke * Cs + kfe * Li * Ri - (kre + kh) * Ci
    d/dt(Ld) <- kh * Ci
    d/dt(Li) <- -(kfe * Li * Ri - kre * Ci) / (Ve * NA) - kx * Li
    d/dt(L) <- -(kf * L * Rs - kr * Cs - kx * Li * Ve * NA) * Y / NA
    d/dt(Y) <- ml * max(ymax * Cs / (y50 + Cs) - yloss, 0)
    Rs(0) <- Rs.start
    Cs(0) <- Cs.start
    Ri(0) <- Ri.start
    Ci(0) <- Ci.start
    Li(0) <- Li.start
    Ld(0) <- Ld.start
    L(0) <- L.start
    Y(0) <- Y.start
    surface.receptors <- Rs
    surface.complexes <- Cs
    endosomal.receptors <- Ri
    medium <- L
    cells <- Y
  })
}
