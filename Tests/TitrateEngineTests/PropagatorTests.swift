import Foundation
import Testing
import TitrateLanguage
import TitrateTestSupport

@testable import TitrateEngine

/// The propagator's accuracy, and that caching changes nothing.
struct PropagatorTests {
  private func chain(_ rates: [Double], span: Double, input: Bool) -> (e: [Double], phi: [Double]) {
    let n = rates.count
    let cache = PropagatorCache(n: n, directions: 0, spans: 4)
    for state in 0..<n {
      cache.k[state * n + state] = -rates[state]
      if state > 0 { cache.k[state * n + state - 1] = rates[state - 1] }
    }
    cache.forget()
    let made = cache.propagator(span: span, input: input)
    return (
      Array(UnsafeBufferPointer(start: made.e, count: n * n)),
      input ? Array(UnsafeBufferPointer(start: made.phi, count: n * n)) : []
    )
  }

  /// A chain of equal rates k fills its m-th compartment with (kt)^m/m!·e^(−kt).
  @Test(arguments: [1e-6, 0.01, 0.3, 1, 7, 60, 300]) func chainsKeepTheDigitsOfEveryEntry(kt: Double) {
    let n = 8
    for input in [false, true] {
      let (e, _) = chain(Array(repeating: 2, count: n), span: kt / 2, input: input)
      var expected = exp(-kt)
      for m in 0..<n {
        if m > 0 { expected *= kt / Double(m) }
        // Each doubling doubles the relative error of a rounding: kt of them, at 1e-16, besides some of the series.
        #expect(abs(e[m * n] - expected) <= (1e-14 + 1e-15 * kt) * expected, "entry \(m)")
      }
    }
  }

  /// With input R and one rate k the amount is R·(1 − e^(−kt))/k.
  @Test(arguments: [1e-9, 1e-3, 1, 50]) func inputIsIntegratedWithoutCancellation(kt: Double) {
    let (_, phi) = chain([0.5], span: 2 * kt, input: true)
    #expect(abs(phi[0] + 2 * expm1(-kt)) <= (1e-14 + 1e-15 * kt) * phi[0])
  }

  /// A fast and a slow process in one model.
  @Test func ratesMayDifferByTenOrders() {
    let (e, _) = chain([1e6, 1e-4], span: 100, input: false)
    // 27 doublings: 1e-16·2^27 is 1e-8, but only the slow rate's own rounding counts, at 1e-16·(1e6·100).
    #expect(abs(e[3] - exp(-0.01)) <= 1e-8)
    #expect(e[0] == 0)
    #expect(abs(e[2] - exp(-0.01)) <= 1e-8)
  }

  @Test func evenGridsNeedFewPropagators() throws {
    // 0.1 h is no binary fraction: its multiples differ by spans that differ in their last bits.
    let times = (1...600).map { Double($0) * 0.1 }
    let zoo = ZooModel.collected
    let profile = try Profile(
      zoo.model, ZooModel.merge([dose(100, every: 12, further: 4)], observations(times)), names: ["Cc"])
    #expect(profile.statistics.propagators <= 4)
    let model = try Model(
      parsing: "m <- function() { ini({ k <- 0.1 })\nmodel({ d/dt(A) <- -k*A }) }", file: "m.R")
    let decay = try Profile(model, ZooModel.merge([dose(1)], observations(times)))["A"]
    // 600 products; the quantum of time is 1e-13 h here.
    #expect(largestRelativeDifference(decay, times.map { exp(-0.1 * $0) }) <= 1e-12)
  }

  @Test(arguments: [ZooModel.oral, .michaelisMenten, .turnover])
  func solutionsDependOnTheirArgumentsOnly(_ zoo: ZooModel) throws {
    let model = try zoo.model
    let solver = try SubjectSolver(
      CompiledModel(model), subject: Subject(id: "1", records: zoo.records), covariates: [],
      outputs: model.variables.map(\.value), sensitivities: true)
    let thetas = model.thetas.map(\.estimate)
    func solve(_ eta: Double) throws -> [UInt64] {
      try solver.solve(thetas: thetas, etas: Array(repeating: eta, count: solver.etaCount))
      return solver.outputRecords.indices.flatMap { row in
        model.variables.indices.flatMap { output in
          [solver.value(row: row, output: output).bitPattern]
            + (0..<solver.etaCount).map { solver.derivative(row: row, output: output, eta: $0).bitPattern }
        }
      }
    }
    let first = try solve(0.1)
    #expect(try solve(-0.2) != first)
    #expect(try solve(0.1) == first)
    #expect(throws: SolveFailure.notFinite(time: 0, what: "eta 1")) { try solve(.nan) }
    #expect(try solve(0.1) == first)
  }
}
