import Foundation
import TitrateEngine
import TitrateInference
import TitrateLanguage
import TitrateLibrary
import TitrateNumerics
import TitrateRecords

/// Runs a model of the library beside the one that doses, on the same patient: what it says of metabolites, counts, organs.
///
/// The model's random effects are drawn from its population. Where the record holds results that the model predicts, the
/// draws are weighed by how well they predict them (importance resampling from the prior), so that the outlook is this
/// patient's and not everybody's.
struct OutlookRunner {
  let intake: Intake
  let library: Library
  let options: AdviserOptions

  /// Equally likely draws that an outlook is told from; a probability to about two per cent.
  static let draws = 500
  /// Draws from the population that results choose among.
  private static let candidates = 2000
  /// Draws where every one has its own course of the driving concentration.
  static let drivenDraws = 200
  /// Below so many effective draws the results contradict the model.
  private static let fewestEffective = 15.0
  /// Share of draws that may have no solution: the extremes of a wide population.
  private static let mostUnsolved = 0.05
  /// Points within a dosing interval.
  private static let intervalPoints = 24

  /// Values over times and draws.
  struct Result {
    var provenance: Provenance
    var times: [Instant]
    /// Row per time.
    var table: DrawTable
    /// Results that chose among the draws: `2 levels of 6-TGN`.
    var learntFrom: [String]
  }

  /// A drug concentration that drives a model: per draw, values at the times.
  struct Driver {
    var times: [Instant]
    var table: DrawTable
  }

  /// Why a model cannot speak, for the reader.
  struct Silent: Error { var reason: String }

  /// When an outlook is asked for: just before a dose, or through one interval.
  func times(_ spec: DrugFile.Outlook, interval: Double) -> [Instant] {
    if spec.over != .day {
      let last = spec.days.max() ?? 14
      let count = max(1, (last * 24 / interval).rounded(.up))
      // An AUC over 24 h is that of the last whole intervals; one interval stands for all of them.
      return (0...Self.intervalPoints).map {
        intake.next.adding(hours: interval * (count - 1 + Double($0) / Double(Self.intervalPoints)))
      }
    }
    return spec.days.map { intake.next.adding(hours: (($0 * 24 / interval).rounded(.up)) * interval) }
  }

  /// The model of an outlook, if it may speak.
  func model(_ name: String) throws -> LibraryModel {
    let entry = try library.model(named: name)
    guard entry.provenance.status.supportsAdvice || options.allowResearch else {
      throw Silent(
        reason:
          "\(name) is research (\(entry.provenance.status.rawValue)); see it with --allow-research")
    }
    return entry
  }

  // MARK: Models that take the doses

  /// Several quantities of one model, solved together.
  func run(_ specs: [DrugFile.Outlook], _ entry: LibraryModel, doses: [DoseEvent], interval: Double) throws
    -> [Result]
  {
    let questions = specs.map { times($0, interval: interval) }
    let results = observations(specs, entry)
    let queries = questions.flatMap { $0 } + results.map(\.at)
    let built = try build(entry, doses: doses, times: queries, inputs: baseline(specs))
    let endpoints = EndpointOutputs(model: entry.model, thetas: entry.model.thetas.map(\.estimate))
    let nodes = try specs.map { try node($0.variable, entry) }
    let drawn = try draws(entry, built, count: results.isEmpty ? Self.draws : Self.candidates)
    let values = DrawTable(rows: questions.reduce(0) { $0 + $1.count }, draws: drawn.count)
    let weights = DrawTable(rows: 1, draws: drawn.count)
    let owners = questions.enumerated().flatMap { index, times in times.map { _ in index } }
    let outputs = endpoints.nodes + nodes
    let runner = DrawRunner(built.compiled, covariates: built.covariates, threads: options.threads)
    // A draw whose equations have no solution weighs nothing.
    try runner.run(
      [built.subject], outputs: outputs, draws: drawn, unsolved: { weights[0, $0] = -.infinity }
    ) { draw, solvers in
      for (row, owner) in owners.enumerated() {
        values[row, draw] = solvers[0].value(
          row: built.rows[row], output: endpoints.nodes.count + owner)
      }
      weights[0, draw] = results.enumerated().reduce(0) { sum, item in
        let row = built.rows[owners.count + item.offset]
        let error = endpoints.errorModel(endpoint: item.element.endpoint, row: row, from: solvers[0])
        let prediction = endpoints.prediction(endpoint: item.element.endpoint, row: row, from: solvers[0])
        return sum - 0.5
          * error.minusTwoLogLikelihood(
            of: MeasuredValue(dv: item.element.value, censoring: .none), prediction: prediction)
      }
    }
    let unsolved = weights.row(0).count { $0 == -.infinity }
    guard Double(unsolved) <= Self.mostUnsolved * Double(drawn.count) else {
      throw Silent(reason: "\(entry.name): \(unsolved) of \(drawn.count) draws could not be solved")
    }
    let chosen =
      results.isEmpty
      ? (0..<drawn.count).filter { weights[0, $0] != -.infinity } : try resampled(weights, entry)
    var offset = 0
    return questions.map { times in
      defer { offset += times.count }
      return Result(
        provenance: entry.provenance, times: times,
        table: values.rows(offset..<offset + times.count, draws: chosen),
        learntFrom: Self.counted(results.map(\.name)))
    }
  }

  /// `2 results of 6-TGN`, in order of first appearance.
  private static func counted(_ names: [String]) -> [String] {
    names.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.map { name in
      let count = names.count { $0 == name }
      return "\(count) result\(count == 1 ? "" : "s") of \(name)"
    }
  }

  private struct Observation {
    var at: Instant
    var endpoint: Int
    var value: Double
    var name: String
  }

  /// Results under treatment that endpoints of the model predict.
  private func observations(_ specs: [DrugFile.Outlook], _ entry: LibraryModel) -> [Observation] {
    guard let start = intake.history.events.first?.time else { return [] }
    return specs.flatMap { spec -> [Observation] in
      guard let source = spec.observedAs, let unit = try? Unit(spec.unit),
        let endpoint = entry.model.endpoints.firstIndex(where: { $0.name == spec.variable })
      else { return [] }
      let labs = intake.record.labs.compactMap { lab in
        lab.values[source].map { (at: lab.at, value: $0.value) }
      }
      let levels = intake.record.levels.filter { $0.analyte == source && !$0.isBelowLimit }.map {
        (at: $0.at, value: $0.value)
      }
      return (labs + levels).filter { $0.at > start && $0.at <= intake.next }.compactMap { item in
        guard let value = LabConversion.value(item.value, of: source, in: unit), value > 0 else { return nil }
        return Observation(at: item.at, endpoint: endpoint, value: value, name: source)
      }
    }
  }

  /// Covariates that are results from before the first dose, or the latest ones.
  private func baseline(_ specs: [DrugFile.Outlook]) -> [String: [(at: Instant, value: Double)]] {
    var inputs: [String: [(at: Instant, value: Double)]] = [:]
    let start = intake.history.events.first?.time ?? intake.next
    for input in specs.flatMap(\.inputs) {
      let time = input.isBaseline ? start : intake.next
      let dated = intake.record.labs.compactMap { lab in lab.values[input.lab].map { (lab.at, $0.value) } }
      guard let (at, quantity) = dated.last(where: { $0.0 <= time }), let unit = try? Unit(input.unit),
        let value = LabConversion.value(quantity, of: input.lab, in: unit)
      else { continue }
      inputs[input.covariate] = [(at: at, value: value)]
    }
    return inputs
  }

  private func draws(_ entry: LibraryModel, _ built: Built, count: Int) throws -> DrawRunner.Draws {
    let solver = try SubjectSolver(
      built.compiled, subject: built.subject, covariates: built.covariates, outputs: [], sensitivities: false)
    let distribution = try EtaDistribution(entry.model)
    guard solver.etaCount > 0 else { return DrawRunner.Draws(values: [], width: 0, declaredCount: 1) }
    let values = (0..<count).flatMap { draw -> [Double] in
      var random = CounterRandom(
        seed: options.seed, subject: UInt64(draw), purpose: Purpose.outlook.rawValue)
      return distribution.draw(occasionCount: solver.occasionCount, using: &random)
    }
    return DrawRunner.Draws(values: values, width: solver.etaCount)
  }

  /// Draws by their weights, systematically: the same for the same weights.
  private func resampled(_ weights: DrawTable, _ entry: LibraryModel) throws -> [Int] {
    let logs = Array(weights.row(0))
    let most = logs.reduce(-Double.infinity, max)
    let shares = logs.map { $0.isFinite ? exp($0 - most) : 0 }
    let total = shares.reduce(0, +)
    let effective = total * total / max(shares.reduce(0) { $0 + $1 * $1 }, .leastNormalMagnitude)
    guard most.isFinite, effective >= Self.fewestEffective else {
      throw Silent(
        reason:
          "\(entry.name): this record's results lie outside what the model can explain (\(significant(effective, digits: 2)) effective draws)"
      )
    }
    var chosen: [Int] = []
    var (sum, index) = (shares[0] / total, 0)
    for position in 0..<Self.draws {
      let wanted = (Double(position) + 0.5) / Double(Self.draws)
      while sum < wanted, index + 1 < shares.count {
        index += 1
        sum += shares[index] / total
      }
      chosen.append(index)
    }
    return chosen
  }

  // MARK: Models that a concentration drives

  /// - Returns: the quantity under the driver; with `spec.isDifference` less the quantity without any drug.
  func run(_ spec: DrugFile.Outlook, _ entry: LibraryModel, driver: Driver) throws -> Result {
    let table = DrawTable(rows: driver.times.count, draws: driver.table.draws)
    for draw in 0..<table.draws {
      let course = driver.times.indices.map { (at: driver.times[$0], value: driver.table[$0, draw]) }
      try solve(spec, entry, course, draw, driver.times) { table[$0, draw] = $1 }
      guard spec.isDifference else { continue }
      let none = [(at: driver.times[0], value: 0.0)]
      try solve(spec, entry, none, draw, driver.times) { table[$0, draw] -= $1 }
    }
    return Result(provenance: entry.provenance, times: driver.times, table: table, learntFrom: [])
  }

  private func solve(
    _ spec: DrugFile.Outlook, _ entry: LibraryModel, _ course: [(at: Instant, value: Double)], _ draw: Int,
    _ times: [Instant], _ take: (Int, Double) -> Void
  ) throws {
    let built = try build(entry, doses: [], times: times, inputs: [spec.driver ?? "": course])
    let node = try node(spec.variable, entry)
    let solver = try SubjectSolver(
      built.compiled, subject: built.subject, covariates: built.covariates, outputs: [node],
      sensitivities: false)
    var random = CounterRandom(seed: options.seed, subject: UInt64(draw), purpose: Purpose.outlook.rawValue)
    let etas = try EtaDistribution(entry.model).draw(occasionCount: solver.occasionCount, using: &random)
    // One number more than none: an empty buffer has no address.
    try (entry.model.thetas.map(\.estimate) + [0]).withUnsafeBufferPointer { thetas in
      try (etas + [0]).withUnsafeBufferPointer { etas in
        try solver.solve(thetas: thetas.baseAddress!, etas: etas.baseAddress!)
      }
    }
    for index in times.indices { take(index, solver.value(row: built.rows[index], output: 0)) }
  }

  // MARK: Subjects

  private struct Built {
    var compiled: CompiledModel
    var subject: Subject
    /// Output row of every query.
    var rows: [Int]
    var covariates: [String]
  }

  private func node(_ variable: String, _ entry: LibraryModel) throws -> NodeID {
    guard let node = entry.model.variable(variable)?.value else {
      throw Silent(reason: "\(entry.name) has no variable '\(variable)'")
    }
    return node
  }

  private func build(
    _ entry: LibraryModel, doses: [DoseEvent], times: [Instant],
    inputs: [String: [(at: Instant, value: Double)]]
  ) throws -> Built {
    let timeline: CovariateTimeline
    do {
      timeline = try CovariateTimeline(
        intake.record, drug: intake.drug, history: intake.history, bindings: entry.provenance.covariates,
        at: intake.next, inputs: inputs)
    } catch {
      throw Silent(reason: "\(entry.name): the record lacks \(error.all.map(\.name).joined(separator: ", "))")
    }
    let builder = EventBuilder(
      timeline: timeline, interactions: InteractionSet(active: []), provenance: entry.provenance, levels: [],
      levelValues: [], history: intake.history, next: intake.next, molarMass: intake.drug.molarMass)
    let built = builder.build(
      EventBuilder.Contents(
        doses: doses, usedLevels: [], queries: times, horizon: times.max() ?? intake.next, queryAssay: nil))
    return Built(
      compiled: CompiledModel(entry.model), subject: built.subject, rows: built.queryRows,
      covariates: builder.covariateNames)
  }
}

extension DrawTable {
  /// Some rows with some draws, in the order given.
  func rows(_ range: Range<Int>, draws chosen: [Int]) -> DrawTable {
    let part = DrawTable(rows: range.count, draws: chosen.count)
    for row in range {
      for (column, draw) in chosen.enumerated() { part[row - range.lowerBound, column] = self[row, draw] }
    }
    return part
  }
}
