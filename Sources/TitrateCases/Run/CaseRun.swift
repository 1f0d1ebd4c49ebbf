import TitrateEngine
import TitrateLanguage
import TitrateLibrary
import TitrateRecords

/// A model under doses and covariates: the profiles of whatever the story asks of it.
struct CaseRun {
  let model: CaseModel
  /// In the model's unit of time.
  let times: [Double]
  /// What was given, as the sentences say it.
  let doses: [String]
  private let values: [String: [Double]]

  /// Everything of a plan that is settled: names replaced by numbers, rules by doses.
  struct Input {
    var doses: [String]
    var with: [(name: String, value: Double)]
    var changes: [(at: Double, with: [(name: String, value: Double)])]
    var from: Double
    var until: Double
    var every: Double
    var etas: [Double]?
    var place: Place
  }

  private static let mostPoints = 200_000.0

  /// - Parameter wanted: variables and states.
  /// - Throws: `Diagnostics`: unknown names, doses that are not understood, K024 where the model cannot be solved.
  init(_ model: CaseModel, _ input: Input, wanted: [String]) throws {
    self.model = model
    doses = input.doses
    let nodes = try wanted.map { try model.node($0, at: input.place) }
    let subject = try Self.subject(model, input)
    let solver = try SubjectSolver(
      model.compiled, subject: subject.subject, covariates: subject.covariates, outputs: nodes,
      sensitivities: false)
    let thetas = try Self.thetas(model, input)
    let etas = input.etas ?? [Double](repeating: 0, count: max(1, solver.etaCount))
    guard etas.count >= solver.etaCount else {
      throw CaseProblem.make(
        "K024", "the fit has \(etas.count) random effects, \(model.name) needs \(solver.etaCount)",
        at: input.place,
        fix: "fit the same model")
    }
    do {
      try thetas.withUnsafeBufferPointer { thetas throws(SolveFailure) in
        try etas.withUnsafeBufferPointer { etas throws(SolveFailure) in
          try solver.solve(thetas: thetas.baseAddress!, etas: etas.baseAddress!)
        }
      }
    } catch {
      throw CaseProblem.make(
        "K024", "\(model.name) cannot be solved: \(error)", at: input.place, fix: "look at its inputs")
    }
    let records = subject.subject.records
    let rows = solver.outputRecords.indices.filter { records[solver.outputRecords[$0]].evid == 0 }
    times = rows.map { records[solver.outputRecords[$0]].time }
    var values: [String: [Double]] = [:]
    for (column, name) in wanted.enumerated() {
      values[name] = rows.map { solver.value(row: $0, output: column) }
    }
    self.values = values
  }

  /// A profile that was asked for at the start.
  func profile(_ name: String) -> [Double] { values[name] ?? [] }

  private static func thetas(_ model: CaseModel, _ input: Input) throws -> [Double] {
    var thetas = model.model.thetas.map(\.estimate)
    for (name, value) in input.with {
      if let index = model.model.thetas.firstIndex(where: { $0.name == name }) { thetas[index] = value }
    }
    return thetas
  }

  // MARK: Records

  /// The records of one subject: observations on a grid, doses, and the covariates at each of them.
  static func subject(_ model: CaseModel, _ input: Input, levels: [(at: Double, value: Double)] = []) throws
    -> (
      subject: Subject, covariates: [String]
    )
  {
    try check(model, input)
    let names = model.model.covariateNames
    guard (input.until - input.from) / input.every <= mostPoints else {
      throw CaseProblem.make("K021", "too many points", at: input.place, fix: "give a longer 'every'")
    }
    var records = grid(input).map { EventRecord(time: $0, evid: 0) }
    if !levels.isEmpty { records = levels.map { EventRecord(time: $0.at, evid: 0, dv: $0.value) } }
    records = merge(records, input.changes.map { EventRecord(time: $0.at, evid: 2) })
    for sentence in input.doses {
      let plan = try DosingPlan(parsing: sentence, doseUnit: model.doseUnit, timeUnit: model.timeUnit)
      let into = model.model.linearCompartments.first
      records = merge(records, try plan.records(until: input.until, into: into))
    }
    // The covariates of a record hold from it on. The dose is that of the latest; before the first that of the first.
    let ownDose = names.map { isOwnDose($0, model, input) }
    var dose = records.first { $0.evid == 1 }?.amount
    for index in records.indices {
      if records[index].evid == 1 { dose = records[index].amount }
      records[index].covariates = try zip(names, ownDose).map { name, isDose in
        if isDose, let dose { return dose }
        return try covariate(name, at: records[index].time, model, input)
      }
    }
    return (Subject(id: "1", records: records), names)
  }

  /// Observations come before doses of the same time: what is left is seen, then the dose is given.
  private static func merge(_ first: [EventRecord], _ second: [EventRecord]) -> [EventRecord] {
    var result: [EventRecord] = [], next = 0
    for record in first {
      while next < second.count, second[next].time < record.time {
        result.append(second[next])
        next += 1
      }
      result.append(record)
    }
    return result + second[next...]
  }

  private static func grid(_ input: Input) -> [Double] {
    let count = ((input.until - input.from) / input.every + 1e-9).rounded(.down)
    return stride(from: 0, through: count, by: 1).map { input.from + $0 * input.every }
  }

  /// Whether a covariate is the dose itself and the plan leaves it to the doses.
  private static func isOwnDose(_ name: String, _ model: CaseModel, _ input: Input) -> Bool {
    !input.with.contains { $0.name == name }
      && model.covariates.contains { $0.name == name && $0.source == "own-dose" }
  }

  private static func covariate(_ name: String, at time: Double, _ model: CaseModel, _ input: Input) throws
    -> Double
  {
    for change in input.changes.reversed() where change.at <= time {
      if let setting = change.with.first(where: { $0.name == name }) { return setting.value }
    }
    if let setting = input.with.first(where: { $0.name == name }) { return setting.value }
    if let fallback = model.covariates.first(where: { $0.name == name })?.fallback { return fallback }
    throw CaseProblem.make(
      "K020", "\(model.name) needs \(name)", at: input.place, fix: "add 'with: { \(name): … }'")
  }

  /// A setting that nothing reads would be a mistake that nobody sees.
  private static func check(_ model: CaseModel, _ input: Input) throws {
    let known = model.model.covariateNames + model.model.thetas.map(\.name)
    let names = input.with.map(\.name) + input.changes.flatMap { $0.with.map(\.name) }
    for name in names where !known.contains(name) {
      throw CaseProblem.make(
        "K020", "\(model.name) has neither a covariate nor a parameter '\(name)'", at: input.place,
        fix: Spelling.nearest(to: name, among: known).map { "did you mean '\($0)'?" }
          ?? "it has \(known.joined(separator: ", "))")
    }
  }
}
