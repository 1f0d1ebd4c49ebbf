import TitrateEngine
import TitrateLibrary
import TitrateRecords

/// Target quantity of every candidate regimen over the whole posterior.
///
/// A model whose states are linear and whose dose modifiers do not depend on the amount is affine in the dose: one
/// solution without and one with a reference dose give every other dose by a straight line between their states.
/// Ten thousand draws then cost two solutions each, however many doses are tried.
struct RegimenScorer {
  let runner: DrawRunner
  let builder: EventBuilder
  let endpoint: MeasuredEndpoint
  let history: DoseHistory
  let next: Instant
  let plan: PlannedProduct
  let target: ChosenTarget
  let draws: DrawRunner.Draws
  let noise: NoiseKey

  /// A regimen and what it does.
  struct Scored {
    var regimen: Regimen
    /// When the target quantity is evaluated.
    var at: Instant
    var probabilityBelow: Double
    var probabilityIn: Double
    var probabilityAbove: Double
    var credible: Advice.Band
    var measured: Advice.Band
    var loss: Double
    /// log of the target quantity, draw by draw.
    var logQuantity: [Double]
  }

  /// Points per dosing interval for an AUC by the trapezoidal rule: its error (below 0.5 % for absorption over an
  /// hour) is far below the spread that it is compared with.
  private static let aucPoints = 96
  /// mg; any dose would do.
  private static let referenceDose = 1.0

  func score(_ regimens: [Regimen]) throws -> [Scored] {
    var scored: [Scored] = []
    for interval in Self.unique(regimens.map(\.interval)) {
      let doses = regimens.filter { $0.interval == interval }.map(\.dose)
      scored += try score(doses: doses, interval: interval)
    }
    return scored
  }

  private static func unique(_ values: [Double]) -> [Double] {
    values.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The trough is taken just before the dose that follows the days to steady state; an AUC over the interval that
  /// ends there.
  func evaluationTime(interval: Double) -> Instant {
    let count = (plan.formulation.daysToSteadyState * 24 / interval).rounded(.up)
    return next.adding(hours: max(1, count) * interval)
  }

  private func questions(interval: Double) -> [Instant] {
    let end = evaluationTime(interval: interval)
    guard target.kind == .auc else { return [end] }
    return (0...Self.aucPoints).map {
      end.adding(hours: interval * (Double($0) / Double(Self.aucPoints) - 1))
    }
  }

  /// The patient's record continued by a regimen from `next` to the evaluation.
  private func subject(dose: Double, interval: Double, queries: [Instant]) -> EventBuilder.Built {
    let end = evaluationTime(interval: interval)
    let planned =
      dose == 0
      ? [] : PlannedDoses(plan: plan, next: next).doses(Regimen(dose: dose, interval: interval), until: end)
    return builder.build(
      EventBuilder.Contents(
        doses: history.events + planned, usedLevels: [], queries: queries, horizon: end, queryAssay: nil))
  }

  private func score(doses: [Double], interval: Double) throws -> [Scored] {
    let queries = questions(interval: interval)
    let quantity = DrawTable(rows: doses.count, draws: draws.count)
    let measured = DrawTable(rows: doses.count, draws: draws.count)
    if try isAffine(interval: interval, queries: queries) {
      try fillByStraightLine(quantity, measured, doses, interval, queries)
    } else {
      try fillBySolving(quantity, measured, doses, interval, queries)
    }
    return doses.indices.map { index in
      summarise(
        Regimen(dose: doses[index], interval: interval), at: queries[queries.count - 1], quantity.row(index),
        measured.row(index))
    }
  }

  private func isAffine(interval: Double, queries: [Instant]) throws -> Bool {
    let built = subject(dose: Self.referenceDose, interval: interval, queries: queries)
    return try SubjectSolver(
      runner.compiled, subject: built.subject, covariates: runner.covariates, outputs: endpoint.nodes,
      sensitivities: false
    ).isAffineInDoses
  }

  private func fillByStraightLine(
    _ quantity: DrawTable, _ measured: DrawTable, _ doses: [Double], _ interval: Double, _ queries: [Instant]
  ) throws {
    let without = subject(dose: 0, interval: interval, queries: queries)
    let with = subject(dose: Self.referenceDose, interval: interval, queries: queries)
    let states = runner.compiled.model.compartments.count
    let outputs = endpoint.nodes.count
    let (endpoint, target, noise) = (endpoint, target, noise)
    try runner.run([without.subject, with.subject], outputs: endpoint.nodes, draws: draws) { draw, solvers in
      try withUnsafeTemporaryAllocation(of: Double.self, capacity: states + outputs) { buffer in
        let state = buffer.baseAddress!
        let output = state + states
        for (index, dose) in doses.enumerated() {
          var integral = Exposure(target.kind, spacing: interval / Double(Self.aucPoints))
          var measuredValue = 0.0
          for query in queries.indices {
            let (row0, row1) = (without.queryRows[query], with.queryRows[query])
            for s in 0..<states {
              let x0 = solvers[0].state(row: row0, compartment: s)
              let x1 = solvers[1].state(row: row1, compartment: s)
              state[s] = x0 + (dose / Self.referenceDose) * (x1 - x0)
            }
            try solvers[1].evaluate(row: row1, states: state, into: output)
            integral.add(output[0])
            if query == queries.count - 1 {
              measuredValue = endpoint.measured(output, noise: noise.normal(draw, 0))
            }
          }
          quantity[index, draw] = integral.value
          measured[index, draw] = target.kind == .trough ? measuredValue : integral.value
        }
      }
    }
  }

  private func fillBySolving(
    _ quantity: DrawTable, _ measured: DrawTable, _ doses: [Double], _ interval: Double, _ queries: [Instant]
  ) throws {
    let (endpoint, target, noise) = (endpoint, target, noise)
    for (index, dose) in doses.enumerated() {
      let built = subject(dose: dose, interval: interval, queries: queries)
      let outputs = endpoint.nodes.count
      try runner.run([built.subject], outputs: endpoint.nodes, draws: draws) { draw, solvers in
        withUnsafeTemporaryAllocation(of: Double.self, capacity: outputs) { output in
          var integral = Exposure(target.kind, spacing: interval / Double(Self.aucPoints))
          for row in built.queryRows {
            for k in 0..<outputs { output[k] = solvers[0].value(row: row, output: k) }
            integral.add(output[0])
          }
          quantity[index, draw] = integral.value
          measured[index, draw] =
            target.kind == .trough
            ? endpoint.measured(output.baseAddress!, noise: noise.normal(draw, 0)) : integral.value
        }
      }
    }
  }

  private func summarise(
    _ regimen: Regimen, at time: Instant, _ quantity: UnsafeMutableBufferPointer<Double>,
    _ measured: UnsafeMutableBufferPointer<Double>
  ) -> Scored {
    let loss = TargetLoss(low: target.low, high: target.high)
    var (below, above, total) = (0, 0, 0.0)
    var logs = [Double](repeating: 0, count: quantity.count)
    for (draw, value) in quantity.enumerated() {
      if value < target.low { below += 1 }
      if value > target.high { above += 1 }
      logs[draw] = loss.logarithm(value)
      total += loss.loss(logValue: logs[draw])
    }
    let count = Double(quantity.count)
    return Scored(
      regimen: regimen, at: time, probabilityBelow: Double(below) / count,
      probabilityIn: Double(quantity.count - below - above) / count, probabilityAbove: Double(above) / count,
      credible: Advice.Band(selectingFrom: quantity), measured: Advice.Band(selectingFrom: measured),
      loss: total / count, logQuantity: logs)
  }
}

/// A trough is the last value; an AUC the trapezoidal sum.
private struct Exposure {
  let kind: PatientRecord.Target.Kind
  let spacing: Double
  private var last: Double?
  private(set) var value = 0.0

  init(_ kind: PatientRecord.Target.Kind, spacing: Double) {
    self.kind = kind
    self.spacing = spacing
  }

  mutating func add(_ concentration: Double) {
    if kind == .trough {
      value = concentration
    } else if let last {
      value += spacing * (last + concentration) / 2
    }
    last = concentration
  }
}
