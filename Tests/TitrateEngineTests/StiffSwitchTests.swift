import Testing
import TitrateLanguage
import TitrateTestSupport

@testable import TitrateEngine

/// Where the stiff method takes over from the explicit one.
@Suite struct StiffSwitchTests {
  /// A drug that binds its target fast, after Mager and Jusko.
  private static let text = """
    m <- function() {
      ini({ kon <- 10; koff <- 0.01; kint <- 0.05; ksyn <- 1; kdeg <- 0.1; kel <- 0.02; eta ~ 0.09 })
      model({
        binding <- kon * drug * target - koff * complex
        d/dt(drug) <- -kel * exp(eta) * drug - binding
        d/dt(target) <- ksyn - kdeg * target - binding
        d/dt(complex) <- binding - kint * complex
        target(0) <- ksyn / kdeg
      })
    }
    """

  /// A row in every step.
  private static let records =
    [EventRecord(time: 0, evid: 1, amount: 30)]
    + stride(from: 0.05, through: 300, by: 0.05).map { EventRecord(time: $0, evid: 0) }

  private func profile(_ change: (inout SolveOptions) -> Void) throws -> Profile {
    var options = SolveOptions()
    change(&options)
    return try Profile(try Model(parsing: Self.text, file: "m.R"), Self.records, options: options)
  }

  /// The rows inside the explicit method's last step are its own.
  @Test func noRowIsTakenFromTheOtherSideOfTheSwitch() throws {
    let found = try profile { _ in }
    #expect(found.statistics.stiffSolves == 1)
    let exact = try profile {
      $0.solver = .rodas5P
      $0.rtol = 1e-12
      $0.atol = 1e-13
    }
    for name in ["drug", "target", "complex"] {
      // 1e-6: some hundred steps of 1e-8 each.
      for (a, b) in zip(found[name], exact[name]) { #expect(abs(a - b) < 1e-6 * max(1, abs(b))) }
    }
  }

  /// A compartment that is empty at first beside a huge flow asks for a first step of 1e-13 h: how short a step may be
  /// depends on where it begins, not on where the integration may end.
  @Test(arguments: [Solver.automatic, .rodas5P]) func theFirstStepMayBeVeryShort(solver: Solver) throws {
    let model = try Model(
      parsing: """
        d/dt(a) <- -1e6 * a * b
        d/dt(b) <- -1e6 * a * b
        d/dt(c) <- 1e6 * a * b
        b(0) <- 4000
        """, file: "m.R")
    var options = SolveOptions()
    options.solver = solver
    let found = try Profile(
      model, [EventRecord(time: 0, evid: 1, amount: 100), EventRecord(time: 1, evid: 0)], options: options)
    // All of a is bound at once; 1e-6 of it for the tolerances of the steps.
    #expect(abs(found["c"][0] - 100) < 1e-4)
    #expect(abs(found["b"][0] - 3900) < 1e-4)
  }

  /// In lanes a subject changes its method at the same step as alone.
  @Test func switchesDoNotDependOnNeighbours() throws {
    let model = try Model(parsing: Self.text, file: "m.R")
    let compiled = CompiledModel(model)
    let subjects = (1...11).map { Subject(id: String($0), records: Self.records) }
    var options = Simulation.Options()
    (options.threads, options.seed) = (1, 5)
    let together = try Simulation(
      compiled, table: EventTable(covariates: [], subjects: subjects), options: options
    ).run()
    let width = together.columns.count
    let states = ["drug", "target", "complex"].compactMap { together.columns.firstIndex(of: $0) }
    for (number, etas) in together.etas.enumerated() {
      let solver = try SubjectSolver(
        compiled, subject: subjects[number], covariates: [], outputs: [], sensitivities: false)
      try solver.solve(thetas: model.thetas.map(\.estimate), etas: etas)
      let first = number * solver.outputRecords.count
      for row in solver.outputRecords.indices {
        for (state, column) in states.enumerated() {
          let value = together.values[(first + row) * width + column]
          #expect(value.bitPattern == solver.state(row: row, compartment: state).bitPattern)
        }
      }
    }
  }
}
