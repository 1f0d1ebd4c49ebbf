import Foundation
import TitrateLanguage
import TitrateNumerics

/// What random numbers are for; part of a stream's key, so that drawing more of one kind never shifts another.
package enum RandomPurpose: UInt64 {
  /// Random effects of a simulated subject.
  case simulatedEtas = 1
  /// Residual errors of a simulated subject.
  case simulatedResiduals = 2
}

/// Simulates every subject of a data set.
///
/// Each subject's random numbers are keyed by (seed, its position, purpose) and its results stand in its own place,
/// so neither the number of threads nor the other subjects change a bit of them.
public struct Simulation: Sendable {
  /// What to simulate.
  public struct Options: Sendable {
    /// Every random effect and residual error is 0; there is no DV column.
    public var isTypical = false
    /// Key of the random numbers.
    public var seed: UInt64 = 0
    /// 0 means one per processor.
    public var threads = 0
    /// How to solve.
    public var solve = SolveOptions()
    /// Population parameters in `Model.thetas` order; nil means the model's estimates.
    public var thetas: [Double]?
    /// Random draws, one thread per processor, the model's estimates.
    public init() {}
  }

  /// One row per output record (EVID 0 or 2), in data order.
  public struct Result: Sendable {
    /// Names of the columns after ID and TIME: every variable the model assigns, every state that no variable is
    /// named like, then `DV` unless typical (and only with an endpoint).
    public let columns: [String]
    /// Position in `EventTable.subjects` of each row.
    public internal(set) var subjects: [Int] = []
    /// Position in the subject's records of each row.
    public internal(set) var records: [Int] = []
    /// Values, row after row; NaN for a DV whose endpoint is not known.
    public internal(set) var values: [Double] = []
    /// The random effects of each subject, in its solver's order.
    public internal(set) var etas: [[Double]] = []
    /// Total cost.
    public internal(set) var statistics = SolveStatistics()

    /// One row's values, in the order of `columns`.
    public func row(_ index: Int) -> ArraySlice<Double> {
      values[index * columns.count..<(index + 1) * columns.count]
    }
  }

  private let compiled: CompiledModel
  private let table: EventTable
  private let options: Options
  private let distribution: EtaDistribution
  private let samplers: [ResidualSampler]
  private let assignment: EndpointAssignment
  private let columns: [String]
  /// Positions of the states that have a column.
  private let states: [Int]
  /// Outputs of the solvers: the variables, then what the samplers need.
  private let outputs: [NodeID]
  private let hasDV: Bool

  /// Prepares a simulation.
  ///
  /// - Throws: `Diagnostics` when OMEGA is not a covariance matrix.
  public init(_ compiled: CompiledModel, table: EventTable, options: Options = Options()) throws {
    let model = compiled.model
    self.compiled = compiled
    self.table = table
    self.options = options
    distribution = try EtaDistribution(model)
    assignment = EndpointAssignment(model: model)
    samplers = options.isTypical ? [] : model.endpoints.map(ResidualSampler.init)
    hasDV = !samplers.isEmpty
    let variables = model.variables.map(\.name)
    states = model.compartments.indices.filter { !variables.contains(model.compartments[$0].name) }
    columns = variables + states.map { model.compartments[$0].name } + (hasDV ? ["DV"] : [])
    outputs = model.variables.map(\.value) + samplers.flatMap { $0.nodes.compactMap(\.self) }
  }

  /// Runs all subjects.
  ///
  /// - Parameter progress: called from any thread each time a subject is done.
  /// - Throws: `Diagnostics` with what went wrong with any subject, in the order of the data.
  public func run(progress: (@Sendable () -> Void)? = nil) throws -> Result {
    let count = table.subjects.count
    var parts = [SubjectPart](repeating: SubjectPart(), count: count)
    let threads = max(
      1, min(count, options.threads > 0 ? options.threads : ProcessInfo.processInfo.activeProcessorCount))
    parts.withUnsafeMutableBufferPointer { buffer in
      // Each subject is written by one thread only, to its own place.
      nonisolated(unsafe) let places = buffer
      DispatchQueue.concurrentPerform(iterations: threads) { thread in
        for subject in stride(from: thread, to: count, by: threads) {
          places[subject] = simulate(subject)
          progress?()
        }
      }
    }
    let problems = parts.flatMap(\.problems)
    guard problems.isEmpty else { throw Diagnostics(problems) }
    var result = Result(columns: columns)
    for (subject, part) in parts.enumerated() {
      result.subjects += Array(repeating: subject, count: part.records.count)
      result.records += part.records
      result.values += part.values
      result.etas.append(part.etas)
      result.statistics.add(part.statistics)
    }
    return result
  }

  private struct SubjectPart {
    var records: [Int] = []
    var values: [Double] = []
    var etas: [Double] = []
    var statistics = SolveStatistics()
    var problems: [Diagnostic] = []
  }

  private func simulate(_ index: Int) -> SubjectPart {
    let subject = table.subjects[index]
    var part = SubjectPart()
    do {
      let solver = try SubjectSolver(
        compiled, subject: subject, covariates: table.covariates, outputs: outputs, sensitivities: false,
        options: options.solve)
      part.etas = Array(repeating: 0, count: solver.etaCount)
      if !options.isTypical {
        var random = CounterRandom(
          seed: options.seed, subject: UInt64(index), purpose: RandomPurpose.simulatedEtas.rawValue)
        part.etas = distribution.draw(occasionCount: solver.occasionCount, using: &random)
      }
      try solver.solve(thetas: options.thetas ?? compiled.model.thetas.map(\.estimate), etas: part.etas)
      read(solver, subject: subject, index: index, into: &part)
      part.statistics = solver.statistics
    } catch let failure as SolveFailure {
      part.problems = [failure.diagnostic(subject: subject.id)]
    } catch let diagnostics as Diagnostics {
      part.problems = diagnostics.all
    } catch {
      preconditionFailure("a solver threw \(error)")
    }
    return part
  }

  private func read(_ solver: SubjectSolver, subject: Subject, index: Int, into part: inout SubjectPart) {
    part.records = solver.outputRecords
    part.values.reserveCapacity(part.records.count * columns.count)
    var random = CounterRandom(
      seed: options.seed, subject: UInt64(index), purpose: RandomPurpose.simulatedResiduals.rawValue)
    let variables = compiled.model.variables.count
    for (row, record) in part.records.enumerated() {
      for output in 0..<variables { part.values.append(solver.value(row: row, output: output)) }
      for state in states { part.values.append(solver.state(row: row, compartment: state)) }
      guard hasDV else { continue }
      // One number a row whatever the endpoint: a changed DVID leaves the other rows alone.
      let epsilon = random.normal()
      guard let endpoint = assignment.endpoint(for: subject.records[record]) else {
        part.values.append(.nan)
        continue
      }
      part.values.append(
        samplers[endpoint].sample(values(of: endpoint, row: row, solver), epsilon: epsilon))
    }
  }

  /// Values of what one endpoint's sampler needs.
  private func values(of endpoint: Int, row: Int, _ solver: SubjectSolver) -> [Double] {
    var output = compiled.model.variables.count
    for earlier in samplers[..<endpoint] { output += earlier.nodes.count { $0 != nil } }
    return samplers[endpoint].nodes.map { node in
      guard node != nil else { return 0 }
      defer { output += 1 }
      return solver.value(row: row, output: output)
    }
  }
}

extension EventTable {
  /// The first subject `count` times, with the identifiers 1, 2, 3 …
  public func replicatingFirst(_ count: Int) -> EventTable {
    let records = subjects.first?.records ?? []
    return EventTable(
      covariates: covariates,
      subjects: (0..<max(0, count)).map { Subject(id: String($0 + 1), records: records) })
  }
}
