import Foundation
import Testing
import TitrateEngine
import TitrateLanguage
import TitrateTestSupport

/// Compartments that records switch off and on: EVID 2 with CMT, as NONMEM has it.
struct SwitchingTests {
  private static let text = """
    m <- function() { ini({ ka <- 1; k <- 0.2; eta.ka ~ 0.1; eta.k ~ 0.1 })
      model({ d/dt(A) <- -ka*exp(eta.ka)*A; d/dt(B) <- ka*exp(eta.ka)*A - k*exp(eta.k)*B; y <- B }) }
    """

  private func turn(_ time: Double, _ compartment: Int) -> EventRecord {
    EventRecord(time: time, evid: 2, compartment: .number(compartment))
  }

  private func profile(
    _ records: [EventRecord], etas: [Double]? = nil, sensitivities: Bool = false, integrates: Bool = false
  ) throws -> Profile {
    var options = SolveOptions()
    (options.forceIntegration, options.rtol, options.atol) = (integrates, 1e-11, 1e-13)
    return try Profile(
      Model(parsing: Self.text, file: "m.R"), records, etas: etas, sensitivities: sensitivities,
      options: options)
  }

  @Test(arguments: [false, true]) func whatIsOffIsEmptyAndStaysSo(integrates: Bool) throws {
    let records =
      ZooModel.merge(
        [dose(100), turn(4, -2)], [EventRecord(time: 4, evid: 0), EventRecord(time: 5, evid: 0)],
        [turn(6, 2), EventRecord(time: 6, evid: 0), EventRecord(time: 9, evid: 0)])
    let found = try profile(records, integrates: integrates)
    #expect(found.method == (integrates ? .integrated : .closedForm))
    // Rows: both switches are rows, too. From 6 on, what leaves A enters B again.
    let later = 100 * exp(-6.0) / (0.2 - 1) * (exp(-3.0) - exp(-0.6))
    #expect(found["B"].prefix(5) == [0, 0, 0, 0, 0])
    #expect(abs(found["B"][5] / later - 1) < (integrates ? 1e-9 : 1e-13))
    // The other compartment does not notice.
    #expect(abs(found["A"][2] / (100 * exp(-5.0)) - 1) < (integrates ? 1e-9 : 1e-13))
  }

  @Test func infusionsIntoItStop() throws {
    let records =
      [dose(100, rate: 10, into: "B"), turn(4, -2), turn(6, 2)] + observations([9, 12])
    #expect(try profile(records)["B"] == [0, 0, 0, 0])
    // One that begins while the compartment is off switches it on.
    let other = try profile([
      turn(0, -2), dose(100, at: 1, rate: 10, into: "B"), EventRecord(time: 3, evid: 0),
    ])
    #expect(abs(other["B"][1] / (50 * (1 - exp(-0.4))) - 1) < 1e-13)
  }

  @Test func dosesAndResetsSwitchOn() throws {
    let dosed = try profile([turn(0, -2), dose(10, at: 2, into: "B"), EventRecord(time: 7, evid: 0)])
    #expect(abs(dosed["B"][1] / (10 * exp(-1.0)) - 1) < 1e-13)
    let reset = try profile([
      dose(100), turn(1, -2), EventRecord(time: 2, evid: 4, amount: 100), EventRecord(time: 5, evid: 0),
    ])
    #expect(abs(reset["B"][1] / (100 / (0.2 - 1) * (exp(-3.0) - exp(-0.6))) - 1) < 1e-13)
  }

  @Test(arguments: [false, true]) func sensitivitiesGoWithIt(integrates: Bool) throws {
    let records =
      [
        dose(100), dose(40, at: 1, rate: 10, into: "B"), turn(3, -2), turn(4, 2),
        EventRecord(time: 6, evid: 0),
      ]
    let exact = try profile(records, etas: [0, 0], sensitivities: true, integrates: integrates)
    for eta in 0..<2 {
      func at(_ h: Double) throws -> Double {
        var etas = [0.0, 0]
        etas[eta] = h
        return try #require(try profile(records, etas: etas)["y"].last)
      }
      let h = 1e-3
      let found = try #require(exact.derivatives["y"]?[eta].last)
      // Central differences: h²/6 of a third derivative, which the exponent 4·e^η makes some hundred values large.
      #expect(abs(found - (try at(h) - at(-h)) / (2 * h)) < 1e-4 * abs(exact["y"].last!))
    }
  }

  @Test func populationsMixBothKinds() throws {
    let compiled = CompiledModel(try Model(parsing: Self.text, file: "m.R"))
    let plain = [dose(100)] + observations([2, 5])
    let switched = [dose(100), turn(1, -2)] + observations([2]) + [turn(3, 2)] + observations([5])
    let subjects = (0..<10).map { Subject(id: String($0), records: $0 % 3 == 1 ? switched : plain) }
    var options = Simulation.Options()
    options.seed = 4
    let result = try Simulation(
      compiled, table: EventTable(covariates: [], subjects: subjects), options: options
    ).run()
    for (number, subject) in subjects.enumerated() {
      let alone = try SubjectSolver(
        compiled, subject: subject, covariates: [],
        outputs: [try #require(compiled.model.variable("y")).value],
        sensitivities: false)
      try alone.solve(thetas: compiled.model.thetas.map(\.estimate), etas: result.etas[number])
      let rows = result.subjects.indices.filter { result.subjects[$0] == number }
      #expect(rows.map { result.row($0).first! } == rows.indices.map { alone.value(row: $0, output: 0) })
    }
  }

  @Test func otherRecordsCannotSwitchOff() throws {
    let problems = #expect(throws: Diagnostics.self) {
      try profile([EventRecord(time: 1, evid: 0, compartment: .number(-2))])
    }
    #expect(problems?.all.map(\.code) == ["S043"])
    // A reset ignores CMT.
    let reset = try profile([
      dose(100), EventRecord(time: 1, evid: 3, compartment: .number(-2)), dose(10, at: 1, into: "B"),
      EventRecord(time: 1, evid: 0),
    ])
    #expect(reset["B"] == [10])
  }
}
