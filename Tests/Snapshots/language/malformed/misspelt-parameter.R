m <- function() {
  covariateData <- list(WT = list(units = "kg"))
  ini({
    tvcl <- 5
    tv <- 50
    eta.cl ~ 0.1
    prop.sd <- 0.2
  })
  model({
    cl <- tvlc * exp(eta.cl) * (WT / 70)^0.75
    v <- tv * exp(eta.v) * (ALB / 40)
    d/dt(A) <- -cl / v * A
    Cc <- A / v
    Cc ~ prop(prop.sd)
  })
}
