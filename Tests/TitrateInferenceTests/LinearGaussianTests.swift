import Foundation
import Testing
import TitrateEngine
import TitrateNumerics

@testable import TitrateInference

/// y = X·(t + η) + s·ε with η ~ N(0, Ω): the posterior is normal with precision P = Ω⁻¹ + XᵀX/s² and mean
/// P⁻¹·Xᵀ(y − X·t)/s², and y ~ N(X·t, X·Ω·Xᵀ + s²·I).
private struct LinearPosterior {
  let mean: [Double]
  let covariance: Matrix
  let logEvidence: Double

  init(design x: Matrix, residual r: [Double], omega: Matrix, sd: Double) {
    let precision = Cholesky(omega)!.inverse + (1 / (sd * sd)) * (x.transposed * x)
    covariance = Cholesky(precision)!.inverse
    mean = covariance * (x.transposed * r).map { $0 / (sd * sd) }
    let marginal = Cholesky(x * omega * x.transposed + (sd * sd) * .identity(r.count))!
    let distance = marginal.solveFactor(r).reduce(0) { $0 + $1 * $1 }
    logEvidence = -0.5 * (distance + marginal.logDeterminant)
  }
}

private let omega = Matrix(rows: 2, columns: 2, elements: [0.5, 0.2, 0.2, 0.8])
private let points: [(x: Double, y: Double)] = [(0.5, 3.4), (1, 3.1), (2, 4.9), (4, 6.8)]

private func truth(sd: Double, _ points: [(x: Double, y: Double)] = points) -> LinearPosterior {
  LinearPosterior(
    design: Matrix(rows: points.count, columns: 2, elements: points.flatMap { [1, $0.x] }),
    residual: points.map { $0.y - 2 - 0.5 * $0.x }, omega: omega, sd: sd)
}

/// The mode, the Hessian and the Laplace covariance of a normal posterior are exact.
@Test(arguments: [0.05, 0.4, 3]) func linearModelHasItsNormalPosterior(sd: Double) throws {
  let (model, subject) = try straightLine(sd: sd, points: points)
  let fit = try MAPEstimator(model, subject: subject, covariates: []).fit()
  let truth = truth(sd: sd)
  #expect(fit.status == .converged && !fit.hessianIsRepaired)
  for row in 0..<2 {
    // 1e-10: a quadratic is minimised in one Newton step; what is left is rounding times the condition number, 1e4.
    #expect(abs(fit.etas[row] - truth.mean[row]) < 1e-10)
    for column in 0..<2 {
      // 1e-8 relative: differences of gradients over 1e-4 standard deviations lose half the digits.
      #expect(
        abs(fit.covariance[row, column] - truth.covariance[row, column]) < 1e-8 * truth.covariance[row, row])
    }
  }
  let item = fit.observations[2]
  // 1e-10 as above.
  #expect(item.pred == 3 && abs(item.ipred - (2 + fit.etas[0] + 2 * (0.5 + fit.etas[1]))) < 1e-10)
  #expect(item.residualSD == sd && abs(item.iwres! - (4.9 - item.ipred) / sd) < 1e-10)
}

/// Moments and evidence of the draws are those of the normal posterior.
@Test(arguments: 1...4 as ClosedRange<UInt64>) func drawsHaveThePosteriorsMoments(seed: UInt64) throws {
  let (model, subject) = try straightLine(sd: 0.4, points: points)
  let estimator = try MAPEstimator(model, subject: subject, covariates: [])
  let posterior = try Posterior.sample(try estimator.fit(), estimator, draws: 10_000, seed: seed)
  let truth = truth(sd: 0.4)
  #expect(posterior.method == .importance && posterior.solves == 10_000)
  // The t proposal with 6 degrees of freedom and a tenth from the prior keep about 80 % of the draws effective.
  #expect(posterior.effectiveSampleSize > 7000 && posterior.effectiveSampleSize < 10_000)
  let (mean, covariance) = moments(of: posterior)
  // Five standard errors: of a mean, sd/√ESS; of a variance, √(2/ESS)·variance, and of a covariance no more than
  // that with the product of the sds. The seeds are fixed, so this holds or it does not.
  let error = 5 / posterior.effectiveSampleSize.squareRoot()
  for row in 0..<2 {
    let sd = truth.covariance[row, row].squareRoot()
    #expect(abs(mean[row] - truth.mean[row]) < error * sd)
    for column in 0..<2 {
      let scale = sd * truth.covariance[column, column].squareRoot()
      #expect(abs(covariance[row, column] - truth.covariance[row, column]) < error * 2.squareRoot() * scale)
    }
  }
  // Five standard errors of the mean weight: its relative variance is (draws/ESS − 1)/draws.
  let weightError = ((10_000 / posterior.effectiveSampleSize - 1) / 10_000).squareRoot()
  #expect(abs(posterior.logEvidence - truth.logEvidence) < 5 * weightError)
}

/// Without measured values the posterior is the prior.
@Test func nothingMeasuredGivesThePrior() throws {
  let (model, subject) = try straightLine(sd: 0.4, points: [])
  let estimator = try MAPEstimator(model, subject: subject, covariates: [])
  let fit = try estimator.fit()
  #expect(fit.etas == [0, 0] && fit.objective == 0 && fit.status == .converged && fit.observations.isEmpty)
  for place in 0..<4 {
    // 1e-15: inverse of an inverse of a 2 x 2 matrix.
    #expect(abs(fit.covariance.elements[place] - omega.elements[place]) < 1e-15)
  }
  let posterior = try Posterior.sample(fit, estimator, draws: 10_000, seed: 1)
  #expect(posterior.method == .prior && posterior.effectiveSampleSize == 10_000 && posterior.solves == 0)
  let (mean, covariance) = moments(of: posterior)
  for row in 0..<2 {
    // Five standard errors of a mean and of a variance from 10,000 independent draws.
    #expect(abs(mean[row]) < 0.05 * omega[row, row].squareRoot())
    #expect(abs(covariance[row, row] / omega[row, row] - 1) < 0.05 * 2.squareRoot())
  }
}

/// Measured values without error leave nothing of the prior.
@Test func exactValuesGiveTheExactLine() throws {
  let (model, subject) = try straightLine(sd: 1e-7, points: [(1, 4), (3, 5)])
  let fit = try MAPEstimator(model, subject: subject, covariates: []).fit()
  // The line through both points is 3.5 + 0.5·x. 1e-12: the prior pulls by its precision times s² = 1e-14.
  #expect(abs(fit.etas[0] - 1.5) < 1e-12 && abs(fit.etas[1]) < 1e-12)
}

/// The same bytes for any number of threads; other bytes for another seed or subject.
@Test func threadsDoNotChangeABit() throws {
  let (model, subject) = try straightLine(sd: 0.4, points: points)
  func draws(threads: Int, seed: UInt64 = 7, subject number: UInt64 = 3) throws -> Posterior {
    let estimator = try MAPEstimator(model, subject: subject, covariates: [])
    return try Posterior.sample(
      try estimator.fit(), estimator, draws: 3001, seed: seed, subject: number, threads: threads)
  }
  let one = try draws(threads: 1)
  for threads in [2, 4] {
    let many = try draws(threads: threads)
    #expect(many.draws == one.draws && many.logEvidence == one.logEvidence)
    #expect(many.effectiveSampleSize == one.effectiveSampleSize)
  }
  #expect(try draws(threads: 1, seed: 8).draws != one.draws)
  #expect(try draws(threads: 1, subject: 4).draws != one.draws)
}

/// Between-occasion variability, two occasions with three and two values: y = t + η + κ(occasion) + ε.
///
/// By hand: the residual mean r̄ᵢ of an occasion with m values has variance vᵢ = γ² + s²/m around η, so
/// η = Σ(r̄ᵢ/vᵢ)/(1/ω² + Σ1/vᵢ), and κᵢ = γ²/vᵢ·(r̄ᵢ − η).
@Test func occasionsShareTheSubject() throws {
  let model = try compile(
    ini: "t.a <- 10\ns <- 0.5\neta.a ~ 0.9\niov.a ~ 0.3 | occ", model: "y <- t.a + eta.a + iov.a\ny ~ add(s)")
  let values: [(occasion: Double, y: Double)] = [(5, 11), (5, 12.1), (5, 11.6), (2, 9.7), (2, 10.1)]
  let records = values.enumerated().map { level(Double($0), $1.y, covariates: [$1.occasion]) }
  let estimator = try MAPEstimator(model, subject: Subject(id: "1", records: records), covariates: ["occ"])
  #expect(estimator.etaCount == 3)
  let fit = try estimator.fit()
  let (first, second) = ((1 + 2.1 + 1.6) / 3.0, (-0.3 + 0.1) / 2.0)
  let (v1, v2) = (0.3 + 0.25 / 3, 0.3 + 0.25 / 2)
  let eta = (first / v1 + second / v2) / (1 / 0.9 + 1 / v1 + 1 / v2)
  // 1e-10: as for the straight line.
  #expect(abs(fit.etas[0] - eta) < 1e-10)
  #expect(abs(fit.etas[1] - 0.3 / v1 * (first - eta)) < 1e-10)
  #expect(abs(fit.etas[2] - 0.3 / v2 * (second - eta)) < 1e-10)
  let variance = 1 / (1 / 0.9 + 1 / v1 + 1 / v2)
  // 1e-8 relative: the Hessian comes from differences.
  #expect(abs(fit.covariance[0, 0] / variance - 1) < 1e-8)
}

/// Mean and covariance of equally likely draws.
func moments(of posterior: Posterior) -> (mean: [Double], covariance: Matrix) {
  let width = posterior.etaCount
  var mean = Array(repeating: 0.0, count: width)
  for draw in 0..<posterior.count {
    for (index, eta) in posterior[draw].enumerated() { mean[index] += eta / Double(posterior.count) }
  }
  var covariance = Matrix(rows: width, columns: width)
  for draw in 0..<posterior.count {
    let deviation = zip(posterior[draw], mean).map { $0 - $1 }
    for row in 0..<width {
      for column in 0..<width {
        covariance[row, column] += deviation[row] * deviation[column] / Double(posterior.count)
      }
    }
  }
  return (mean, covariance)
}
