import Foundation
import TitrateEngine
import TitrateInference
import TitrateLibrary
import TitrateNumerics
import TitrateRecords

/// Estimation for one patient: the fit, its posterior, and what it predicts of a level it has not seen.
struct PatientFitter {
  let compiled: CompiledModel
  let builder: EventBuilder
  let endpoint: MeasuredEndpoint
  let runner: DrawRunner
  let history: DoseHistory
  let drug: DrugFile
  let seed: UInt64
  let threads: Int
  /// Draws for judging one level: enough for a tail of three standard deviations on the log scale, where the
  /// predictive distribution is summarised by its mean and variance.
  static let leaveOneOutDrawCount = 500

  /// A fit with draws from its posterior.
  struct Fitted {
    var fit: IndividualFit
    var posterior: Posterior
    var draws: DrawRunner.Draws
  }

  /// The record as a subject; levels not in `used` keep their place but lose their DV.
  func subject(using used: Set<Int>) -> Subject {
    builder.build(
      EventBuilder.Contents(
        doses: history.events, usedLevels: used, queries: [builder.next], horizon: builder.next,
        queryAssay: nil)
    ).subject
  }

  /// The record's covariates and occasions alone: enough for parameters, which do not depend on doses.
  var subjectWithoutDoses: Subject {
    builder.build(
      EventBuilder.Contents(
        doses: [], usedLevels: [], queries: [builder.next], horizon: builder.next, queryAssay: nil)
    ).subject
  }

  func fit(using used: Set<Int>, draws: Int, purpose: Purpose) throws -> Fitted {
    let estimator = try MAPEstimator(
      compiled, subject: subject(using: used), covariates: builder.covariateNames)
    let fit = try estimator.fit()
    let posterior = try Posterior.sample(
      fit, estimator, draws: draws, seed: seed, subject: purpose.rawValue, threads: threads)
    return Fitted(
      fit: fit, posterior: posterior,
      draws: DrawRunner.Draws(values: posterior.draws, width: fit.etas.count, declaredCount: draws))
  }

  /// Draws from the population, as this patient's covariates make it.
  func priorDraws(count: Int) throws -> DrawRunner.Draws {
    try fit(using: [], draws: count, purpose: .prior).draws
  }

  func leaveOneOutDraws(using used: Set<Int>) throws -> DrawRunner.Draws {
    try fit(using: used, draws: Self.leaveOneOutDrawCount, purpose: .leaveOneOut).draws
  }

  /// The predictive distribution of a level from the levels in `used`.
  func predictive(of index: Int, using used: Set<Int>) throws -> Predictive {
    let draws = try leaveOneOutDraws(using: used)
    let table = try predictions(
      at: builder.levels[index].at, level: index, doses: history.events, draws: draws)
    return Predictive(table)
  }

  /// log density of log concentration at a value, averaged over draws.
  func logDensity(
    of value: Double, at time: Instant, level index: Int, doses: [DoseEvent], draws: DrawRunner.Draws
  ) throws -> Double {
    let table = try predictions(at: time, level: index, doses: doses, draws: draws)
    let measured = MeasuredValue(
      dv: value, censoring: builder.levels[index].isBelowLimit ? .below : .none)
    let densities = table.map { row in
      let term = -0.5 * row.error.minusTwoLogLikelihood(of: measured, prediction: row.prediction)
      return measured.censoring == .none && row.error.scale != .log ? term + log(value) : term
    }
    let largest = densities.max() ?? -.infinity
    guard largest.isFinite else { return -1e9 }
    return largest + log(densities.reduce(0) { $0 + exp($1 - largest) } / Double(densities.count))
  }

  /// One draw's prediction and residual error.
  struct PredictedDraw {
    var prediction: Double
    var error: ErrorModel
  }

  /// Prediction and residual error of every draw at one time, under some doses, by the assay of a level.
  private func predictions(
    at time: Instant, level index: Int, doses: [DoseEvent], draws: DrawRunner.Draws
  ) throws -> [PredictedDraw] {
    let built = builder.build(
      EventBuilder.Contents(
        doses: doses, usedLevels: [], queries: [time], horizon: builder.next,
        queryAssay: builder.levels[index].assay))
    let outputs = endpoint.nodes.count
    let table = DrawTable(rows: outputs, draws: draws.count)
    let row = time == builder.levels[index].at ? built.levelRows[index] : built.queryRows[0]
    try runner.run([built.subject], outputs: endpoint.nodes, draws: draws) { draw, solvers in
      for k in 0..<outputs { table[k, draw] = solvers[0].value(row: row, output: k) }
    }
    return (0..<draws.count).map { draw in
      let values = (0..<outputs).map { table[$0, draw] }
      return values.withUnsafeBufferPointer {
        PredictedDraw(
          prediction: endpoint.prediction($0.baseAddress!), error: endpoint.errorModel($0.baseAddress!))
      }
    }
  }

  /// A concentration as the report writes it.
  func displayed(_ value: Double) -> String {
    "\(significant(value, digits: 3)) \(builder.provenance.units.concentration)"
  }

  func hoursText(_ hours: Double) -> String { "\(significant(hours, digits: 2)) h" }
}

/// What a level should be, from everything else: draws of the prediction with their measurement error.
struct Predictive {
  private let logMean: Double
  private let logSD: Double
  private let draws: [PatientFitter.PredictedDraw]
  /// Quantiles of the normal distribution of the logarithm.
  var median: Double { exp(logMean) }
  var low90: Double { exp(logMean - 1.6448536269514722 * logSD) }
  var high90: Double { exp(logMean + 1.6448536269514722 * logSD) }

  init(_ draws: [PatientFitter.PredictedDraw]) {
    self.draws = draws
    // A measurement error of relative size r adds about log(1 + r²) to the variance of the logarithm.
    let logs = draws.map { log(max($0.prediction, .leastNormalMagnitude)) }
    let noise = draws.map { draw -> Double in
      let deviation = draw.error.deviation(at: draw.prediction)
      if draw.error.scale == .log { return deviation * deviation }
      let relative = deviation / max(draw.prediction, .leastNormalMagnitude)
      return log1p(relative * relative)
    }
    let count = Double(draws.count)
    logMean = logs.reduce(0, +) / count
    let mean = logMean
    let between = logs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(1, count - 1)
    logSD = (between + noise.reduce(0, +) / count).squareRoot()
  }

  /// In sd on the log scale.
  func distance(of value: Double) -> Double { (log(value) - logMean) / logSD }

  /// For a result below a limit: how improbable that is, as a normal quantile; 0 when it is at least even.
  func distanceOfBelow(_ limit: Double) -> Double { min(0, distance(of: limit)) }
}
