import Testing
import TitrateLanguage
import TitrateTestSupport

@testable import TitrateEngine

/// Populations over the zoo: neither threads, nor parts, nor neighbours, nor the width of the lanes change a bit.
struct ZooPopulationTests {
  /// More than one group of eight, and no multiple of it.
  private static let count = 19

  private static func simulation(
    _ item: ZooCase, _ configuration: SolverConfiguration, threads: Int
  ) throws -> Simulation {
    var options = Simulation.Options()
    (options.threads, options.seed) = (threads, 7)
    options.solve = configuration.options(rtol: 1e-6, atol: 1e-8)
    return try Simulation(
      CompiledModel(try item.model), population: Population(item.table, count: count), options: options)
  }

  @Test(arguments: ZooCase.all, SolverConfiguration.all)
  func threadsAndPartsChangeNoBit(_ item: ZooCase, _ configuration: SolverConfiguration) throws {
    func values(_ ranges: [Range<Int>], threads: Int) throws -> [UInt64] {
      var values: [UInt64] = []
      for range in ranges {
        try Self.simulation(item, configuration, threads: threads)
          .stream(range, prepare: { $0.values.map(\.bitPattern) }) { values += $0 }
      }
      return values
    }
    let whole = try values([0..<Self.count], threads: 1)
    #expect(try values([0..<Self.count], threads: 3) == whole)
    #expect(try values([0..<1, 1..<10, 10..<Self.count], threads: 2) == whole)
  }

  /// Eight side by side, in closed form or in the integrators' lanes, against each alone in lanes of one.
  @Test(arguments: ZooCase.all, SolverConfiguration.all)
  func aLaneOfEightIsALaneOfOne(_ item: ZooCase, _ configuration: SolverConfiguration) throws {
    let simulation = try Self.simulation(item, configuration, threads: 1)
    let (model, table) = (simulation.compiled.model, try item.table)
    let together = try simulation.run()
    let solver = try SubjectSolver(
      simulation.compiled, subject: table.subjects[0], covariates: table.covariates,
      outputs: model.variables.map(\.value), sensitivities: false, options: simulation.options.solve)
    let rows = solver.outputRecords.count
    for subject in 0..<Self.count {
      try solver.solve(thetas: model.thetas.map(\.estimate), etas: together.etas[subject])
      for row in 0..<rows {
        let values = together.row(subject * rows + row)
        for (name, value) in zip(together.columns, values) where name != "DV" {
          let alone: Double
          if let output = model.variables.firstIndex(where: { $0.name == name }) {
            alone = solver.value(row: row, output: output)
          } else {
            let state = try #require(model.compartments.firstIndex { $0.name == name })
            alone = solver.state(row: row, compartment: state)
          }
          #expect(value.bitPattern == alone.bitPattern, "\(name), subject \(subject), row \(row)")
        }
      }
    }
  }

  /// The same with derivatives with respect to etas, thetas and covariates.
  @Test(arguments: ZooCase.all, ZooSensitivityTests.configurations)
  func derivativesInLanesAreThoseOfOneAlone(_ item: ZooCase, _ configuration: SolverConfiguration) throws {
    let (original, table) = (try item.model, try item.table)
    let inputs =
      original.thetas.map { ModelInput.theta($0.name) }
      + original.covariateNames.filter { !ZooSensitivityTests.isText($0, original) }
      .map { ModelInput.covariate($0) }
    let model = try original.differentiable(in: inputs)
    let compiled = CompiledModel(model)
    func make() throws -> SubjectSolver {
      try SubjectSolver(
        compiled, subject: table.subjects[0], covariates: table.covariates,
        outputs: model.variables.map(\.value), sensitivities: true,
        options: configuration.options(rtol: 1e-6, atol: 1e-8))
    }
    let thetas = model.thetas.map(\.estimate)
    let positions = inputs.compactMap(model.position)
    let jobs: [SubjectSolver.Job] = try (0..<9).map { number in
      let solver = try make()
      var etas = [Double](repeating: 0, count: solver.etaCount)
      // Random effects only: those of the inputs would make small rates negative.
      for eta in etas.indices where !positions.contains(eta) {
        etas[eta] = 0.006 * Double((number * 7 + eta * 3) % 11 - 5)
      }
      return SubjectSolver.Job(solver, thetas: thetas, etas: etas)
    }
    #expect(SubjectSolver.solveTogether(jobs).allSatisfy { $0 == nil })
    let alone = try make()
    for job in jobs {
      try alone.solve(thetas: thetas, etas: job.etas)
      #expect(Self.bits(job.solver, model) == Self.bits(alone, model))
    }
  }

  private static func bits(_ solver: SubjectSolver, _ model: Model) -> [UInt64] {
    var bits: [UInt64] = []
    for row in solver.outputRecords.indices {
      for output in model.variables.indices {
        bits.append(solver.value(row: row, output: output).bitPattern)
        for eta in 0..<solver.etaCount {
          bits.append(solver.derivative(row: row, output: output, eta: eta).bitPattern)
        }
      }
    }
    return bits
  }
}
