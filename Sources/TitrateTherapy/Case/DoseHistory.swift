import TitrateRecords

/// One dose on the patient's clock.
struct DoseEvent: Hashable {
  var time: Instant
  /// mg.
  var amount: Double
  var route: PatientRecord.Dosing.Route
  /// Length of an infusion, h; nil for a bolus or an oral dose.
  var overHours: Double?
  var formulation: String?
  /// Under a regimen that is being tried, not given.
  var isPlanned = false
}

/// The doses of one treatment, one by one.
struct DoseHistory {
  /// In order of time, all before `next`.
  var events: [DoseEvent]
  /// The last run of doses, which "present dose" means; nil before the first dose.
  var present: PatientRecord.Dosing?
  /// When the next dose is due.
  var next: Instant?

  /// More doses than any record of a patient holds; beyond it a file is wrong.
  private static let mostDoses = 50_000

  /// Writes out every dose given before `next`.
  ///
  /// A run without `until` ends where a later run of the same route begins; a continuous infusion as well where an
  /// oral dose follows.
  /// - Parameter lastEvent: the latest level or lab; without a stated `next` the first dose due after it is meant.
  init(_ treatment: PatientRecord.Treatment, next stated: Instant?, lastEvent: Instant?) throws {
    let runs = treatment.doses.sorted { $0.from < $1.from }
    present = runs.last
    let end = stated ?? runs.last.map { Self.due(after: lastEvent, in: $0) }
    next = end
    events = []
    for (index, run) in runs.enumerated() {
      let milligrams = try run.give.value(in: .milligram)
      let successor = index + 1 < runs.count ? runs[index + 1].from : nil
      var time = run.from
      var count = 0
      while count < Self.mostDoses {
        if let until = run.until, time > until { break }
        if let successor, time >= successor { break }
        if let end, time >= end { break }
        events.append(
          DoseEvent(
            time: time, amount: milligrams, route: run.route, overHours: run.overHours,
            formulation: run.formulation ?? treatment.formulation))
        guard let every = run.everyHours, every > 0 else { break }
        count += 1
        time = run.from.adding(hours: Double(count) * every)
      }
    }
    events.sort { $0.time < $1.time }
  }

  /// The first dose of a run's rhythm after its stated end and after the last event of the record.
  private static func due(after lastEvent: Instant?, in run: PatientRecord.Dosing) -> Instant {
    guard let every = run.everyHours, every > 0 else {
      return max(run.from.adding(hours: 24), lastEvent ?? run.from)
    }
    let reference = max(run.until ?? run.from, lastEvent ?? run.from)
    let count = max(0, (reference.hours(since: run.from) / every).rounded(.down))
    return run.from.adding(hours: (count + 1) * every)
  }

  /// The last dose at or before a time.
  func last(before time: Instant) -> DoseEvent? { events.last { $0.time <= time } }
}
