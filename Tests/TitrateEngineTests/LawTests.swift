import Testing
import TitrateEngine
import TitrateLanguage
import TitrateTestSupport

/// The laws, over the zoo and both methods.
struct LawTests {
  /// Closed forms differ by rounding alone: some tens of roundings, amplified by up to 2⁷ in the doublings.
  static let rounding = 1e-12
  /// Integrations at rtol 1e-8 whose steps differ.
  static let integration = 1e-6

  struct Case: Sendable, CustomStringConvertible {
    let zoo: ZooModel
    let integrates: Bool
    var description: String { "\(zoo.name), \(integrates ? "integrated" : "as found")" }
    var options: SolveOptions {
      var options = SolveOptions()
      options.forceIntegration = integrates
      return options
    }
    func isIntegrated() throws -> Bool { try integrates || CompiledModel(zoo.model).method == .integrated }
    /// 1e-4: a millionth of it is the integrator's absolute tolerance.
    func laws() throws -> Laws { Laws(try zoo.model, options: options, floor: try isIntegrated() ? 1e-4 : 0) }
    /// What explains a difference: rounding, or the integrator's tolerance.
    func tolerance() throws -> Double { try isIntegrated() ? LawTests.integration : LawTests.rounding }
  }

  static let all = ZooModel.all.flatMap {
    [Case(zoo: $0, integrates: false), Case(zoo: $0, integrates: true)]
  }
  static let linear = all.filter(\.zoo.isLinear)

  @Test(arguments: all) func additionalDosesAreTheDosesTheyAbbreviate(_ item: Case) throws {
    let difference = try item.laws().additionalDosesWrittenOut(item.zoo.doses, times: item.zoo.times)
    #expect(difference <= (try item.tolerance()))
  }

  @Test(arguments: all, [-36.0, 1000]) func theClockMayStartAnywhere(_ item: Case, shift: Double) throws {
    let difference = try item.laws().timeShift(item.zoo.records, by: shift)
    // Times near 1000 h have 1e-13 h of rounding, which rates of a few per hour turn into 1e-12 at most.
    #expect(difference <= max(try item.tolerance(), 1e-11))
  }

  // Not the modelled rates: their infusions last longer instead.
  @Test(arguments: linear.filter { $0.zoo.name != "infusion" }) func amountsScaleWithDoses(_ item: Case)
    throws
  {
    let difference = try item.laws().doseScaling(item.zoo.records, factor: 3)
    #expect(difference <= (try item.tolerance()))
  }

  @Test(arguments: linear) func regimensSuperpose(_ item: Case) throws {
    let (first, second) = (item.zoo.doses, [dose(40, at: 2, every: 8, further: 3)])
    let difference = try item.laws().superposition(first, second, times: item.zoo.times)
    #expect(difference <= (try item.tolerance()))
  }

  @Test(arguments: all.filter(\.zoo.isClosed)) func nothingIsLost(_ item: Case) throws {
    let difference = try item.laws().massBalance(item.zoo.doses, times: [35.5, 60, 200])
    // Rounding, or Runge-Kutta: it preserves linear invariants, so rounding again.
    #expect(difference <= 1e-12)
  }

  @Test(arguments: all.filter { !["collected", "infusion"].contains($0.zoo.name) })
  func steadyStateIsManyDoses(_ item: Case) throws {
    let single = dose(80, every: 12)
    let difference = try item.laws().steadyStateIsManyDoses(single, doses: 100, times: [0.5, 2, 6, 11])
    // 100 intervals of 12 h leave less than 1e-9 of the beginning; then rounding or the integrator.
    #expect(difference <= max(try item.tolerance(), 1e-9))
  }

  @Test(arguments: [-2.0, -1, 30], [false, true])
  func steadyStateOfInfusionsIsManyDoses(rate: Double, integrates: Bool) throws {
    let item = Case(zoo: .infusion, integrates: integrates)
    let single = dose(100, rate: rate, every: 12)
    let difference = try item.laws().steadyStateIsManyDoses(single, doses: 60, times: [0.2, 0.5, 2, 6, 11])
    #expect(difference <= (integrates ? Self.integration : Self.rounding))
  }

  @Test(arguments: [5.0, 12, 12.4, 30]) func steadyStateKnowsDosesOnTheirWay(lag: Double) throws {
    // Lags as long as the interval and longer: doses taken before the record arrive after it.
    let text = ZooModel.oral.text.replacing("tlag <- log(0.5)", with: "tlag <- log(\(lag))")
    let laws = Laws(try Model(parsing: text, file: "lag.R"))
    let difference = try laws.steadyStateIsManyDoses(
      dose(80, every: 12), doses: 100, times: [0.1, 0.7, 3, 6, 11.9])
    #expect(difference <= 1e-9)
  }

  @Test(arguments: all) func anExtraObservationMovesNothing(_ item: Case) throws {
    let difference = try item.laws().extraObservations(item.zoo.records, extra: [0.1, 5, 12.25, 36.5, 60])
    // The integrator's steps do not depend on output at all. A closed form stops there: rounding.
    #expect(difference <= (try item.isIntegrated() ? 0 : Self.rounding))
  }

  @Test(arguments: ZooModel.all) func bothMethodsAgree(_ zoo: ZooModel) throws {
    var options = SolveOptions()
    let exact = try Profile(zoo.model, zoo.records, options: options)
    guard exact.method == .closedForm else { return }
    options.forceIntegration = true
    let integrated = try Profile(zoo.model, zoo.records, options: options)
    #expect(integrated.method == .integrated)
    // rtol 1e-8 over some tens of steps.
    #expect(largestRelativeDifference(exact["Cc"], integrated["Cc"]) <= 1e-7)
  }

  @Test func methodsAreFound() throws {
    func method(_ zoo: ZooModel) throws -> CompiledModel.Method { CompiledModel(try zoo.model).method }
    #expect(try method(.oral) == .closedForm)
    #expect(try method(.infusion) == .closedForm)
    #expect(try method(.collected) == .closedForm)
    #expect(try method(.production) == .closedForm)
    #expect(try method(.occasions) == .closedForm)
    #expect(try method(.michaelisMenten) == .integrated)
    #expect(try method(.turnover) == .integrated)
  }

  @Test(
    arguments: [
      "d/dt(A) <- -k*floor(A)", "d/dt(A) <- -k*A*(A > 5)", "d/dt(A) <- -k*A*(t > 5)",
      "d/dt(A) <- -k*A + sin(t)",
      "d/dt(A) <- -k*sqrt(A)", "d/dt(A) <- k/A", "d/dt(A) <- -k*abs(A)",
    ])
  func whatOnlyLooksLinearIsIntegrated(equation: String) throws {
    let model = try Model(
      parsing: "m <- function() { ini({ k <- 1 })\nmodel({\n\(equation)\n}) }", file: "m.R")
    #expect(CompiledModel(model).method == .integrated)
  }
}
