import Foundation
import Testing
import TitrateEngine
import TitrateLanguage

@testable import TitrateInference

/// One compartment by mouth; the error lines vary.
private func pk(_ errorParameters: String, _ errorLines: String) throws -> CompiledModel {
  try compile(
    ini: """
      tcl <- log(4)
      tv <- log(30)
      tka <- log(0.8)
      eta.cl + eta.v ~ c(0.1,
        0.03, 0.09)
      eta.ka ~ 0.3
      \(errorParameters)
      """,
    model: """
      cl <- exp(tcl + eta.cl)
      v <- exp(tv + eta.v)
      ka <- exp(tka + eta.ka)
      d/dt(depot) <- -ka * depot
      d/dt(central) <- ka * depot - cl / v * central
      Cc <- central / v
      \(errorLines)
      """)
}

private let errors = [
  ("s <- 0.3", "Cc ~ add(s)"),
  ("p <- 0.2", "Cc ~ prop(p)"),
  ("s <- 0.3\np <- 0.2", "Cc ~ add(s) + prop(p)"),
  ("s <- 0.3\np <- 0.2", "Cc ~ add(s) + prop(p) + combined1()"),
  ("p <- 0.2\nq <- 0.7", "Cc ~ pow(p, q)"),
  ("s <- 0.25", "Cc ~ lnorm(s)"),
  ("s <- 0.4", "Cc ~ logitNorm(s, 0, 20)"),
  ("s <- 0.4", "Cc ~ probitNorm(s, 0, 20)"),
  ("s <- 0.3\nl <- 0.4", "Cc ~ add(s) + boxCox(l)"),
  ("s <- 0.3\nl <- 0.4", "Cc ~ add(s) + yeoJohnson(l)"),
  // Parameters of the error model that vary between subjects, the scale's own among them.
  ("s <- 0.3\neta.s ~ 0.2", "si <- s * exp(eta.s)\nCc ~ add(si)"),
  ("s <- 0.3\np <- 0.2\neta.p ~ 0.2", "pi.p <- p * exp(eta.p)\nCc ~ add(s) + prop(pi.p)"),
  ("s <- 0.3\nl <- 0.4\neta.l ~ 0.1", "li <- l + eta.l\nCc ~ add(s) + boxCox(li)"),
  ("s <- 0.3\nl <- 0.4\neta.l ~ 0.1", "li <- l + eta.l\nCc ~ add(s) + yeoJohnson(li)"),
]

private let dose = EventRecord(time: 0, evid: 1, amount: 200, interval: 12, additional: 2)
private let levels = [
  level(1, 2.9), level(5, 3.6), level(11.5, 1.2), level(14, 5.1),
  level(23.5, 1.5, cens: .below), level(26, 3, cens: .above), level(35.5, 2, cens: .below, limit: 0.5),
]

/// The exact gradient is that of the objective, by differences of a solver that knows no derivatives; points, limits
/// and intervals under every residual error.
@Test(arguments: errors.indices) func gradientMatchesDifferences(index: Int) throws {
  let model = try pk(errors[index].0, errors[index].1)
  let estimator = try MAPEstimator(model, subject: Subject(id: "1", records: [dose] + levels), covariates: [])
  let etas = [0.21, -0.13, 0.34, 0.17].prefix(estimator.etaCount).map { $0 }
  let (value, gradient) = try #require(estimator.gradient(etas))
  // 1e-12: the same formulas; only the solver may order its sums otherwise when it carries derivatives.
  #expect(abs(value - (try estimator.objective(etas))) <= 1e-12 * abs(value))
  for k in etas.indices {
    let difference = try richardson(at: etas[k], step: 2e-3) { eta in
      var moved = etas
      moved[k] = eta
      return try estimator.objective(moved)
    }
    // 1e-7: rounding of an objective near 100 over 5e-4, 3e-11, and truncation by the sixth power of the step.
    #expect(abs(gradient[k] - difference) <= 1e-7 * (1 + abs(difference)), "\(errors[index].1), eta \(k)")
  }
}

/// From the gradient's zero, every direction leads up; and searching from other starts changes nothing.
@Test(arguments: errors.indices) func estimateIsTheMinimum(index: Int) throws {
  let model = try pk(errors[index].0, errors[index].1)
  let estimator = try MAPEstimator(model, subject: Subject(id: "1", records: [dose] + levels), covariates: [])
  let fit = try estimator.fit()
  #expect(fit.status == .converged && !fit.hessianIsRepaired, "\(errors[index].1)")
  for k in fit.etas.indices {
    for side in [-1.0, 1.0] {
      var moved = fit.etas
      moved[k] += side * 1e-3
      #expect(try estimator.objective(moved) > fit.objective, "\(errors[index].1), eta \(k)")
    }
  }
  let again = try estimator.fit(starts: 5)
  for k in fit.etas.indices {
    // 1e-8: two searches for the same minimum.
    #expect(abs(again.etas[k] - fit.etas[k]) < 1e-8, "\(errors[index].1), eta \(k)")
  }
}

/// The integrator and the closed form lead to the same estimate.
@Test func integratedModelHasTheSameEstimate() throws {
  let model = try pk("s <- 0.3\np <- 0.2", "Cc ~ add(s) + prop(p)")
  let subject = Subject(id: "1", records: [dose] + levels)
  let closed = try MAPEstimator(model, subject: subject, covariates: []).fit()
  var options = SolveOptions()
  options.forceIntegration = true
  let integrated = try MAPEstimator(model, subject: subject, covariates: [], options: options).fit()
  #expect(integrated.status == .converged)
  for k in closed.etas.indices {
    // 1e-6: ten times the integrator's error of 1e-8 relative in predictions, over posterior curvatures above 1.
    #expect(abs(closed.etas[k] - integrated.etas[k]) < 1e-6)
  }
}

/// Two equal minima and a maximum between them, at the natural start: the search must leave it.
@Test func symmetricModelLeavesTheSaddle() throws {
  let model = try compile(ini: "s <- 0.1\neta.a ~ 1", model: "y <- eta.a^2 + 0 * t\ny ~ add(s)")
  let fit = try MAPEstimator(
    model, subject: Subject(id: "1", records: [level(0, 1.5)]), covariates: []
  ).fit()
  // Stationary where 4·η·(η² − 1.5)/0.01 + 2·η = 0, so η² = 1.5 − 0.005. 1e-10: Newton's rounding.
  #expect(fit.status == .converged && abs(abs(fit.etas[0]) - (1.5 - 0.005).squareRoot()) < 1e-10)
}

/// Etas without variance stay 0 and disturb nothing.
@Test func etaWithoutVarianceStaysZero() throws {
  let subject = Subject(id: "1", records: [dose] + levels)
  let whole = try pk("s <- 0.3", "Cc ~ add(s)")
  var frozen = whole.model
  frozen.omegas = [
    OmegaBlock(etas: [0, 1], covariance: [0.1, 0, 0, 0], isFixed: false),
    OmegaBlock(etas: [2], covariance: [0.3], isFixed: false),
  ]
  let estimator = try MAPEstimator(CompiledModel(frozen), subject: subject, covariates: [])
  let fit = try estimator.fit()
  #expect(fit.etas[1] == 0 && fit.etas[0] != 0 && fit.etas[2] != 0 && fit.status == .converged)
  #expect(fit.covariance[1, 1] == 0 && fit.covariance[0, 1] == 0 && fit.covariance[0, 0] > 0)
  let posterior = try Posterior.sample(fit, estimator, draws: 500, seed: 1)
  #expect((0..<500).allSatisfy { posterior[$0][posterior[$0].startIndex + 1] == 0 })
}
