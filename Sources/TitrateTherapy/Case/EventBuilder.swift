import TitrateEngine
import TitrateLibrary
import TitrateRecords

/// Writes a patient's doses, levels and questions as one subject's event records.
///
/// Every subject built for one patient has the same occasions, so that one set of random effects serves all of them.
struct EventBuilder {
  /// The covariate that carries the interactions' factor on clearance.
  static let interactionCovariate = "INTERACTION_CL"

  let timeline: CovariateTimeline
  let interactions: InteractionSet
  let provenance: Provenance
  /// Levels used for estimation, in order of time.
  let levels: [PatientRecord.Level]
  /// The endpoint that the levels measure; nil where the model has only one.
  let levelEndpoint: String?
  /// Levels in the model's concentration unit, in the same order.
  let levelValues: [Double]
  /// First dose, or `next` before any dose: time zero.
  let origin: Instant
  let next: Instant
  /// For each level its occasion, from 1; the future is one more than the last.
  let occasions: [Int]
  /// From h and mg to what the model counts in.
  private let timeScale: Double
  private let doseScale: Double

  /// At most so many dosing intervals keep an occasion of their own; the oldest share the first. More random
  /// effects than that make importance sampling inefficient and say little about the next dose.
  private static let mostOccasions = 6

  init(
    timeline: CovariateTimeline, interactions: InteractionSet, provenance: Provenance,
    levels: [PatientRecord.Level], levelValues: [Double], history: DoseHistory, next: Instant,
    molarMass: Double? = nil, levelEndpoint: String? = nil
  ) {
    self.levelEndpoint = levelEndpoint
    timeScale = Self.scale(from: Unit.hour, to: provenance.units.time, molarMass: nil)
    doseScale = Self.scale(from: Unit.milligram, to: provenance.units.dose, molarMass: molarMass)
    self.timeline = timeline
    self.interactions = interactions
    self.provenance = provenance
    self.levels = levels
    self.levelValues = levelValues
    self.next = next
    origin = min(history.events.first?.time ?? next, levels.first?.at ?? next)
    occasions = Self.occasions(of: levels, history: history)
  }

  /// What one of a unit is in another; 1 where the two do not meet, which the library's check refuses.
  private static func scale(from own: Unit, to symbol: String, molarMass: Double?) -> Double {
    guard let unit = try? Unit(symbol) else { return 1 }
    if let direct = try? Quantity(1, own).value(in: unit) { return direct }
    return molarMass.flatMap { try? Quantity(1, own).value(in: unit, molarMass: $0) } ?? 1
  }

  /// Levels with no dose between them belong to one occasion.
  private static func occasions(of levels: [PatientRecord.Level], history: DoseHistory) -> [Int] {
    var raw: [Int] = []
    for (index, level) in levels.enumerated() {
      guard index > 0 else {
        raw.append(1)
        continue
      }
      let before = levels[index - 1].at
      let hasDoseBetween = history.events.contains { $0.time >= before && $0.time < level.at }
      raw.append(raw[index - 1] + (hasDoseBetween ? 1 : 0))
    }
    let surplus = max(0, (raw.last ?? 0) - mostOccasions)
    return raw.map { max(1, $0 - surplus) }
  }

  /// Model covariates in the order of the records' values.
  var covariateNames: [String] {
    timeline.bindings.map(\.name) + (interactions.changesClearance ? [Self.interactionCovariate] : [])
  }

  /// What stands in a subject besides covariates.
  struct Contents {
    var doses: [DoseEvent]
    /// Positions in `levels` whose DV is used.
    var usedLevels: Set<Int>
    /// Times at which outputs are wanted, each with the assay its residual error means.
    var queries: [Instant]
    /// A record at this time opens the future occasion even where nothing is asked.
    var horizon: Instant
    /// The assay whose residual error the queries mean.
    var queryAssay: String?
  }

  /// A subject and where its answers stand.
  struct Built {
    var subject: Subject
    /// For every query, the output row.
    var queryRows: [Int]
    /// For every level, the output row.
    var levelRows: [Int]
  }

  private enum Entry {
    case change
    case level(Int)
    case query(Int)
    case dose(DoseEvent)
    /// Observations come before the dose of the same minute: a trough is drawn first.
    var rank: Int {
      switch self {
      case .change: 0
      case .level: 1
      case .query: 2
      case .dose: 3
      }
    }
  }

  func build(_ contents: Contents) -> Built {
    var entries: [(time: Instant, entry: Entry)] = contents.doses.map { ($0.time, .dose($0)) }
    entries += levels.enumerated().map { ($1.at, .level($0)) }
    entries += contents.queries.enumerated().map { ($1, .query($0)) }
    let changes =
      timeline.changes(from: origin, to: contents.horizon)
      + interactions.changes(from: origin, to: contents.horizon)
    entries += Set(changes + [next]).sorted().map { ($0, .change) }
    entries.sort { ($0.time, $0.entry.rank) < ($1.time, $1.entry.rank) }

    var built = Built(
      subject: Subject(id: "patient", records: []),
      queryRows: Array(repeating: 0, count: contents.queries.count),
      levelRows: Array(repeating: 0, count: levels.count))
    var row = 0
    let given = contents.doses.sorted { $0.time < $1.time }
    for (time, entry) in entries {
      var record = EventRecord(time: time.hours(since: origin) * timeScale, evid: 2)
      var assay = contents.queryAssay
      switch entry {
      case .dose(let dose): fill(&record, with: dose)
      case .change: break
      case .query(let index): built.queryRows[index] = row
      case .level(let index):
        built.levelRows[index] = row
        assay = levels[index].assay
        fill(&record, withLevel: index, used: contents.usedLevels.contains(index))
      }
      record.covariates = covariates(at: time, entry: entry, assay: assay, doses: given)
      if record.isOutput { row += 1 }
      built.subject.records.append(record)
    }
    return built
  }

  private func fill(_ record: inout EventRecord, with dose: DoseEvent) {
    record.evid = 1
    record.amount = dose.amount * doseScale
    // A duration, not a rate: the solution then stays affine in the amount.
    if let over = dose.overHours, over > 0 { record.duration = over * timeScale }
    if let compartment = provenance.doseCompartments[dose.route.rawValue] {
      record.compartment = .name(compartment)
    }
  }

  private func fill(_ record: inout EventRecord, withLevel index: Int, used: Bool) {
    record.evid = 0
    record.dv = levelValues[index]
    record.mdv = !used
    record.endpoint = levelEndpoint
    record.censoring = levels[index].isBelowLimit ? .below : .none
  }

  private func covariates(at time: Instant, entry: Entry, assay: String?, doses: [DoseEvent]) -> [Double] {
    var values = timeline.bindings.map { binding in
      switch CovariateSource(binding.source) {
      case .occasion: Double(occasion(at: time, entry: entry))
      // Planned doses count as well as given ones.
      case .ownDose, .ownDailyDose:
        Self.own(CovariateSource(binding.source), at: time, doses)
          ?? timeline.reading(binding, at: time, assay: assay).value
      default: timeline.reading(binding, at: time, assay: assay).value
      }
    }
    if interactions.changesClearance { values.append(interactions.clearanceFactor(at: time)) }
    return values
  }

  /// The latest dose, or the sum of the last 24 h; before the first dose that of the first. mg.
  private static func own(_ source: CovariateSource, at time: Instant, _ doses: [DoseEvent]) -> Double? {
    guard let first = doses.first else { return nil }
    let moment = max(time, first.time)
    if source == .ownDose { return doses.last { $0.time <= moment }?.amount }
    return doses.reduce(0) { sum, dose in
      let hours = moment.hours(since: dose.time)
      return hours >= 0 && hours < 24 ? sum + dose.amount : sum
    }
  }

  /// A level closes its occasion: what follows it belongs to the next.
  private func occasion(at time: Instant, entry: Entry) -> Int {
    if case .level(let index) = entry { return occasions[index] }
    if let index = levels.firstIndex(where: { $0.at >= time }) { return occasions[index] }
    return (occasions.last ?? 0) + 1
  }
}
