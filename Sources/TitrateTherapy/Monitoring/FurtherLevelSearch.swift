import Foundation
import TitrateEngine
import TitrateNumerics
import TitrateRecords

/// What a further level would be worth, and when to draw it.
///
/// For every time in question a measurement is simulated for each draw. How well it predicts the target quantity, by
/// linear regression on the log scale, says how much narrower the posterior would be; the expected loss of a dose
/// chosen with that knowledge, less the loss of the best dose now, is the value of the level.
struct FurtherLevelSearch {
  let runner: DrawRunner
  let builder: EventBuilder
  let endpoint: MeasuredEndpoint
  let draws: DrawRunner.Draws
  let seed: UInt64
  let target: ChosenTarget

  /// A time and what a level then would give.
  struct Worth {
    var at: Instant
    /// Fall of the log-sd of the target quantity, fraction.
    var informationGain: Double
    /// Fall of the expected loss.
    var lossGain: Double
  }

  /// The earliest time that gives nine tenths of the best gain; later levels cost days at a doubtful dose.
  ///
  /// - Parameter regimen: what the patient takes until then, scored.
  func best(of times: [Instant], doses: [DoseEvent], regimen: RegimenScorer.Scored, bestLoss: Double) throws
    -> Worth?
  {
    let worths = try worths(of: times, doses: doses, regimen: regimen, bestLoss: bestLoss)
    guard let most = worths.map(\.informationGain).max(), most > 0 else { return nil }
    return worths.first { $0.informationGain >= 0.9 * most }
  }

  /// Draws taken: every so many-th. A regression line and the spread around it need no more than two thousand.
  private var stride: Int { max(1, draws.count / 2000) }

  private func worths(
    of times: [Instant], doses: [DoseEvent], regimen: RegimenScorer.Scored, bestLoss: Double
  ) throws -> [Worth] {
    let chosen = draws.every(stride)
    let quantity = Swift.stride(from: 0, to: draws.count, by: stride).map { regimen.logQuantity[$0] }
    let measured = try measurements(at: times, doses: doses, draws: chosen)
    let loss = TargetLoss(low: target.low, high: target.high)
    let centre = (log(target.low) + log(target.high)) / 2
    return times.indices.map { index in
      let residuals = Self.residuals(of: quantity, on: measured.row(index))
      let spread = Self.deviation(quantity)
      let after = residuals.reduce(0) { $0 + loss.loss(logValue: centre + $1) } / Double(residuals.count)
      return Worth(
        at: times[index], informationGain: spread > 0 ? 1 - Self.deviation(residuals) / spread : 0,
        lossGain: max(0, bestLoss - after))
    }
  }

  /// log of simulated measurements, one row per time.
  private func measurements(at times: [Instant], doses: [DoseEvent], draws: DrawRunner.Draws) throws
    -> DrawTable
  {
    let built = builder.build(
      EventBuilder.Contents(
        doses: doses, usedLevels: [], queries: times, horizon: times.max() ?? builder.next, queryAssay: nil))
    let table = DrawTable(rows: times.count, draws: draws.count)
    let (endpoint, seed) = (endpoint, seed)
    try runner.run([built.subject], outputs: endpoint.nodes, draws: draws) { draw, solvers in
      var random = CounterRandom(seed: seed, subject: UInt64(draw), purpose: Purpose.furtherLevel.rawValue)
      withUnsafeTemporaryAllocation(of: Double.self, capacity: endpoint.nodes.count) { output in
        for (index, row) in built.queryRows.enumerated() {
          for k in endpoint.nodes.indices { output[k] = solvers[0].value(row: row, output: k) }
          let value = endpoint.measured(output.baseAddress!, noise: random.normal())
          table[index, draw] = log(max(value, .leastNormalMagnitude))
        }
      }
    }
    return table
  }

  /// What a straight line through the measurements leaves of a quantity; mean 0.
  private static func residuals(of quantity: [Double], on measured: UnsafeMutableBufferPointer<Double>)
    -> [Double]
  {
    let count = Double(quantity.count)
    // A simulated measurement at or below zero says "very low"; without a bound its logarithm would rule the line.
    let floor = quantity.reduce(Double.infinity, min) - 2
    let x = measured.map { max($0, floor) }
    let meanX = x.reduce(0, +) / count
    let meanY = quantity.reduce(0, +) / count
    var (sxx, sxy) = (0.0, 0.0)
    for (a, b) in zip(x, quantity) {
      sxx += (a - meanX) * (a - meanX)
      sxy += (a - meanX) * (b - meanY)
    }
    let slope = sxx > 0 ? sxy / sxx : 0
    return zip(x, quantity).map { ($1 - meanY) - slope * ($0 - meanX) }
  }

  private static func deviation(_ values: [Double]) -> Double {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
  }
}
