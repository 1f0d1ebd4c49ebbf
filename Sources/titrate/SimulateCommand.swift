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
  @OptionGroup var summaries: SummaryOptions
  @OptionGroup var solver: SolverOptions
  @Flag(help: "Say on standard error how the model was solved and what it cost.")
  var statistics = false
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try check()
    var options = Simulation.Options()
    options.isTypical = typical
    options.seed = seed ?? 1
    options.threads = try shared.threadCount()
    options.solve = try solver.solveOptions()
    options.columns = people.columns
    let (opened, events) = try load()
    let compiled = opened.compiled
    options.thetas = opened.thetas
    shared.warn(compiled.model.warnings + events.warnings)
    var population = try people.population(events.table, compiled.model)
    let (designs, notes) = try opened.completing(
      population.designs, supplied: population.covariates?.names ?? [])
    population.designs = designs
    shared.warn(people.warnings(events.table) + notes)
    let groups = try summaries.groups(population)
    let plot = summaries.plot.map { _ in
      ProfilePlot(
        compiled.model, summaries, wanted: people.columns, isTypical: typical,
        onlySharedTimes: input.data != nil && input.every != nil)
    }
    try plot?.check(groups)
    let writesTable = plot == nil || summaries.summary || output.out != nil
    // What nobody reads need not be computed.
    if let plot, !writesTable { options.columns = plot.columns }
    let simulation = try Simulation(compiled, population: population, options: options)
    let run = SimulationRun(
      simulation: simulation, range: try people.range(of: population), isQuiet: shared.quiet)
    var profiles = try plot.map {
      try ProfileSummary(simulation, columns: $0.columns, groups: groups.groups)
    }
    let also: ((SimulatedBlock) -> Void)? = plot == nil ? nil : { profiles?.add($0) }
    let hasStudies = people.studies != nil
    let cost =
      if !writesTable {
        try run.show { also?($0) }
      } else if summaries.summary {
        try run.writeSummary(
          to: output, groups: groups, separatesStudies: summaries.separatesStudies(hasStudies: hasStudies),
          also: also)
      } else {
        try run.writeRows(to: output, times: events.times, hasStudies: hasStudies, also: also)
      }
    if let plot, let profiles, let path = summaries.plot {
      let svg = plot.svg(profiles, simulation, groups: groups, data: events.table, subjects: run.range.count)
      try TextFile.write(svg, to: path, option: "--plot")
    }
    if statistics { StandardError.write(StatisticsText(cost, simulation, options.solve).text) }
  }

  /// - Throws: C016, C017 and C022 for options that would be ignored or make no sense.
  private func check() throws {
    var problems = input.problems + people.problems + summaries.problems(hasStudies: people.studies != nil)
    if typical {
      let ignored = [
        ("--seed", seed != nil), ("--subjects", people.subjects != nil && !people.differWhenTypical),
        ("--each", people.each != nil && people.covariatesFrom == nil),
        ("--studies", people.studies != nil && people.thetaCovariance == nil),
      ]
      for (option, isGiven) in ignored where isGiven {
        problems.append(
          Diagnostic(
            "C016", .error,
            option == "--seed"
              ? "nothing is random with --typical"
              : "all \(option == "--studies" ? "studies" : "subjects") are the same with --typical",
            at: .option(option), fix: "leave out one of the two"))
      }
    }
    if output.json, summaries.plot != nil, !summaries.summary, output.out == nil {
      problems.append(
        Diagnostic(
          "C016", .error, "no table is written", at: .option("--json"), fix: "add --out FILE or --summary"))
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
  }

  /// Reads model and data, and says what is wrong with both at once.
  private func load() throws -> (ModelArguments.Opened, EventOptions.Events) {
    let (opened, events) = try both(Result { try model.open() }, Result { try input.read() })
    guard let events else { return (opened, try input.build(for: opened.compiled.model)) }
    return (opened, try input.addObservations(to: events, for: opened.compiled.model))
  }
}

/// Both values, or what is wrong with either.
func both<A, B>(_ a: Result<A, any Error>, _ b: Result<B, any Error>) throws -> (A, B) {
  if case .failure(let first as Diagnostics) = a, case .failure(let second as Diagnostics) = b {
    throw Diagnostics(first.all + second.all)
  }
  return (try a.get(), try b.get())
}
