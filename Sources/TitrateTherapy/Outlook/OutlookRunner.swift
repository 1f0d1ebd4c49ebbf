import Foundation
import TitrateEngine
import TitrateInference
import TitrateLanguage
import TitrateLibrary
import TitrateNumerics
import TitrateRecords

/// Runs a model of the library beside the one that doses, on the same patient: what it says of a metabolite, a count, an
/// organ.
struct OutlookRunner {
  let intake: Intake
  let library: Library
  let options: AdviserOptions

  /// Draws from the model's population, with this patient's covariates; a probability to about two per cent.
  static let draws = 500
  /// Draws where every one has its own course of the driving concentration.
  static let drivenDraws = 200
  /// Points within a dosing interval.
  private static let intervalPoints = 24

  /// Values over times and draws.
  struct Result {
    var provenance: Provenance
    var times: [Instant]
    /// Row per time.
    var table: DrawTable
  }

  /// A drug concentration that drives a model: per draw, values at the times.
  struct Driver {
    var times: [Instant]
    var table: DrawTable
  }

  /// Why a model cannot speak, for the reader.
  struct Silent: Error { var reason: String }

  /// When an outlook is asked for, just before a dose.
  func times(_ spec: DrugFile.Outlook, interval: Double) -> [Instant] {
    if spec.overInterval {
      let last = spec.days.max() ?? 14
      let count = max(1, (last * 24 / interval).rounded(.up))
      return (0...Self.intervalPoints).map {
        intake.next.adding(hours: interval * (count - 1 + Double($0) / Double(Self.intervalPoints)))
      }
    }
    return spec.days.map { intake.next.adding(hours: (($0 * 24 / interval).rounded(.up)) * interval) }
  }

  /// - Throws: `Silent` where the model is research, lacks covariates, or cannot be run for this record.
  func run(_ spec: DrugFile.Outlook, doses: [DoseEvent], times: [Instant], driver: Driver?) throws -> Result {
    let entry = try library.model(named: spec.model)
    guard entry.provenance.status.supportsAdvice || options.allowResearch else {
      throw Silent(
        reason:
          "\(spec.model) (\(entry.provenance.status.rawValue)) could say more of \(spec.quantity): --allow-research"
      )
    }
    let model = CompiledModel(entry.model)
    let table = DrawTable(rows: times.count, draws: driver.map(\.table.draws) ?? Self.draws)
    let distribution = try EtaDistribution(entry.model)
    if let driver {
      // Every draw has its own driver, so each is a subject of its own.
      for draw in 0..<table.draws {
        let course = driver.times.indices.map { (at: driver.times[$0], value: driver.table[$0, draw]) }
        let built = try build(entry, doses: [], times: times, inputs: [spec.driver ?? "": course])
        try solve(model, built, entry, spec, distribution, draws: draw..<draw + 1, into: table)
      }
    } else {
      let built = try build(entry, doses: doses, times: times, inputs: [:])
      try solve(model, built, entry, spec, distribution, draws: 0..<table.draws, into: table)
    }
    return Result(provenance: entry.provenance, times: times, table: table)
  }

  private struct Built {
    var built: EventBuilder.Built
    var covariates: [String]
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
      throw Silent(
        reason: "\(entry.name): the record lacks \(error.all.map(\.name).joined(separator: ", "))")
    }
    let none = InteractionSet(active: [])
    let builder = EventBuilder(
      timeline: timeline, interactions: none, provenance: entry.provenance, levels: [], levelValues: [],
      history: intake.history, next: intake.next, molarMass: intake.drug.molarMass)
    let built = builder.build(
      EventBuilder.Contents(
        doses: doses, usedLevels: [], queries: times, horizon: times[times.count - 1], queryAssay: nil))
    return Built(built: built, covariates: builder.covariateNames)
  }

  private func solve(
    _ model: CompiledModel, _ built: Built, _ entry: LibraryModel, _ spec: DrugFile.Outlook,
    _ distribution: EtaDistribution, draws: Range<Int>, into table: DrawTable
  ) throws {
    let variable = entry.model.variable(spec.variable)
    let compartment = entry.model.compartments.firstIndex { $0.name == spec.variable }
    guard variable != nil || compartment != nil else {
      throw Silent(reason: "\(spec.model) has no variable '\(spec.variable)'")
    }
    let outputs = variable.map { [$0.value] } ?? []
    let solver = try SubjectSolver(
      model, subject: built.built.subject, covariates: built.covariates, outputs: outputs,
      sensitivities: false)
    let thetas = entry.model.thetas.map(\.estimate)
    for draw in draws {
      var random = CounterRandom(seed: options.seed, subject: UInt64(draw), purpose: Purpose.outlook.rawValue)
      let etas = distribution.draw(occasionCount: solver.occasionCount, using: &random)
      try (thetas + [0]).withUnsafeBufferPointer { thetas in
        try (etas + [0]).withUnsafeBufferPointer { etas in
          try solver.solve(thetas: thetas.baseAddress!, etas: etas.baseAddress!)
        }
      }
      for (index, row) in built.built.queryRows.enumerated() {
        table[index, draw] =
          variable != nil
          ? solver.value(row: row, output: 0) : solver.state(row: row, compartment: compartment!)
      }
    }
  }
}
