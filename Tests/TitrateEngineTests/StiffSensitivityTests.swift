import Foundation
import Testing
import TitrateEngine
import TitrateLanguage
import TitrateTestSupport

/// Steady states and sensitivities of stiff models: a drug that binds its target `kon` times an hour.
struct StiffSensitivityTests {
  private func model(kon: Double) throws -> Model {
    try Model(
      parsing: """
        m <- function() { ini({ eta.kel ~ 0.09; eta.v ~ 0.09; eta.kint ~ 0.04 })
          model({
            kel <- 0.02*exp(eta.kel); v <- 3*exp(eta.v); kint <- 0.05*exp(eta.kint)
            R(0) <- 10
            d/dt(A) <- -kel*A - \(kon)*A*R + 0.01*v*RC
            d/dt(R) <- 1 - 0.1*R - \(kon)*A/v*R + 0.01*RC
            d/dt(RC) <- \(kon)*A/v*R - (kint + 0.01)*RC
            y <- A/v
          }) }
        """, file: "m.R")
  }

  private func options(_ solver: Solver, rtol: Double = 1e-8) -> SolveOptions {
    var options = SolveOptions()
    (options.solver, options.rtol, options.atol) = (solver, rtol, rtol / 100)
    return options
  }

  private let times = observations([168.5, 180, 240, 335])

  @Test(arguments: [1.0, 300], [Solver.automatic, .rodas5P])
  func steadyStateIsManyDoses(kon: Double, solver: Solver) throws {
    let model = try model(kon: kon)
    let steady = try Profile(
      model, [dose(30, at: 168, every: 168, steadyState: true)] + times, options: options(solver, rtol: 1e-9))
    // After 30 weeks nothing of the beginning is left: the slowest rate is 0.02 an hour.
    let moved = times.map { EventRecord(time: $0.time + 29 * 168, evid: 0) }
    let many = try Profile(
      model, ZooModel.merge([dose(30, every: 168, further: 30)], moved),
      options: options(.rodas5P, rtol: 1e-9))
    // rtol = 1e-9 summed over the steps of a period, and by the contraction of the periods.
    #expect(largestRelativeDifference(steady["y"], many["y"], floor: 1e-3) < 1e-6)
    // Stability would ask the explicit method for some 100 000 steps a period at 300, and there are ten periods and more.
    #expect(steady.statistics.steps < 100_000)
  }

  @Test func differencesAreTheDerivatives() throws {
    let model = try model(kon: 1)
    let records = [dose(30, at: 168, every: 168, steadyState: true)] + times
    let exact = try Profile(model, records, sensitivities: true, options: options(.tsitouras5, rtol: 1e-10))
    let stiff = try Profile(model, records, sensitivities: true, options: options(.rodas5P))
    #expect(stiff.statistics.stiffSolves > 0 && exact.statistics.stiffSolves == 0)
    for eta in 0..<3 {
      let known = try #require(exact.derivatives["y"]?[eta])
      let found = try #require(stiff.derivatives["y"]?[eta])
      let size = known.reduce(0) { max($0, $1.magnitude) }
      // h⁴ of a fifth derivative, h = 0.009; the tolerance divided by h lies below.
      #expect(largestRelativeDifference(found, known, floor: size) < 1e-6)
    }
    #expect(largestRelativeDifference(stiff["y"], exact["y"], floor: 1e-3) < 1e-7)
  }

  @Test func stiffSensitivitiesEnd() throws {
    let model = try model(kon: 300)
    let records = [dose(300, at: 168, every: 168, steadyState: true)] + times
    let found = try Profile(model, records, sensitivities: true, options: options(.automatic))
    #expect(found.statistics.stiffSolves > 0)
    // 13 solutions with their steady states; the explicit method would take some ten million steps.
    #expect(found.statistics.steps < 1_000_000)
    // Two points of a curve that is smooth where the drug outnumbers its target by far.
    let h = 0.05
    let up = try Profile(model, records, etas: [0, h, 0], options: options(.rodas5P, rtol: 1e-10))["y"]
    let down = try Profile(model, records, etas: [0, -h, 0], options: options(.rodas5P, rtol: 1e-10))["y"]
    let rough = zip(up, down).map { ($0 - $1) / (2 * h) }
    let derivative = try #require(found.derivatives["y"]?[1])
    // h² of a third derivative of the size of the value.
    #expect(
      largestRelativeDifference(derivative, rough, floor: rough.reduce(0) { max($0, $1.magnitude) }) < 1e-2)
  }
}
