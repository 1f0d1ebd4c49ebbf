import Foundation
import Testing
import TitrateEngine
import TitrateLanguage

@testable import TitrateInference

/// A level below its limit of quantification, y = 3 + η + ε with sd 0.5, η ~ N(0, 0.64), y < 2.
///
/// The posterior of η is φ(η/0.8)·Φ((2 − 3 − η)/0.5), integrated here by Simpson's rule; the marginal likelihood is
/// Φ((2 − 3)/√(0.25 + 0.64)).
@Test func censoredPosteriorMatchesIntegration() throws {
  let model = try compile(
    ini: "t.a <- 3\ns <- 0.5\neta.a ~ 0.64", model: "y <- t.a + eta.a + 0 * t\ny ~ add(s)")
  let subject = Subject(id: "1", records: [level(0, 2, cens: .below)])
  let estimator = try MAPEstimator(model, subject: subject, covariates: [])
  let fit = try estimator.fit()
  func weight(_ eta: Double) -> Double { exp(-eta * eta / 1.28) * erfc((1 + eta) / 0.5 / 2.squareRoot()) }
  func integral(_ f: (Double) -> Double) -> Double { simpson(from: -6, to: 6) { f($0) * weight($0) } }
  let total = integral { _ in 1 }
  let mean = integral { $0 } / total
  let variance = integral { ($0 - mean) * ($0 - mean) } / total
  #expect(fit.observations[0].iwres == nil && fit.observations[0].censoring == .below)

  // At the mode the logarithm's slope, by differences of the integrand itself, is 0.
  let slope = richardson(at: fit.etas[0], step: 1e-2) { log(weight($0)) }
  // 1e-9: Richardson's error; curvature is about 3, so the mode itself is right to 1e-9.
  #expect(abs(slope) < 1e-9)
  let posterior = try Posterior.sample(fit, estimator, draws: 20_000, seed: 11)
  let (drawnMean, drawnCovariance) = moments(of: posterior)
  // Five standard errors of a mean, a variance and a mean weight, as in the linear model.
  let error = 5 / posterior.effectiveSampleSize.squareRoot()
  #expect(abs(drawnMean[0] - mean) < error * variance.squareRoot())
  #expect(abs(drawnCovariance[0, 0] / variance - 1) < error * 2.squareRoot())
  let evidence = log(0.5 * erfc(1 / 0.89.squareRoot() / 2.squareRoot()))
  #expect(abs(posterior.logEvidence - evidence) < error)
}

/// An interval that shrinks to a point weighs like the point: P(l < y < u) ≈ density·width.
@Test func narrowIntervalIsAPoint() {
  let error = ErrorModel(additive: 0.5, proportional: 0.1)
  let width = 1e-3
  let interval = error.minusTwoLogLikelihood(
    of: MeasuredValue(dv: 4 + width / 2, censoring: .below, limit: 4 - width / 2), prediction: 5)
  let point = error.minusTwoLogLikelihood(of: MeasuredValue(dv: 4), prediction: 5)
  // 1e-6: the density's curvature over the width, width²/24·(z² − 1)/s² doubled.
  #expect(abs(interval - (point + log(2 * Double.pi) - 2 * log(width))) < 1e-6)
}

/// A prediction of exactly 0 under proportional error says "below the limit" with certainty.
@Test func levelBeforeTheFirstDoseIsBelowTheLimit() throws {
  let model = try compile(
    ini: "cl <- 4\neta.cl ~ 0.1\np <- 0.2",
    model: "ke <- cl * exp(eta.cl) / 30\nd/dt(central) <- -ke * central\nCc <- central / 30\nCc ~ prop(p)")
  let dose = EventRecord(time: 2, evid: 1, amount: 100)
  func fit(_ first: EventRecord) throws -> IndividualFit {
    try MAPEstimator(model, subject: Subject(id: "7", records: [first, dose, level(6, 2)]), covariates: [])
      .fit()
  }
  let with = try fit(level(0, 0.3, cens: .below))
  let without = try fit(level(0, 0.3, mdv: true))
  #expect(with.etas == without.etas && with.objective == without.objective)
  #expect(with.observations.count == 2 && without.observations.count == 1 && without.setAside.count == 1)
  // Without the limit it is an error that names the record and the remedy.
  let error = #expect(throws: Diagnostics.self) { try fit(level(0, 0.3)) }
  #expect(error?.all.map(\.code) == ["I006"])
  #expect(error?.all.first?.place == .subject("7", time: 0))
}
