import Testing
import TitrateEngine
import TitrateLanguage
import TitrateTestSupport

/// The laws, over the whole zoo and every solver.
struct ZooLawTests {
  static let autonomous = ZooCase.all.filter { $0.laws.contains("autonomous") }
  static let linear = ZooCase.all.filter { $0.laws.contains("linear") }
  static let closed = ZooCase.all.filter { $0.laws.contains("closed") }
  static let steady = ZooCase.all.filter { $0.laws.contains("steady") }

  /// A model with its events, ready for a law.
  private struct Trial {
    let laws: Laws
    let records: [EventRecord]
    let covariates: [Double]
    let isIntegrated: Bool
    /// Rounding, or integrations at rtol = 1e-10 whose steps differ.
    var tolerance: Double { isIntegrated ? 1e-7 : 1e-11 }
    var doses: [EventRecord] { records.filter { !$0.isOutput } }
    var times: [Double] { records.filter(\.isOutput).map(\.time) }

    init(_ item: ZooCase, _ configuration: SolverConfiguration) throws {
      let (model, table) = (try item.model, try item.table)
      let options = configuration.options(rtol: 1e-10, atol: 1e-12)
      records = table.subjects[0].records
      covariates = records[0].covariates
      let profile = try Profile(
        model, records, covariates: table.covariates, options: options, texts: table.subjects[0].texts)
      isIntegrated = profile.method == .integrated
      // 1e-4: at a hundred millionth of it the integrator's absolute tolerance ends what it knows.
      laws = Laws(
        model, covariates: table.covariates, texts: table.subjects[0].texts, options: options,
        floor: isIntegrated ? 1e-4 : 0)
    }
  }

  @Test(arguments: ZooCase.all, SolverConfiguration.all)
  func additionalDosesAreTheDosesTheyAbbreviate(_ item: ZooCase, _ configuration: SolverConfiguration) throws
  {
    let trial = try Trial(item, configuration)
    // Written out doses have the covariates of the record they come from: only constant ones say the same.
    guard item.isConstant(trial.records) else { return }
    let difference = try trial.laws.additionalDosesWrittenOut(trial.doses, times: trial.times)
    #expect(difference <= trial.tolerance)
  }

  @Test(arguments: autonomous, SolverConfiguration.all)
  func theClockMayStartAnywhere(_ item: ZooCase, _ configuration: SolverConfiguration) throws {
    let trial = try Trial(item, configuration)
    #expect(try trial.laws.timeShift(trial.records, by: 100) <= trial.tolerance)
    #expect(try trial.laws.timeShift(trial.records, by: -36) <= trial.tolerance)
  }

  @Test(arguments: linear, SolverConfiguration.all)
  func amountsScaleWithDoses(_ item: ZooCase, _ configuration: SolverConfiguration) throws {
    let trial = try Trial(item, configuration)
    #expect(try trial.laws.doseScaling(trial.records, factor: 3) <= trial.tolerance)
  }

  @Test(arguments: linear, SolverConfiguration.all)
  func regimensSuperpose(_ item: ZooCase, _ configuration: SolverConfiguration) throws {
    let trial = try Trial(item, configuration)
    let second = EventRecord(
      time: trial.doses[0].time + 2, evid: 1, amount: 40, interval: 8, additional: 3,
      compartment: .number(1), covariates: trial.covariates)
    let first = trial.doses.filter { $0.steadyState == 0 }
    #expect(try trial.laws.superposition(first, [second], times: trial.times) <= trial.tolerance)
  }

  @Test(arguments: closed, SolverConfiguration.all)
  func nothingIsLost(_ item: ZooCase, _ configuration: SolverConfiguration) throws {
    let trial = try Trial(item, configuration)
    // Runge-Kutta preserves linear invariants, so rounding in both methods.
    #expect(try trial.laws.massBalance(trial.doses, times: [60, 100, 200]) <= 1e-11)
  }

  @Test(arguments: steady, SolverConfiguration.all)
  func steadyStateIsManyDoses(_ item: ZooCase, _ configuration: SolverConfiguration) throws {
    let trial = try Trial(item, configuration)
    var single = trial.doses[0]
    // 14 h: longer than any infusion of the zoo.
    (single.interval, single.additional) = (14, 0)
    let difference = try trial.laws.steadyStateIsManyDoses(single, doses: 400, times: [0.5, 2, 6, 11])
    // 1e-9: the slowest of the zoo forget their beginning to that within 400 intervals.
    #expect(difference <= max(trial.tolerance, 1e-9))
  }

  @Test(arguments: ZooCase.all, SolverConfiguration.all)
  func anExtraObservationMovesNothing(_ item: ZooCase, _ configuration: SolverConfiguration) throws {
    let trial = try Trial(item, configuration)
    guard item.isConstant(trial.records) else { return }
    let difference = try trial.laws.extraObservations(
      trial.records, extra: [0.137, 0.613, 5.271, 7.759].map { trial.records[0].time + $0 })
    // The integrator's steps do not depend on output at all. A closed form stops there: rounding.
    #expect(difference <= (trial.isIntegrated ? 0 : 1e-11))
  }
}

extension ZooCase {
  /// Whether covariates never change.
  func isConstant(_ records: [EventRecord]) -> Bool {
    records.allSatisfy { $0.covariates == records[0].covariates }
  }
}
