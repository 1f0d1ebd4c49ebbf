import ArgumentParser
import TitrateEngine
import TitrateLanguage
import TitrateRecords

/// `titrate simulate`: a model over the events of a data set.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "Simulate a model over the events of a data set.",
    discussion: """
      One row of output for every observation record (EVID 0 or 2) in the order of the data: ID, TIME as in the data, \
      every variable that the model assigns and every state. Without --typical the random effects are drawn, and DV is \
      the prediction with residual error.
      """)

  @OptionGroup var model: ModelArguments
  @Option(help: ArgumentHelp("Event table (CSV with NONMEM's columns).", valueName: "file"))
  var data: String
  @OptionGroup var output: OutputOptions
  @Flag(help: "Random effects and residual errors are 0.")
  var typical = false
  @Option(help: ArgumentHelp("Key of the random numbers. (default: 1)", valueName: "n"))
  var seed: UInt64?
  @Option(
    help: ArgumentHelp(
      "Simulate the data's first subject so many times, with new random effects.", valueName: "n"))
  var subjects: Int?
  @OptionGroup var solver: SolverOptions
  @OptionGroup var shared: SharedOptions

  private static let mostSubjects = 1_000_000

  func run() throws {
    try checkOptions()
    var options = Simulation.Options()
    options.isTypical = typical
    options.seed = seed ?? 1
    options.threads = try shared.threadCount()
    options.solve = try solver.solveOptions()
    let (compiled, events) = try load()
    options.thetas = try model.thetas(of: compiled.model)
    shared.warn(compiled.model.warnings + events.warnings)
    let table = subjects.map { events.table.replicatingFirst($0) } ?? events.table
    let result = try simulate(compiled, table, options)
    try write(result, table: table, times: events.times)
  }

  /// - Throws: C016, C017 for options that would be ignored or make no sense.
  private func checkOptions() throws {
    var problems = [Diagnostic]()
    if typical, seed != nil {
      problems.append(
        Diagnostic(
          "C016", .error, "nothing is random with --typical", at: .option("--seed"),
          fix: "leave out one of the two"))
    }
    if typical, subjects != nil {
      problems.append(
        Diagnostic(
          "C016", .error, "all subjects are the same with --typical", at: .option("--subjects"),
          fix: "leave out one of the two"))
    }
    if let subjects, !(1...Self.mostSubjects).contains(subjects) {
      problems.append(
        Diagnostic(
          "C017", .error, "\(subjects) subjects", at: .option("--subjects"),
          fix: "give a number from 1 to \(Self.mostSubjects)"))
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
  }

  /// Reads model and data, and says what is wrong with both at once.
  private func load() throws -> (CompiledModel, EventFile) {
    let compiled = Result { try model.load() }
    let events = Result { try EventFile.read(data) }
    return try both(compiled, events)
  }

  private func simulate(
    _ compiled: CompiledModel, _ table: EventTable, _ options: Simulation.Options
  ) throws -> Simulation.Result {
    let simulation = try Simulation(compiled, table: table, options: options)
    let progress = Progress("subjects", total: table.subjects.count, quiet: shared.quiet)
    defer { progress.finish() }
    do {
      return try simulation.run { progress.advance() }
    } catch let problems as Diagnostics {
      try RunFailure.judge(problems)
    }
  }

  private func write(_ result: Simulation.Result, table: EventTable, times: [[String]]) throws {
    let output = try TableOutput(output, columns: ["ID", "TIME"] + result.columns)
    let isDV = result.columns.map { $0 == "DV" }
    var bytes = [UInt8]()
    for row in result.records.indices {
      let subject = result.subjects[row]
      // Replicates share the first subject's times.
      let time = times[subjects == nil ? subject : 0][result.records[row]]
      var cells: [TableCell] = [.text(table.subjects[subject].id), .text(time)]
      for (value, isDV) in zip(result.row(row), isDV) {
        cells.append(isDV && value.isNaN ? .missing : .number(value))
      }
      output.encode(cells, into: &bytes)
      if bytes.count > 1 << 16 {
        try output.write(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try output.write(bytes)
    try output.finish()
  }
}

/// Both values, or what is wrong with either.
func both<A, B>(_ a: Result<A, any Error>, _ b: Result<B, any Error>) throws -> (A, B) {
  if case .failure(let first as Diagnostics) = a, case .failure(let second as Diagnostics) = b {
    throw Diagnostics(first.all + second.all)
  }
  return (try a.get(), try b.get())
}
