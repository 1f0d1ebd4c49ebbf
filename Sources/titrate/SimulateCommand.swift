import ArgumentParser
import TitrateEngine
import TitrateLanguage
import TitrateRecords

/// `titrate simulate`: a model over the events of a data set, for one subject or a population.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "Simulate a model over the events of a data set.",
    discussion: """
      One row of output for every observation (EVID 0 or 2) in the order of the data: ID, TIME as in the data, \
      every variable that the model assigns and every state. Without --typical the random effects are drawn, and DV is \
      the prediction with residual error.
      """)

  @OptionGroup var model: ModelArguments
  @OptionGroup var input: EventOptions
  @OptionGroup var output: OutputOptions
  @Flag(help: "Random effects and residual errors are 0.")
  var typical = false
  @Option(help: ArgumentHelp("Key of the random numbers. (default: 1)", valueName: "n"))
  var seed: UInt64?
  @OptionGroup var people: PopulationOptions
  @OptionGroup var solver: SolverOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try check()
    var options = Simulation.Options()
    options.isTypical = typical
    options.seed = seed ?? 1
    options.threads = try shared.threadCount()
    options.solve = try solver.solveOptions()
    options.columns = people.columns
    let (compiled, events) = try load()
    options.thetas = try model.thetas(of: compiled.model)
    shared.warn(compiled.model.warnings + events.warnings)
    let population = try people.population(events.table, compiled.model)
    let simulation = try Simulation(compiled, population: population, options: options)
    try SimulationRun(simulation: simulation, range: people.range(of: population), isQuiet: shared.quiet)
      .writeRows(to: output, times: events.times, hasStudies: people.studies != nil)
  }

  /// - Throws: C016, C017 and C022 for options that would be ignored or make no sense.
  private func check() throws {
    var problems = input.problems + people.problems
    if typical {
      let ignored = [
        ("--seed", seed != nil), ("--subjects", people.subjects != nil && !people.differWhenTypical),
      ]
      for (option, isGiven) in ignored where isGiven {
        problems.append(
          Diagnostic(
            "C016", .error,
            option == "--seed"
              ? "nothing is random with --typical" : "all subjects are the same with --typical",
            at: .option(option), fix: "leave out one of the two"))
      }
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
  }

  /// Reads model and data, and says what is wrong with both at once.
  private func load() throws -> (CompiledModel, EventOptions.Events) {
    let compiled = Result { try model.load() }
    let (loaded, events) = try both(compiled, Result { try input.read() })
    return (loaded, try events ?? input.build(for: loaded.model))
  }
}

/// Both values, or what is wrong with either.
func both<A, B>(_ a: Result<A, any Error>, _ b: Result<B, any Error>) throws -> (A, B) {
  if case .failure(let first as Diagnostics) = a, case .failure(let second as Diagnostics) = b {
    throw Diagnostics(first.all + second.all)
  }
  return (try a.get(), try b.get())
}
