import Foundation
import Testing
import TitrateEngine

@testable import TitrateInference

/// Residual errors of every scale, with a prediction inside each domain.
private let zoo: [(error: ErrorModel, prediction: Double)] = [
  (ErrorModel(additive: 0.7), 4),
  (ErrorModel(proportional: 0.2), 4),
  (ErrorModel(additive: 0.7, proportional: 0.2), 4),
  (ErrorModel(combination: .combined1, additive: 0.7, proportional: 0.2), 4),
  (ErrorModel(additive: 0.3, proportional: 0.4, power: 0.6), 4),
  (ErrorModel(proportional: 0.4, power: 1.3), 4),
  (ErrorModel(scale: .log, additive: 0.3), 4),
  (ErrorModel(scale: .log, additive: 0.2, proportional: 0.05), 4),
  (ErrorModel(scale: .logit, additive: 0.8, first: -1, second: 11), 4),
  (ErrorModel(scale: .probit, additive: 0.5, first: -1, second: 11), 4),
  (ErrorModel(scale: .boxCox, additive: 0.3, first: 0.4), 4),
  (ErrorModel(scale: .boxCox, additive: 0.3, first: -0.3), 4),
  (ErrorModel(scale: .boxCox, additive: 0.3, first: 0), 4),
  (ErrorModel(scale: .yeoJohnson, additive: 0.4, first: 0.6), 4),
  (ErrorModel(scale: .yeoJohnson, additive: 0.4, first: 1.4), -0.3),
]

/// The likelihood of a value, with every constant: a density in y.
private func density(_ error: ErrorModel, _ prediction: Double, _ y: Double) -> Double {
  let term = error.minusTwoLogLikelihood(of: MeasuredValue(dv: y), prediction: prediction)
  // The Jacobian 1/y of the logarithm is the one constant in y that the objective leaves out.
  return exp(-term / 2) / (2 * Double.pi).squareRoot() * (error.scale == .log ? 1 / y : 1)
}

/// Measured values `epsilon` standard deviations from the prediction.
private func value(_ error: ErrorModel, _ prediction: Double, _ epsilon: Double) -> Double {
  error.measurement(prediction: prediction, epsilon: epsilon)
}

/// Likelihood and probability agree: the density integrates to the probability of its interval, which for a normal
/// variable on the error model's scale is Φ(1.5) − Φ(−2). This checks deviation, transform and Jacobian at once.
@Test(arguments: zoo.indices) func densityIntegratesToProbability(index: Int) {
  let (error, prediction) = zoo[index]
  let integral = simpson(from: value(error, prediction, -2), to: value(error, prediction, 1.5)) {
    density(error, prediction, $0)
  }
  let probability = 0.5 * (erf(1.5 / 2.squareRoot()) + erf(2 / 2.squareRoot()))
  // 1e-10: Simpson with 4000 intervals on a smooth function over a few standard deviations.
  #expect(abs(integral - probability) < 1e-10, "\(error)")
}

/// M3: the likelihood of a censored value is the integral of the density beyond its limit.
@Test(arguments: zoo.indices) func censoredLikelihoodIsIntegratedDensity(index: Int) {
  let (error, prediction) = zoo[index]
  let (low, high) = (value(error, prediction, -1.2), value(error, prediction, 0.4))
  func probability(_ measured: MeasuredValue) -> Double {
    exp(-error.minusTwoLogLikelihood(of: measured, prediction: prediction) / 2)
  }
  func integral(_ from: Double, _ to: Double) -> Double {
    simpson(from: value(error, prediction, from), to: value(error, prediction, to)) {
      density(error, prediction, $0)
    }
  }
  let between = integral(-1.2, 0.4)
  let beyond = 0.5 * erfc(0.4 / 2.squareRoot())
  // 1e-10 as above.
  #expect(
    abs(probability(MeasuredValue(dv: high, censoring: .below, limit: low)) - between) < 1e-10, "\(error)")
  #expect(
    abs(probability(MeasuredValue(dv: low, censoring: .above, limit: high)) - between) < 1e-10, "\(error)")
  #expect(abs(probability(MeasuredValue(dv: high, censoring: .below)) - (1 - beyond)) < 1e-10, "\(error)")
  #expect(abs(probability(MeasuredValue(dv: high, censoring: .above)) - beyond) < 1e-10, "\(error)")
}

/// Slopes of the scale, of its parameters, of the Jacobian and of the deviation against differences.
@Test(arguments: zoo.indices) func slopesMatchDifferences(index: Int) {
  let (error, x) = zoo[index]
  func varied(_ path: WritableKeyPath<ErrorModel, Double>, _ f: @escaping (ErrorModel) -> Double) -> Double {
    richardson(at: error[keyPath: path], step: 1e-2) { number in
      var changed = error
      changed[keyPath: path] = number
      return f(changed)
    }
  }
  // 1e-8: Richardson leaves 1e-11, times the size of the derivatives.
  func expect(_ a: Double, _ b: Double, _ what: String) {
    #expect(abs(a - b) <= 1e-8 * max(1, abs(b)), "\(what) of \(error): \(a), differences \(b)")
  }
  expect(error.slope(x), richardson(at: x, step: 1e-2) { error.transformed($0) }, "h′")
  expect(error.transformed(error.restored(0.7)), 0.7, "h of its inverse")
  let deviation = error.deviationSlopes(at: x)
  expect(deviation.byPrediction, richardson(at: x, step: 1e-2) { error.deviation(at: $0) }, "s by f")
  expect(deviation.byAdditive, varied(\.additive) { $0.deviation(at: x) }, "s by a")
  expect(
    deviation.byProportional,
    error.proportional == 0
      ? deviation.byProportional
      : varied(\.proportional) {
        $0.deviation(at: x)
      }, "s by b")
  expect(deviation.byPower, varied(\.power) { $0.deviation(at: x) }, "s by c")
  // Box-Cox at λ = 0 and ±h uses three formulas; differences across them lose nothing at this tolerance.
  expect(error.scaleSlopes(x).first, varied(\.first) { $0.transformed(x) }, "h by its first parameter")
  expect(
    error.jacobianSlopes(x).first, varied(\.first) { $0.jacobianTerm(x) }, "Jacobian by the first parameter")
  expect(error.scaleSlopes(x).second, varied(\.second) { $0.transformed(x) }, "h by its second parameter")
  expect(
    error.jacobianSlopes(x).second, varied(\.second) { $0.jacobianTerm(x) },
    "Jacobian by the second parameter")
}

/// Points, both kinds of limits and intervals, near and 8 standard deviations away.
@Test(arguments: [0.3, -1.7, 8, -8.0]) func termDerivativesMatchDifferences(z: Double) {
  let (mean, deviation) = (2.0, 0.6)
  let u = mean + z * deviation
  let cases = [
    MeasuredInterval(lower: u, upper: u, isPoint: true),
    MeasuredInterval(lower: -.infinity, upper: u, isPoint: false),
    MeasuredInterval(lower: u, upper: .infinity, isPoint: false),
    MeasuredInterval(lower: u - 0.3, upper: u + 0.2, isPoint: false),
  ]
  // 1e-9 relative to 1 + |derivative|: Richardson's rounding with terms up to 70.
  func expect(_ a: Double, _ b: Double) {
    #expect(abs(a - b) <= 1e-9 * (1 + abs(b)), "\(a), differences \(b)")
  }
  for interval in cases {
    let term = ResidualTerm(of: interval, mean: mean, deviation: deviation)
    expect(
      term.byMean,
      richardson(at: mean, step: 1e-2) { ResidualTerm.value(of: interval, mean: $0, deviation: deviation) })
    expect(
      term.byDeviation,
      richardson(at: deviation, step: 1e-2) { ResidualTerm.value(of: interval, mean: mean, deviation: $0) })
    guard !interval.isPoint else {
      expect(term.byUpper, -term.byMean)
      continue
    }
    expect(term.byLower + term.byUpper, -term.byMean)
    expect(
      term.meanCurvature,
      richardson(at: mean, step: 1e-2) {
        ResidualTerm(of: interval, mean: $0, deviation: deviation).byMean
      })
  }
}

/// Far tails: log Φ(−40) and log Φ(−1e4) to 16 digits by mpmath 50-digit arithmetic.
@Test func censoredTailsStayFinite() {
  let error = ErrorModel(additive: 1)
  func term(_ z: Double) -> Double {
    error.minusTwoLogLikelihood(of: MeasuredValue(dv: z, censoring: .below), prediction: 0)
  }
  // 1e-13: the last digits of a logarithm computed through an asymptotic or continued fraction.
  #expect(abs(term(-40) / (2 * 804.608442013754) - 1) < 1e-13)
  #expect(abs(term(-1e4) / (2 * 50_000_010.129278915) - 1) < 1e-13)
  #expect(term(40) == 0)
  // The mirror image: an interval far above the mean is as likely as one far below.
  let above = error.minusTwoLogLikelihood(
    of: MeasuredValue(dv: 21, censoring: .below, limit: 20), prediction: 0)
  let below = error.minusTwoLogLikelihood(
    of: MeasuredValue(dv: -20, censoring: .below, limit: -21), prediction: 0)
  #expect(above == below && above.isFinite)
}

/// What no error can produce has no likelihood, and what is certain costs nothing; never NaN.
@Test func degenerateErrorsGiveInfinityOrNothing() {
  let proportional = ErrorModel(proportional: 0.2)
  #expect(proportional.minusTwoLogLikelihood(of: MeasuredValue(dv: 1), prediction: 0) == .infinity)
  #expect(proportional.minusTwoLogLikelihood(of: MeasuredValue(dv: 0), prediction: 0) == .infinity)
  #expect(proportional.minusTwoLogLikelihood(of: MeasuredValue(dv: 1, censoring: .below), prediction: 0) == 0)
  let logNormal = ErrorModel(scale: .log, additive: 0.2)
  #expect(logNormal.minusTwoLogLikelihood(of: MeasuredValue(dv: 1), prediction: 0) == .infinity)
  #expect(logNormal.minusTwoLogLikelihood(of: MeasuredValue(dv: 1), prediction: -1) == .infinity)
  #expect(logNormal.minusTwoLogLikelihood(of: MeasuredValue(dv: 1, censoring: .below), prediction: 0) == 0)
  #expect(
    logNormal.minusTwoLogLikelihood(of: MeasuredValue(dv: 1, censoring: .above), prediction: 0) == .infinity)
  #expect(
    ErrorModel(additive: 1).minusTwoLogLikelihood(of: MeasuredValue(dv: 1), prediction: .nan) == .infinity)
  #expect(ErrorModel().minusTwoLogLikelihood(of: MeasuredValue(dv: 1), prediction: 1) == .infinity)
}
