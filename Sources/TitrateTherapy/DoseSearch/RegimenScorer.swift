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
  /// When the target is judged; nil: at the evaluation times of the dose search.
  var judgedAt: [Instant]?

  /// A regimen and what it does.
  struct Scored {
    var regimen: Regimen
    /// When the target quantity is judged first, and last.
    var at: Instant
    var through: Instant
    var probabilityBelow: Double
    var probabilityIn: Double
    var probabilityAbove: Double
    var credible: Advice.Band
    var measured: Advice.Band
    var loss: Double
    /// log of the target quantity, mean over the evaluations, draw by draw.
    var logQuantity: [Double]
  }

  /// Points per dosing interval for an AUC by the trapezoidal rule: its error (below 0.5 % for absorption over an
  /// hour) is far below the spread that it is compared with.
  private static let aucPoints = 96
  /// h after the dose.
  private static let hoursOfC2 = 2.0
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

  /// Days after `next` at which the target is judged, besides the drug file's days to steady state: one and two weeks.
  /// One early time alone would overcorrect, because slow compartments then still hold the old dose; steady state
  /// alone would do so the other way round in a patient who is far from it.
  private static let laterDays = [7.0, 14.0]

  /// When the target quantity is judged: before the doses that follow those days.
  func evaluationTimes(interval: Double) -> [Instant] {
    if let judgedAt { return judgedAt }
    let days = plan.formulation.daysToSteadyState
    let counts = ([days] + Self.laterDays.filter { $0 > days }).map {
      max(1, ($0 * 24 / interval).rounded(.up))
    }
    return counts.map { next.adding(hours: $0 * interval) }
  }

  private func questions(at times: [Instant], interval: Double) -> [Instant] {
    times.flatMap { end in
      switch target.kind {
      case .trough, .level: [end]
      case .c2: [end.adding(hours: Self.hoursOfC2 - interval)]
      case .auc:
        (0...Self.aucPoints).map { end.adding(hours: interval * (Double($0) / Double(Self.aucPoints) - 1)) }
      }
    }
  }

  /// The patient's record continued by a regimen from `next` to the evaluation.
  private func subject(dose: Double, interval: Double, queries: [Instant]) -> EventBuilder.Built {
    let end = queries[queries.count - 1]
    let planned =
      dose == 0
      ? [] : PlannedDoses(plan: plan, next: next).doses(Regimen(dose: dose, interval: interval), until: end)
    return builder.build(
      EventBuilder.Contents(
        doses: history.events + planned, usedLevels: [], queries: queries, horizon: end, queryAssay: nil))
  }

  private func score(doses: [Double], interval: Double) throws -> [Scored] {
    let times = evaluationTimes(interval: interval)
    let run = Run(
      doses: doses, interval: interval, times: times, queries: questions(at: times, interval: interval))
    let tables = Tables(
      quantity: DrawTable(rows: doses.count, draws: draws.count * times.count),
      measured: DrawTable(rows: doses.count, draws: draws.count * times.count))
    if try isAffine(run) {
      try fillByStraightLine(tables, run)
    } else {
      try fillBySolving(tables, run)
    }
    return doses.indices.map { summarise(run, dose: $0, tables.quantity.row($0), tables.measured.row($0)) }
  }

  /// What one search over the doses of an interval asks.
  private struct Run {
    var doses: [Double]
    var interval: Double
    /// When the target is judged.
    var times: [Instant]
    /// Rows of a solution, evaluation after evaluation.
    var queries: [Instant]
  }

  /// One row per dose; draw after draw, evaluation after evaluation.
  private struct Tables {
    var quantity: DrawTable
    var measured: DrawTable
  }

  private func isAffine(_ run: Run) throws -> Bool {
    // A covariate that is the dose makes the solution curved, whatever the equations.
    if builder.timeline.bindings.contains(where: { CovariateSource($0.source).followsDoses }) { return false }
    let built = subject(dose: Self.referenceDose, interval: run.interval, queries: run.queries)
    return try SubjectSolver(
      runner.compiled, subject: built.subject, covariates: runner.covariates, outputs: endpoint.nodes,
      sensitivities: false
    ).isAffineInDoses
  }

  private func fillByStraightLine(_ tables: Tables, _ run: Run) throws {
    let without = subject(dose: 0, interval: run.interval, queries: run.queries)
    let with = subject(dose: Self.referenceDose, interval: run.interval, queries: run.queries)
    let states = runner.compiled.model.compartments.count
    let outputs = endpoint.nodes.count
    try runner.run([without.subject, with.subject], outputs: endpoint.nodes, draws: draws) { draw, solvers in
      try withUnsafeTemporaryAllocation(of: Double.self, capacity: states + outputs) { buffer in
        let state = buffer.baseAddress!
        let output = state + states
        for (index, dose) in run.doses.enumerated() {
          try evaluate(tables, run, dose: index, draw: draw, output: output) { query in
            let (row0, row1) = (without.queryRows[query], with.queryRows[query])
            for s in 0..<states {
              let x0 = solvers[0].state(row: row0, compartment: s)
              let x1 = solvers[1].state(row: row1, compartment: s)
              state[s] = x0 + (dose / Self.referenceDose) * (x1 - x0)
            }
            try solvers[1].evaluate(row: row1, states: state, into: output)
          }
        }
      }
    }
  }

  private func fillBySolving(_ tables: Tables, _ run: Run) throws {
    let outputs = endpoint.nodes.count
    for (index, dose) in run.doses.enumerated() {
      let built = subject(dose: dose, interval: run.interval, queries: run.queries)
      try runner.run([built.subject], outputs: endpoint.nodes, draws: draws) { draw, solvers in
        withUnsafeTemporaryAllocation(of: Double.self, capacity: outputs) { buffer in
          let output = buffer.baseAddress!
          evaluate(tables, run, dose: index, draw: draw, output: output) { query in
            let row = built.queryRows[query]
            for k in 0..<outputs { output[k] = solvers[0].value(row: row, output: k) }
          }
        }
      }
    }
  }

  /// One draw under one dose: the target quantity at every evaluation, and a measurement of it.
  ///
  /// - Parameter load: puts the outputs at a query into `output`.
  @inline(__always)
  private func evaluate(
    _ tables: Tables, _ run: Run, dose: Int, draw: Int, output: UnsafeMutablePointer<Double>,
    load: (_ query: Int) throws -> Void
  ) rethrows {
    let rows = run.queries.count / run.times.count
    for time in run.times.indices {
      var exposure = Exposure(target.kind, spacing: run.interval / Double(Self.aucPoints))
      for row in 0..<rows {
        try load(time * rows + row)
        exposure.add(output[0])
      }
      let column = draw * run.times.count + time
      tables.quantity[dose, column] = exposure.value
      tables.measured[dose, column] =
        target.kind == .auc ? exposure.value : endpoint.measured(output, noise: noise.normal(draw, time))
    }
  }

  private func summarise(
    _ run: Run, dose: Int, _ quantity: UnsafeMutableBufferPointer<Double>,
    _ measured: UnsafeMutableBufferPointer<Double>
  ) -> Scored {
    let loss = TargetLoss(low: target.low, high: target.high)
    let times = run.times.count
    var (below, above, total) = (0, 0, 0.0)
    var logs = [Double](repeating: 0, count: quantity.count / times)
    for (column, value) in quantity.enumerated() {
      if value < target.low { below += 1 }
      if value > target.high { above += 1 }
      let logValue = loss.logarithm(value)
      logs[column / times] += logValue / Double(times)
      total += loss.loss(logValue: logValue)
    }
    let count = Double(quantity.count)
    return Scored(
      regimen: Regimen(dose: run.doses[dose], interval: run.interval), at: run.times[0],
      through: run.times[times - 1],
      probabilityBelow: Double(below) / count, probabilityIn: Double(quantity.count - below - above) / count,
      probabilityAbove: Double(above) / count, credible: Advice.Band(selectingFrom: quantity),
      measured: Advice.Band(selectingFrom: measured), loss: total / count, logQuantity: logs)
  }
}

/// A trough or a C2 is the last value; an AUC the trapezoidal sum.
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
    if kind != .auc {
      value = concentration
    } else if let last {
      value += spacing * (last + concentration) / 2
    }
    last = concentration
  }
}
