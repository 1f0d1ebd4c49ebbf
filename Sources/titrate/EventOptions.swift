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
      "Doses instead of a table: \"5 mg every 12 h for 14 d then 4 mg every 12 h\".", valueName: "doses"))
  var dose: String?

  @Option(help: ArgumentHelp("With --dose: time between observations, from 0.", valueName: "time"))
  var every: String?

  @Option(help: ArgumentHelp("With --dose: time of the last observation.", valueName: "time"))
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
      return [("--dose", dose), ("--every", every), ("--until", until)].filter { $0.1 != nil }.map {
        Diagnostic(
          "C016", .error, "the events are those of --data", at: .option($0.0), fix: "leave out one of the two"
        )
      }
    }
    guard dose != nil else {
      return [
        Diagnostic(
          "C025", .error, "there are no events", at: .option("--data"),
          fix: "give a table with --data, or doses with --dose, --every and --until")
      ]
    }
    return [("--every", every, "1 h"), ("--until", until, "7 d")].filter { $0.1 == nil }.map {
      Diagnostic(
        "C025", .error, "--dose needs times of observation", at: .option($0.0),
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

  /// The events of `--dose`, in the units of a model.
  ///
  /// - Throws: `Diagnostics`: what is wrong with the sentence, the times or the model's units.
  func build(for model: Model) throws -> Events {
    let doseUnit = try Self.unit("dosing", of: model, default: "mg")
    let timeUnit = try Self.unit("time", of: model, default: "h")
    let plan = try DosingPlan(parsing: dose ?? "", doseUnit: doseUnit, timeUnit: timeUnit)
    let (step, end) = try both(
      Result { try Self.time(every, "--every", in: timeUnit) },
      Result { try Self.time(until, "--until", in: timeUnit) })
    let count = (end / step + 1e-9).rounded(.down)
    guard count <= Self.mostObservations else {
      throw Diagnostics([
        Diagnostic(
          "C017", .error, "more than a million observations", at: .option("--every"),
          fix: "give a longer time between them")
      ])
    }
    // A third of an hour is no decimal fraction, three of them are: divide where that is exact.
    let perUnit = 1 / step
    let divides = abs(perUnit - perUnit.rounded()) < 1e-9 * perUnit && perUnit.rounded() >= 1
    let observations = (0...Int(count)).map { index in
      EventRecord(time: divides ? Double(index) / perUnit.rounded() : Double(index) * step, evid: 0)
    }
    let records = Self.merge(observations, try plan.records(until: end))
    return Events(
      table: EventTable(covariates: [], subjects: [Subject(id: "1", records: records)]),
      times: [records.map { Number.text($0.time) }])
  }

  /// In order of time; an observation comes before a dose of the same time.
  private static func merge(_ observations: [EventRecord], _ doses: [EventRecord]) -> [EventRecord] {
    var result: [EventRecord] = []
    result.reserveCapacity(observations.count + doses.count)
    var next = 0
    for observation in observations {
      while next < doses.count, doses[next].time < observation.time {
        result.append(doses[next])
        next += 1
      }
      result.append(observation)
    }
    return result + doses[next...]
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
    var symbol = standard
    if case .list(let units)? = model.metadata["units"],
      case .text(let text)? = units.first(where: { $0.name == name })?.value
    {
      symbol = text
    }
    do { return try Unit(symbol) } catch {
      throw Diagnostics([
        Diagnostic(
          "C035", .error, "the model's unit of \(name): \(error.what)", at: .option("--dose"),
          fix: "correct units in the model: list(time = \"h\", dosing = \"mg\")")
      ])
    }
  }
}
