import ArgumentParser
import TitrateEngine
import TitrateLanguage
import TitrateRecords

/// What happens to the subjects: events of a file, or doses in a sentence and a grid of observations.
struct EventOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Event table (CSV with NONMEM's columns).", valueName: "file"))
  var data: String?

  @Option(
    help: ArgumentHelp(
      "Doses instead of a table: \"5 mg every 12 h for 14 d then 4 mg every 12 h\"; once for each drug of several, with "
        + "\"into\" and the compartment.", valueName: "doses"))
  var dose: [String] = []

  @Option(
    help: ArgumentHelp(
      "Time between observations, from 0; with --data they are added to those of the data.", valueName: "time"
    ))
  var every: String?

  @Option(
    help: ArgumentHelp(
      "Time of the last of these observations; with --data, that of the last record without it.",
      valueName: "time"))
  var until: String?

  /// Events and their times as texts.
  struct Events {
    var table: EventTable
    var times: [[String]]
    var warnings: [Diagnostic] = []
  }

  private static let mostObservations = 1_000_000.0

  /// C016 and C025: options that do not go together, or are missing.
  var problems: [Diagnostic] {
    if data != nil {
      return [
        ("--dose", !dose.isEmpty, "the events are those of --data", "leave out one of the two"),
        ("--until", until != nil && every == nil, "--until ends the observations of --every", "add --every"),
      ].filter { $0.1 }.map { Diagnostic("C016", .error, $0.2, at: .option($0.0), fix: $0.3) }
    }
    guard !dose.isEmpty || every != nil || until != nil else {
      return [
        Diagnostic(
          "C025", .error, "there are no events", at: .option("--data"),
          fix: "give a table with --data, or observations with --every and --until, and doses with --dose")
      ]
    }
    return [("--every", every, "1 h"), ("--until", until, "7 d")].filter { $0.1 == nil }.map {
      Diagnostic(
        "C025", .error, "without a table, times of observation are needed", at: .option($0.0),
        fix: "add \($0.0) \"\($0.2)\", say")
    }
  }

  /// A table's events, which need no model.
  func read() throws -> Events? {
    try data.map {
      let file = try EventFile.read($0)
      return Events(table: file.table, times: file.times, warnings: file.warnings)
    }
  }

  /// The events of `--dose`, in the units of a model; without it, observations alone.
  ///
  /// - Throws: `Diagnostics`: what is wrong with the sentence, the times or the model's units.
  func build(for model: Model) throws -> Events {
    let timeUnit = try Self.unit("time", of: model, default: "h")
    let plans = try dose.map {
      try DosingPlan(
        parsing: $0, doseUnit: try Self.unit("dosing", of: model, default: "mg"), timeUnit: timeUnit)
    }
    let (step, end) = try both(
      Result { try Self.time(every, "--every", in: timeUnit) },
      Result { try Self.time(until, "--until", in: timeUnit) })
    let observations = try Self.grid(step, from: 0, to: end).map { EventRecord(time: $0, evid: 0) }
    let records = try plans.reduce(observations) { records, plan in
      Self.merge(records, try plan.records(until: end, into: model.linearCompartments.first))
    }
    return Events(
      table: EventTable(covariates: [], subjects: [Subject(id: "1", records: records)]),
      times: [records.map { Number.text($0.time) }])
  }

  /// A table's events with the observations of `--every` added, as EVID 2.
  ///
  /// - Throws: `Diagnostics`: what is wrong with the times; C029 where the data's are not simply numbers that rise.
  func addObservations(to events: Events, for model: Model) throws -> Events {
    guard data != nil, let every else { return events }
    let unit = try Self.unit("time", of: model, default: "h")
    let (step, end) = try both(
      Result { try Self.time(every, "--every", in: unit) },
      Result { try until.map { try Self.time($0, "--until", in: unit) } })
    var result = events
    let covariates = Array(repeating: Double.nan, count: events.table.covariates.count)
    let last = end ?? events.table.subjects.compactMap { $0.records.last?.time }.max() ?? 0
    for (index, subject) in events.table.subjects.enumerated() {
      let records = subject.records
      guard zip(records, events.times[index]).allSatisfy({ $0.time == Number.parse($1) }),
        zip(records, records.dropFirst()).allSatisfy({ $0.time <= $1.time })
      else {
        throw Diagnostics([
          Diagnostic(
            "C029", .error, "the times of subject \(subject.id) are dates, or go back after a reset",
            at: .option("--every"), fix: "leave it out, or write TIME as numbers that rise")
        ])
      }
      let known = Set(records.lazy.filter(\.isOutput).map(\.time))
      let added = try Self.grid(step, from: records.first?.time ?? 0, to: last)
        .filter { !known.contains($0) }
        .map { EventRecord(time: $0, evid: 2, covariates: covariates) }
      result.table.subjects[index].records = Self.merge(added, records)
      result.times[index] = result.table.subjects[index].records.map { Number.text($0.time) }
    }
    return result
  }

  /// Multiples of a step.
  ///
  /// - Throws: C017 for too many.
  private static func grid(_ step: Double, from start: Double, to end: Double) throws -> [Double] {
    let (first, last) = ((start / step - 1e-9).rounded(.up), (end / step + 1e-9).rounded(.down))
    guard last - first <= mostObservations else {
      throw Diagnostics([
        Diagnostic(
          "C017", .error, "more than a million observations", at: .option("--every"),
          fix: "give a longer time between them")
      ])
    }
    // A third of an hour is no decimal fraction, three of them are: divide where that is exact.
    let perUnit = 1 / step
    let divides = abs(perUnit - perUnit.rounded()) < 1e-9 * perUnit && perUnit.rounded() >= 1
    return stride(from: first, through: last, by: 1).map {
      // No -0, and a time a rounding before the start is the start.
      max(start, divides ? $0 / perUnit.rounded() : $0 * step) + 0
    }
  }

  /// In order of time; the first come before the others of the same time, observations before doses.
  private static func merge(_ observations: [EventRecord], _ others: [EventRecord]) -> [EventRecord] {
    var result: [EventRecord] = []
    result.reserveCapacity(observations.count + others.count)
    var next = 0
    for observation in observations {
      while next < others.count, others[next].time < observation.time {
        result.append(others[next])
        next += 1
      }
      result.append(observation)
    }
    return result + others[next...]
  }

  private static func time(_ text: String?, _ option: String, in unit: Unit) throws -> Double {
    let text = text ?? ""
    func problem(_ what: String, _ fix: String) -> Diagnostics {
      Diagnostics([Diagnostic("C033", .error, what, at: .option(option), fix: fix)])
    }
    let value: Double
    do { value = try Quantity(parsing: text).value(in: unit) } catch { throw problem(error.what, error.fix) }
    guard value > 0 else { throw problem("'\(text)' is no time to come", "give a time above 0") }
    return value
  }

  private static func unit(_ name: String, of model: Model, default standard: String) throws -> Unit {
    do { return try Unit(model.unit(name) ?? standard) } catch {
      throw Diagnostics([
        Diagnostic(
          "C035", .error, "the model's unit of \(name): \(error.what)", at: .option("--dose"),
          fix: "correct units in the model: list(time = \"h\", dosing = \"mg\")")
      ])
    }
  }
}
