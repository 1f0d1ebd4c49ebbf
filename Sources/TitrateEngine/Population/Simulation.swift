import Foundation
import Synchronization
import TitrateLanguage
import TitrateNumerics

/// Simulates a population, subject by subject.
///
/// Each subject's random numbers are keyed by (seed, study, its number in the study, purpose), so neither the number
/// of threads, nor the other subjects, nor how they are split over several runs changes a bit of its results.
public struct Simulation: Sendable {
  /// What to simulate.
  public struct Options: Sendable {
    /// Every random effect and residual error is 0, the model's own random numbers are medians; there is no DV column.
    public var isTypical = false
    /// Key of the random numbers.
    public var seed: UInt64 = 0
    /// 0 means one per processor.
    public var threads = 0
    /// How to solve.
    public var solve = SolveOptions()
    /// Population parameters in `Model.thetas` order; nil means the model's estimates.
    public var thetas: [Double]?
    /// Names of variables and states to write, in this order, and DV; nil means all.
    public var columns: [String]?
    /// Random draws, one thread per processor, the model's estimates, all columns.
    public init() {}
  }

  /// Names of the columns: what `Options.columns` asks for, else every variable the model assigns, every state that
  /// no variable is named like, then `DV` unless typical (and only with an endpoint).
  public var columns: [String] { table.names }
  /// Who is simulated.
  public let population: Population

  /// How the states are advanced between events.
  public var method: CompiledModel.Method { program.method }

  /// How many states move in closed form although others are integrated.
  public var closedFormStateCount: Int { program.block?.states.count ?? 0 }

  /// Instructions of one right-hand side, as most subjects have it, and of one row of output.
  public var tapeLengths: (rightHandSide: Int, output: Int) {
    ((program.block?.rest ?? program.whole).rightHandSide.code.count, program.outputTape.code.count)
  }

  /// Names of the model's endpoints, by which `ProfileSummary` tells their DV apart.
  public var endpointNames: [String] { compiled.model.endpoints.map(\.condition) }

  /// Position in `endpointNames` of the endpoint that a record belongs to; nil where that is not known.
  public func endpoint(of record: EventRecord) -> Int? { assignment.endpoint(for: record) }

  /// Whether a column is DV, the prediction with residual error.
  public func isMeasured(column: Int) -> Bool { table.sources[column] == .measured }

  let compiled: CompiledModel
  let options: Options
  private let distribution: EtaDistribution
  private let samplers: [ResidualSampler]
  private let assignment: EndpointAssignment
  private let table: SimulationColumns
  private let program: SolverProgram
  /// Positions in `Model.covariates` of those that `population.covariates` gives, and their columns there.
  private let replaced: [(position: Int, column: Int)]
  private let bindings: DesignBindings
  private let studies: StudyParameters

  /// Prepares a simulation of every subject of a table.
  ///
  /// - Throws: `Diagnostics` when OMEGA is not a covariance matrix, or a column is unknown.
  public init(_ compiled: CompiledModel, table: EventTable, options: Options = Options()) throws {
    try self.init(compiled, population: Population(table), options: options)
  }

  /// Prepares a simulation of a population.
  ///
  /// - Throws: `Diagnostics` when OMEGA is not a covariance matrix, or a column is unknown.
  public init(_ compiled: CompiledModel, population: Population, options: Options = Options()) throws {
    let model = compiled.model
    self.compiled = compiled
    self.population = population
    self.options = options
    distribution = try EtaDistribution(model)
    assignment = EndpointAssignment(model: model)
    samplers = options.isTypical ? [] : model.endpoints.enumerated().map { ResidualSampler($1, position: $0) }
    table = try SimulationColumns(
      model, wanted: options.columns, sampled: samplers.flatMap { $0.nodes.compactMap(\.self) },
      hasDV: !samplers.isEmpty)
    if table.hasDV { try Self.refuseUnsimulated(model) }
    program = try compiled.program(
      outputs: table.outputs, sensitivities: false, options: options.solve, draws: true,
      switched: Set(population.designs.subjects.flatMap { RecordPlanner.switchedOff($0, model: model) })
        .sorted())
    let given = population.covariates.map { ColumnNames($0.names) }
    try Self.checkDerivations(model.covariates.filter { given?.index(of: $0.name) != nil })
    replaced = model.covariates.enumerated().compactMap { position, covariate in
      guard [.value, .first, .last].contains(covariate.derivation), covariate.levels.isEmpty else {
        return nil
      }
      return given?.index(of: covariate.name).map { (position, $0) }
    }
    let (program, replacedPositions) = (program, Set(replaced.map(\.position)))
    let needed = program.neededCovariates.filter { !replacedPositions.contains($0) }
    bindings = DesignBindings(count: population.designs.subjects.count) { design in
      try BoundSubject(
        population.designs.subjects[design], model: model, columns: population.designs.covariates,
        needed: needed, rule: options.solve.covariates, events: options.solve.events)
    }
    studies = StudyParameters(
      population.uncertainty, centre: options.thetas ?? model.thetas.map(\.estimate), seed: options.seed)
  }

  /// A covariate that is constant has its value at every record, but no earlier and no later one to differ from.
  ///
  /// - Throws: `Diagnostics` S065.
  private static func checkDerivations(_ covariates: [Covariate]) throws {
    let problems = covariates.compactMap { covariate -> Diagnostic? in
      switch covariate.derivation {
      case .value, .first, .last, .observation: nil
      default:
        Diagnostic(
          "S065", .error,
          "the model asks for earlier or later values of '\(covariate.name)', which is given once for each person",
          at: .none, fix: "give '\(covariate.name)' in the event records")
      }
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
  }

  /// Simulates neighbouring subjects; the work of one thread at a time.
  ///
  /// - Parameter range: numbers among the subjects of all studies.
  func simulateBlock(_ range: Range<Int>) -> SimulatedBlock {
    var block = SimulatedBlock(width: table.names.count)
    var problems: [Int: [Diagnostic]] = [:]
    var members: [BlockMember] = []
    var rowStarts: [Int: Int] = [:]
    for subject in range {
      do {
        let member = try member(subject)
        rowStarts[subject] = block.records.count
        for record in member.bound.outputRecords { block.records.append(Int32(record)) }
        members.append(member)
      } catch let diagnostics as Diagnostics {
        problems[subject] = diagnostics.all
      } catch {
        preconditionFailure("binding a subject threw \(error)")
      }
    }
    block.values = Array(repeating: .nan, count: block.records.count * block.width)
    let solver = BlockSolver(program, options: options.solve) { bound in
      SubjectSolver(program, bound, sensitivities: false, options: options.solve)
    }
    block.values.withUnsafeMutableBufferPointer { values in
      solver.solve(members) { member, result in
        switch result {
        case .success(let rows):
          let start = (rowStarts[member.number] ?? 0) * table.names.count
          read(rows, of: member, into: UnsafeMutableBufferPointer(rebasing: values[start...]))
        case .failure(let failure):
          problems[member.number] = [
            failure.diagnostic(subject: population.identifier(of: member.number))
          ]
        }
      }
    }
    block.statistics = solver.statistics
    block.problems = range.flatMap { problems[$0] ?? [] }
    guard block.problems.isEmpty else {
      (block.records, block.values) = ([], [])
      return block
    }
    for member in members {
      let first = rowStarts[member.number] ?? 0
      block.members.append(
        SimulatedBlock.Member(
          subject: member.number, rows: first..<first + member.bound.outputRecords.count, etas: member.etas))
    }
    return block
  }

  private func member(_ subject: Int) throws -> BlockMember {
    let design = population.design(of: subject)
    let (own, pattern) = try bindings.bound(design)
    let bound = withCovariates(of: subject, own)
    try ProblemSize(program, bound, of: compiled.model, sensitivities: false)
      .check(subject: population.identifier(of: subject))
    return BlockMember(
      number: subject, design: design, bound: bound, pattern: pattern,
      thetas: try studies.thetas(population.study(of: subject)),
      etas: etas(of: subject, occasionCount: bound.occasionCount),
      drawKey: options.isTypical
        ? nil
        : DrawKey(
          seed: options.seed, subject: UInt64(subject % population.studySize),
          study: UInt64(population.study(of: subject))))
  }

  // MARK: What differs between subjects

  private func random(_ purpose: RandomPurpose, _ subject: Int) -> CounterRandom {
    CounterRandom(
      seed: options.seed, subject: UInt64(subject % population.studySize), purpose: purpose.rawValue,
      study: UInt64(population.study(of: subject)))
  }

  private func etas(of subject: Int, occasionCount: Int) -> [Double] {
    if options.isTypical {
      return Array(repeating: 0, count: EtaSlots(compiled.model, occasionCount: occasionCount).count)
    }
    var random = random(.simulatedEtas, subject)
    return distribution.draw(occasionCount: occasionCount, using: &random)
  }

  private func withCovariates(of subject: Int, _ bound: BoundSubject) -> BoundSubject {
    guard let rows = population.covariates, !replaced.isEmpty else { return bound }
    let row = rows.row(
      study: population.study(of: subject), subject: subject % population.studySize, seed: options.seed)
    return bound.replacing(
      replaced.map { row[row.startIndex + $0.column] }, at: replaced.map(\.position),
      of: compiled.model.covariates.count)
  }

  // MARK: Results

  private func read(
    _ solved: SolvedRows, of member: BlockMember, into values: UnsafeMutableBufferPointer<Double>
  ) {
    let records = population.designs.subjects[member.design].records
    var random = random(.simulatedResiduals, member.number)
    var memory = ResidualSampler.Memory()
    let width = table.sources.count
    for (column, source) in table.sources.enumerated() {
      for (row, record) in member.bound.outputRecords.enumerated() {
        values[row * width + column] =
          switch source {
          case .output(let output): solved.value(row: row, output: output)
          case .state(let state): solved.state(row: row, compartment: state)
          case .measured: measured(solved, row: row, records[record], &random, &memory)
          }
      }
    }
  }

  /// A measurement of one row.
  private func measured(
    _ solved: SolvedRows, row: Int, _ record: EventRecord, _ random: inout CounterRandom,
    _ memory: inout ResidualSampler.Memory
  ) -> Double {
    // One number a row whatever the endpoint: a changed DVID leaves the other rows alone.
    let epsilon = random.normal()
    guard let endpoint = assignment.endpoint(for: record) else { return .nan }
    return samplers[endpoint].sample(
      values(of: endpoint, row: row, solved), epsilon: epsilon, time: record.time, memory: &memory)
  }

  /// Values of what one endpoint's sampler needs.
  private func values(of endpoint: Int, row: Int, _ solved: SolvedRows) -> [Double] {
    var output = table.variableCount
    for earlier in samplers[..<endpoint] { output += earlier.nodes.count { $0 != nil } }
    return samplers[endpoint].nodes.map { node in
      guard node != nil else { return 0 }
      defer { output += 1 }
      return solved.value(row: row, output: output)
    }
  }
}

/// The records of each design, bound at their first use and shared by all threads.
private final class DesignBindings: Sendable {
  private struct Known {
    var bound: [Result<BoundSubject, any Error>?]
    /// For each design the one whose records it shares, its own if nobody came before.
    var patterns: [Int]
    /// A design of each pattern, by hash.
    var first: [UInt64: Int] = [:]
  }

  private let bind: @Sendable (Int) throws -> BoundSubject
  private let known: Mutex<Known>

  init(count: Int, bind: @escaping @Sendable (Int) throws -> BoundSubject) {
    self.bind = bind
    known = Mutex(Known(bound: Array(repeating: nil, count: count), patterns: Array(0..<count)))
  }

  /// A design, and the number of its pattern: which of several equal designs that is depends on who comes first,
  /// and decides only who is solved beside whom.
  func bound(_ design: Int) throws -> (bound: BoundSubject, pattern: Int) {
    if let (found, pattern) = known.withLock({ known in
      known.bound[design].map { ($0, known.patterns[design]) }
    }) {
      return (try found.get(), pattern)
    }
    // Two threads may do the same work once; neither waits for the other.
    let result = Result { try bind(design) }
    let hash = (try? result.get())?.patternHash
    let pattern = known.withLock { known in
      known.bound[design] = result
      guard let hash, let bound = try? result.get() else { return design }
      if let first = known.first[hash], let other = try? known.bound[first]?.get() {
        if bound.hasPattern(of: other) { known.patterns[design] = first }
      } else {
        known.first[hash] = design
      }
      return known.patterns[design]
    }
    return (try result.get(), pattern)
  }
}

/// The population parameters of each study, drawn at their first use.
private final class StudyParameters: Sendable {
  private let distribution: ThetaDistribution?
  private let centre: [Double]
  private let seed: UInt64
  private let latest = Mutex<(study: Int, thetas: [Double])?>(nil)

  init(_ distribution: ThetaDistribution?, centre: [Double], seed: UInt64) {
    self.distribution = distribution
    self.centre = centre
    self.seed = seed
  }

  func thetas(_ study: Int) throws -> [Double] {
    guard let distribution else { return centre }
    if let known = latest.withLock({ $0 }), known.study == study { return known.thetas }
    let thetas = try distribution.draw(around: centre, seed: seed, study: study)
    latest.withLock { $0 = (study, thetas) }
    return thetas
  }
}
