import Testing
import TitrateLanguage
import TitrateTestSupport

@testable import TitrateEngine

/// Linear states that move in closed form beside an integrator: found by structure, and the same as integrated.
@Suite struct LinearBlockTests {
  /// Absorption, disposition and an AUC drive an indirect response; clearance differs between occasions.
  private static let text = """
    m <- function() {
      ini({ ka <- 1; cl <- 5; v <- 40; q <- 6; v2 <- 80; kin <- 10; kout <- 0.2; ic50 <- 0.3; iov ~ 0.1 | OCC })
      model({
        k10 <- cl * (WT / 70)^0.75 * exp(iov) / v
        d/dt(depot) <- -ka * depot
        d/dt(central) <- ka * depot - (k10 + q / v) * central + q / v2 * peripheral
        d/dt(peripheral) <- q / v * central - q / v2 * peripheral
        d/dt(auc) <- central / v
        cp <- central / v
        d/dt(response) <- kin * (1 - cp / (ic50 + cp)) - kout * response
        response(0) <- kin / kout
        alag(depot) <- 0.3
      })
    }
    """

  private func block(_ equations: String) throws -> LinearBlock? {
    let model = try Model(parsing: equations, file: "m.R")
    var graph = model.graph
    return LinearBlock(model, graph: &graph)
  }

  @Test func blocksAreFoundByStructure() throws {
    let found = try #require(try block(Self.text))
    #expect(found.states == [0, 1, 2, 3])
    #expect(found.groups == [0..<1, 1..<3, 3..<4])
    #expect(found.reads == [1])
    // The AUC's own mode is nobody's business.
    #expect(found.modes == [0, 1, 2])
  }

  @Test(arguments: [
    // All linear: nothing is left to integrate.
    "d/dt(a) = -k*a",
    // The effect feeds back.
    "d/dt(a) = -k*a*b; d/dt(b) = a - b*b",
    // Exchange in a circle.
    "d/dt(a) = -a + c; d/dt(b) = a - b; d/dt(c) = b - c; d/dt(e) = a*e",
    // Rates change with time.
    "d/dt(a) = -k*t*a; d/dt(b) = a*b",
  ]) func whatIsNoBlockIsIntegrated(equations: String) throws {
    #expect(try block(equations) == nil)
  }

  /// A state that depends on the nonlinear ones is left out, and so is what depends on it.
  @Test func onlyWhatMovesByItselfBelongs() throws {
    let found = try #require(
      try block("d/dt(a) = -k*a; d/dt(b) = a - b*b; d/dt(c) = b - c; d/dt(e) = c - e"))
    #expect(found.states == [0])
  }

  private func solve(
    weights: [Double], infusion: Bool = false, ka: Double = 1, _ change: (inout SolveOptions) -> Void
  ) throws -> [Double] {
    let compiled = CompiledModel(try Model(parsing: Self.text, file: "m.R"))
    let doses = (0..<6).map {
      EventRecord(time: 12 * Double($0), evid: 1, amount: 100, rate: infusion ? 40 : 0)
    }
    let rows = stride(from: 0.25, through: 96, by: 1.75).map { EventRecord(time: $0, evid: 0) }
    var records = (doses + rows).sorted { $0.time < $1.time }
    for index in records.indices {
      let occasion = Int(records[index].time / 48)
      records[index].covariates = [weights[min(occasion, weights.count - 1)], Double(occasion)]
    }
    var options = SolveOptions()
    change(&options)
    let outputs = ["cp", "response"].map { compiled.model.variable($0)?.value }
    let solver = try SubjectSolver(
      compiled, subject: Subject(id: "1", records: records), covariates: ["WT", "OCC"],
      outputs: outputs.compactMap(\.self), sensitivities: false, options: options)
    var thetas = compiled.model.thetas.map(\.estimate)
    thetas[0] = ka
    try solver.solve(thetas: thetas, etas: [0.1, -0.2, 0.3])
    return solver.outputRecords.indices.flatMap { row in
      (0..<5).map { solver.state(row: row, compartment: $0) } + [solver.value(row: row, output: 0)]
    }
  }

  /// Doses, lag, infusions, weights and occasions that change the rates: as if everything were integrated.
  @Test(arguments: [false, true], Solver.allCases)
  func theBlockMovesAsIfIntegrated(infusion: Bool, solver: Solver) throws {
    let whole = try solve(weights: [70, 55, 90], infusion: infusion) {
      $0.forceIntegration = true
      $0.rtol = 1e-12
      $0.atol = 1e-12
    }
    let beside = try solve(weights: [70, 55, 90], infusion: infusion) {
      $0.solver = solver
      $0.rtol = 1e-10
      $0.atol = 1e-10
    }
    #expect(whole.count == beside.count)
    // 1e-8: a hundred times the tolerance, for the response gathers the errors of some hundred steps.
    for (a, b) in zip(whole, beside) { #expect(abs(a - b) < 1e-8 * max(1, abs(a))) }
  }

  /// Absorption as fast as one of the disposition's rates has no sum of exponentials: everything is integrated, and
  /// nothing jumps on the way there.
  @Test func nearlyEqualRatesAreIntegrated() throws {
    let k10 = 5.0 / 40 * 1.1051709180756477
    let (sum, product) = (k10 + 6.0 / 40 + 6.0 / 80, k10 * 6 / 80)
    let root = (sum * sum - 4 * product).squareRoot()
    let fast = (sum + root) / 2
    for share in [1.0, 1 + 1e-9, 1.0099, 1.0101] {
      let whole = try solve(weights: [70], ka: fast * share) { $0.forceIntegration = true }
      let beside = try solve(weights: [70], ka: fast * share) { _ in }
      // 1e-6: both integrate the response at 1e-8 a step, with other steps.
      for (a, b) in zip(whole, beside) { #expect(abs(a - b) < 1e-6 * max(1, abs(a))) }
    }
  }

  /// Lanes with and without a block, eight at a time, give the bits that each subject gets alone.
  @Test(arguments: [Solver.automatic, .rodas5P]) func neighboursChangeNothing(solver: Solver) throws {
    let model = try Model(parsing: Self.text, file: "m.R")
    let records =
      [EventRecord(time: 0, evid: 1, amount: 100, interval: 12, additional: 3)]
      + stride(from: 1.0, through: 60, by: 3).map { EventRecord(time: $0, evid: 0) }
    // Every third is so heavy, 885, that a rate of its disposition nearly agrees with ka: it has no block.
    let weights = [40.0, 70, 880]
    let subjects = (0..<21).map { number in
      var own = records
      for index in own.indices { own[index].covariates = [weights[number % 3] + Double(number), 1] }
      return Subject(id: String(number), records: own)
    }
    var options = Simulation.Options()
    options.threads = 1
    options.solve.solver = solver
    options.isTypical = true
    func run(_ subjects: [Subject]) throws -> [UInt64] {
      let table = EventTable(covariates: ["WT", "OCC"], subjects: subjects)
      return try Simulation(CompiledModel(model), table: table, options: options).run().values.map(
        \.bitPattern)
    }
    let together = try run(subjects)
    let alone = try subjects.flatMap { try run([$0]) }
    #expect(together == alone)
  }
}
