import Foundation
import Testing
import TitrateEngine
import TitrateLanguage
import TitrateTestSupport

/// What a model learns about doses and records.
struct DoseQuestionTests {
  private func model(_ ini: String, _ lines: String) throws -> Model {
    try Model(parsing: "m <- function() { ini({ \(ini) })\nmodel({\n\(lines)\n}) }", file: "m.R")
  }

  private static let questions = """
    d/dt(depot) <- -depot
    d/dt(central) <- depot - 0.1*central
    alag(depot) <- 0.5
    since <- tad(); since0 <- tad0(); from <- tafd(); last <- tlast(); first <- tfirst0()
    amount <- podo(); number <- dosenum(); deep <- tad(depot); given <- podo(depot)
    order <- newind; place <- CMT
    """

  /// NaN is equal to itself here.
  private func expect(_ found: [Double], _ known: [Double], _ name: String) {
    #expect(
      found.count == known.count && zip(found, known).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) },
      "\(name): \(found) instead of \(known)")
  }

  @Test func dosesCountWhenTheyArrive() throws {
    let records = [
      dose(100, every: 12, further: 2), EventRecord(time: 0.25, evid: 0), EventRecord(time: 1, evid: 0),
      EventRecord(time: 12.25, evid: 0), EventRecord(time: 12.5, evid: 0),
      dose(30, at: 20, rate: 15, into: "central"), EventRecord(time: 20, evid: 0),
      EventRecord(time: 21, evid: 0),
    ]
    let profile = try Profile(model("a <- 1", Self.questions), records)
    // Questions about doses are constant between doses: exact propagation is still possible.
    #expect(profile.method == .closedForm)
    expect(profile["since"], [.nan, 0.5, 11.75, 0, 0, 1], "since")
    expect(profile["since0"], [0, 0.5, 11.75, 0, 0, 1], "since0")
    expect(profile["from"], [.nan, 0.5, 11.75, 12, 19.5, 20.5], "from")
    expect(profile["last"], [.nan, 0.5, 0.5, 12.5, 20, 20], "last")
    expect(profile["first"], [0, 0.5, 0.5, 0.5, 0.5, 0.5], "first")
    expect(profile["amount"], [.nan, 100, 100, 100, 30, 30], "amount")
    expect(profile["number"], [0, 1, 1, 2, 3, 3], "number")
    expect(profile["deep"], [.nan, 0.5, 11.75, 0, 7.5, 8.5], "deep")
    expect(profile["given"], [.nan, 100, 100, 100, 100, 100], "given")
    expect(profile["order"], [2, 2, 2, 2, 2, 2], "order")
    expect(profile["place"], [1, 1, 1, 1, 1, 1], "place")
  }

  @Test func recordsThatAreNoDosesDoNotCount() throws {
    let lines = "d/dt(A) <- -A; number <- dosenum(); amount <- podo0(); last <- tlast0(); order <- newind"
    let records = [
      EventRecord(time: 0, evid: 0), dose(10, at: 1), dose(20, at: 1), EventRecord(time: 1, evid: 0),
      EventRecord(time: 2, evid: 2, amount: 5), EventRecord(time: 2, evid: 3), EventRecord(time: 2, evid: 0),
      EventRecord(time: 3, evid: 5, amount: 5), EventRecord(time: 3, evid: 0),
      EventRecord(time: 4, evid: 7, amount: 7), EventRecord(time: 4, evid: 0),
      EventRecord(time: 5, evid: 4, amount: 8), EventRecord(time: 5, evid: 0),
    ]
    let profile = try Profile(model("a <- 1", lines), records)
    // Of two doses at one time the first is the dose; resets and changes of amounts are none, phantoms are.
    expect(profile["number"], [0, 1, 1, 1, 1, 2, 3], "number")
    expect(profile["amount"], [0, 10, 10, 10, 10, 7, 8], "amount")
    expect(profile["last"], [0, 1, 1, 1, 1, 4, 5], "last")
    expect(profile["order"], [1, 2, 2, 2, 2, 2, 2], "order")
  }

  @Test func atSteadyStateThereWasADoseBefore() throws {
    let lines = "d/dt(A) <- -A; alag(A) <- 3; since <- tad(); number <- dosenum()"
    let records = [
      dose(10, at: 24, every: 8, steadyState: true), EventRecord(time: 24, evid: 0),
      EventRecord(time: 26, evid: 0), EventRecord(time: 28, evid: 0),
    ]
    let profile = try Profile(model("a <- 1", lines), records)
    // Doses arrive 3 h after 16, 24, …: the record at 24 sees the one of 19.
    expect(profile["since"], [5, 7, 1], "since")
    expect(profile["number"], [1, 1, 2], "number")
  }

  /// Rates that depend on the size of the last dose, or on the time since it.
  @Test(arguments: ["podo0()/400", "0.3*exp(-0.2*tad0())", "0.3/(1 + tad0(A)) + A/500"], [0.0, 5, 14])
  func steadyStateIsManyDoses(rate: String, lag: Double) throws {
    let model = try model("a <- 1", "d/dt(A) <- -(0.05 + \(rate))*A; alag(A) <- \(lag)")
    var options = SolveOptions()
    (options.rtol, options.atol) = (1e-10, 1e-12)
    let times = [0.0, 1, 4, 5, 9].map { EventRecord(time: 1200 + $0, evid: 0) }
    let steady = try Profile(
      model, [dose(100, at: 1200, every: 12, steadyState: true)] + times, options: options)
    let many = try Profile(
      model, ZooModel.merge([dose(100, every: 12, further: 100)], times), options: options)
    // The dose of the record itself arrives later with a lag; both have had their doses up to then.
    let difference = largestRelativeDifference(steady["A"], many["A"])
    #expect(difference < (steady.method == .closedForm ? 1e-12 : 1e-8))
  }

  @Test func lanesAndNeighboursChangeNoBit() throws {
    let text = """
      m <- function() { ini({ eta.k ~ 0.1; eta.lag ~ 0.1 })
      model({
        k <- exp(eta.k)*(0.2 + 0.1*exp(-tad0()))/(1 + podo0()/200)
        d/dt(A) <- -k*A - 0.01*A*A
        alag(A) <- exp(eta.lag)
        since <- tad(); number <- dosenum()
      }) }
      """
    let compiled = CompiledModel(try Model(parsing: text, file: "m.R"))
    let records = ZooModel.merge([dose(10, every: 6, further: 3)], observations([1, 5, 7, 13, 20]))
    let subjects = (1...11).map { Subject(id: String($0), records: records) }
    var options = Simulation.Options()
    options.seed = 3
    let result = try Simulation(
      compiled, table: EventTable(covariates: [], subjects: subjects), options: options
    ).run()
    let outputs = compiled.model.variables.map(\.value)
    for (number, etas) in result.etas.enumerated() {
      let alone = try SubjectSolver(
        compiled, subject: subjects[number], covariates: [], outputs: outputs, sensitivities: false)
      try alone.solve(thetas: [], etas: etas)
      for row in 0..<5 {
        let values = outputs.indices.map { alone.value(row: row, output: $0) }
        #expect(
          Array(result.row(number * 5 + row).prefix(outputs.count)).map(\.bitPattern)
            == values.map(\.bitPattern))
      }
    }
  }

  /// A random lag moves the time after dose, in outputs, in rates, and at steady state.
  @Test(arguments: [
    "-(0.1 + 0.3*exp(-0.2*tad0()))*A", "-0.2*A + transit(3, 2)", "-0.2*A - 0.1*tlast0()*A/(10 + A)",
    "-0.01*(5 + tlast0())*A",
  ])
  func sensitivitiesFollowRandomLags(rate: String) throws {
    let model = try model(
      "eta.lag ~ 0.1", "d/dt(A) <- \(rate); alag(A) <- 1.5*exp(eta.lag); y <- A*(1 + tad0()) + tafd0()")
    let records = [
      dose(10, at: 0, every: 8, steadyState: rate.contains("tlast") ? false : true),
      EventRecord(time: 1, evid: 0),
      dose(8, at: 2, rate: 4), EventRecord(time: 3, evid: 0), EventRecord(time: 4, evid: 0), dose(5, at: 5),
      EventRecord(time: 8, evid: 0), EventRecord(time: 12, evid: 0),
    ]
    var options = SolveOptions()
    (options.rtol, options.atol) = (1e-12, 1e-13)
    func at(_ eta: Double) throws -> [Double] {
      try Profile(model, records, etas: [eta], options: options)["y"]
    }
    let exact = try Profile(model, records, etas: [0], sensitivities: true, options: options)
    let derivative = try #require(exact.derivatives["y"]?[0])
    let h = 0.01
    let (one, half) = (zip(try at(h), try at(-h)), zip(try at(h / 2), try at(-h / 2)))
    let differences = zip(one, half).map { one, half in
      (4 * (half.0 - half.1) / h - (one.0 - one.1) / (2 * h)) / 3
    }
    // 1e-7: the error of the extrapolated differences, h⁴ times a fifth derivative over 500.
    #expect(largestRelativeDifference(derivative, differences, floor: 1) < 1e-7)
  }
}
