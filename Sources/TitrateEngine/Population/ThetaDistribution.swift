import TitrateLanguage
import TitrateNumerics

/// How well the population parameters are known: normal on the scale of `ini`, cut at the parameters' bounds.
public struct ThetaDistribution: Sendable {
  private let positions: [Int]
  private let factor: Cholesky?
  private let bounds: [ClosedRange<Double>]
  /// Draws before the bounds are declared out of reach.
  private static let mostAttempts = 10_000

  /// - Parameters:
  ///   - names: population parameters of the model; the others are known exactly.
  ///   - covariance: row-major, symmetric, `names.count` squared.
  /// - Throws: `Diagnostics`: S062 for a name that is no parameter, S063 where the covariance is none.
  public init(_ model: Model, names: [String], covariance: [Double]) throws {
    precondition(
      covariance.count == names.count * names.count, "\(covariance.count) for \(names.count) names")
    let all = model.thetas.map(\.name)
    var problems: [Diagnostic] = []
    for name in names where !all.contains(name) {
      problems.append(
        Diagnostic(
          "S062", .error, "the model has no parameter '\(name)', for which a covariance is given", at: .none,
          fix: NameSuggestion.closest(to: name, in: all).map { "did you mean '\($0)'?" }
            ?? "its parameters are \(all.joined(separator: ", "))"))
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
    let size = names.count
    // A variance of 0 means that the parameter is known exactly.
    let varying = (0..<size).filter { covariance[$0 * size + $0] != 0 }
    factor =
      varying.isEmpty
      ? nil
      : Cholesky(
        Matrix(
          rows: varying.count, columns: varying.count,
          elements: varying.flatMap { row in varying.map { covariance[row * size + $0] } }))
    if factor == nil, !varying.isEmpty {
      throw Diagnostics([
        Diagnostic(
          "S063", .error, "the covariances of the parameters are not positive definite", at: .none,
          fix: "check that variances are positive and correlations between -1 and 1")
      ])
    }
    positions = varying.compactMap { all.firstIndex(of: names[$0]) }
    bounds = positions.map { model.thetas[$0].lower...model.thetas[$0].upper }
  }

  /// The parameters of one study.
  ///
  /// - Parameter thetas: the centre, in `Model.thetas` order.
  /// - Throws: `Diagnostics` S064 where the bounds are hardly ever met.
  public func draw(around thetas: [Double], seed: UInt64, study: Int) throws -> [Double] {
    guard let factor else { return thetas }
    var random = CounterRandom(
      seed: seed, subject: 0, purpose: RandomPurpose.simulatedThetas.rawValue, study: UInt64(study))
    for _ in 0..<Self.mostAttempts {
      var result = thetas
      let deviations = factor.multiplyFactor(positions.map { _ in random.normal() })
      for (position, deviation) in zip(positions, deviations) { result[position] += deviation }
      if zip(positions, bounds).allSatisfy({ $1.contains(result[$0]) }) { return result }
    }
    throw Diagnostics([
      Diagnostic(
        "S064", .error, "the parameters of study \(study + 1) are hardly ever within their bounds", at: .none,
        fix: "check the covariance of the parameters and the bounds in ini")
    ])
  }
}
