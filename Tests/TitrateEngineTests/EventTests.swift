import Foundation
import Testing
import TitrateEngine
import TitrateLanguage
import TitrateTestSupport

/// What records mean: order, resets, covariates, and what is refused.
struct EventTests {
  static let bolus = """
    m <- function() {
      ini({ CL <- 5; V <- 50; LAG <- 0 })
      model({ d/dt(A) <- -CL/V*A; alag(A) <- LAG; A(0) <- 0; CP <- A/V })
    }
    """

  private func amounts(_ records: [EventRecord], text: String = bolus) throws -> [Double] {
    try Profile(Model(parsing: text, file: "m.R"), records)["A"]
  }

  @Test func recordsOfOneTimeComeInTheOrderOfTheData() throws {
    let observation = EventRecord(time: 10, evid: 0)
    let values = try amounts([observation, dose(100, at: 10), observation])
    #expect(values == [0, 100])
  }

  @Test func announcedDosesComeBeforeTheRecordsOfTheirTime() throws {
    // NONMEM's order: a further dose of ADDL is there when the record of its time is read.
    let values = try amounts([dose(100, every: 10, further: 1), EventRecord(time: 10, evid: 0)])
    #expect(abs(values[0] - (100 + 36.787944117144235)) < 1e-12)
    // So is a dose that arrives after its lag, even when the times differ in the last bit: 0.1 + 0.2 > 0.3.
    let lagged = Self.bolus.replacing("LAG <- 0 ", with: "LAG <- 0.2 ")
    #expect(try amounts([dose(100, at: 0.1), EventRecord(time: 0.3, evid: 0)], text: lagged) == [100])
  }

  @Test func evid2GivesARowAndNothingElse() throws {
    let values = try amounts([
      dose(100), EventRecord(time: 0, evid: 2, amount: 50), EventRecord(time: 0, evid: 0),
    ])
    #expect(values == [100, 100])
  }

  @Test(arguments: [(5, 30.0, 30.0), (6, 0.5, 50), (7, 30, 100)])
  func amountsAreReplacedMultipliedOrLeft(evid: Int, amount: Double, expected: Double) throws {
    let change = EventRecord(time: 0, evid: evid, amount: amount)
    #expect(try amounts([dose(100), change, EventRecord(time: 0, evid: 0)]) == [expected])
  }

  @Test func rxode2GivesDosesBeforeObservationsAndStartsAtZero() throws {
    var options = SolveOptions()
    options.events = .rxode2
    let model = try Model(parsing: Self.bolus.replacing("A(0) <- 0", with: "A(0) <- 10"), file: "m.R")
    let records = [EventRecord(time: 10, evid: 0), dose(100, at: 10)]
    // 10·e^(−0.1·10) is left of what was there at time 0; then the dose, although it is written later.
    let values = try Profile(model, records, options: options)["A"]
    #expect(abs(values[0] - 103.6787944117144) < 1e-12)
    #expect(try Profile(model, records)["A"] == [10])
  }

  @Test func resetsCancelWhatWasAnnouncedAndTimeMayStartAgain() throws {
    let values = try amounts([
      dose(100, rate: 5, every: 1, further: 50), EventRecord(time: 2, evid: 0), EventRecord(time: 1, evid: 3),
      EventRecord(time: 30, evid: 0), EventRecord(time: 0, evid: 4, amount: 20),
      EventRecord(time: 0, evid: 0),
    ])
    #expect(values[0] > 0)
    #expect(values[1...] == [0, 20])
  }

  @Test func negativeTimesAreTimes() throws {
    let values = try amounts([dose(100, at: -5), EventRecord(time: 5, evid: 0)])
    #expect(abs(values[0] - 36.787944117144235) < 1e-12)
  }

  @Test func durationsAreLikeModelledDurations() throws {
    var record = dose(100)
    record.duration = 4
    let values = try amounts([record, EventRecord(time: 4, evid: 0)])
    // 25 mg/h for 4 h with k = 0.1: 250·(1 − e^−0.4).
    #expect(abs(values[0] - 82.41998849109018) < 1e-12)
  }

  @Test func timeVaryingCovariatesFollowTheRule() throws {
    let text = """
      m <- function() { ini({ TV <- 1 })
        model({ k <- TV*K; d/dt(A) <- -k*A; A(0) <- 1 }) }
      """
    let records = zip([0.0, 1, 3], [0.1, 0.5, .nan]).map { EventRecord(time: $0, evid: 0, covariates: [$1]) }
    func last(_ rule: CovariateRule) throws -> Double {
      var options = SolveOptions()
      options.covariates = rule
      let model = try Model(parsing: text, file: "m.R")
      let profile = try Profile(model, records, covariates: ["K"], options: options)
      #expect(profile.method == (rule == .linear ? .integrated : .closedForm))
      return profile["A"][2]
    }
    // The exponents: 0.1 for 1 h and 0.5 for 2 h; 0.5 all along; 0.1 to 0.5 and then 0.5, the last cell being empty.
    #expect(abs(try last(.locf) - 0.3328710836980795) < 1e-14)
    #expect(abs(try last(.nocb) - 0.22313016014842982) < 1e-14)
    #expect(abs(try last(.linear) - 0.2725317930340126) < 1e-8)
  }

  // locf: 0.1 for 2 h, then 0.5. nocb: the empty cell has carried 0.1, so 0.1 for 1 h, then 0.5.
  // linear: 0.3 on average for 2 h, then 0.5.
  @Test(arguments: [(CovariateRule.locf, 0.7), (.nocb, 1.1), (.linear, 1.1)])
  func emptyCellsAreFilled(rule: CovariateRule, exponent: Double) throws {
    let text = "m <- function() { ini({ TV <- 1 })\nmodel({ d/dt(A) <- -TV*K*A; A(0) <- 1 }) }"
    // K is 0.1 at the start, 0.5 at 2 h, and not known between; the first cell is empty too.
    let cells = [(0.0, Double.nan), (0, 0.1), (1, .nan), (2, 0.5), (3, .nan)]
    let records = cells.map { EventRecord(time: $0.0, evid: 0, covariates: [$0.1]) }
    var options = SolveOptions()
    options.covariates = rule
    let profile = try Profile(Model(parsing: text, file: "m.R"), records, covariates: ["K"], options: options)
    #expect(abs(profile["A"][4] - exp(-exponent)) < 1e-8)
  }

  @Test func everythingWrongIsReportedAtOnce() throws {
    let text = """
      m <- function() { ini({ TV <- 1 })
        model({ d/dt(depot) <- -TV*WT*depot; d/dt(central) <- TV*depot - CRCL*central }) }
      """
    let model = try Model(parsing: text, file: "m.R")
    var both = dose(5, at: 1, rate: 3)
    both.duration = 2
    let records = [
      dose(1, into: "centrl"), dose(1, rate: -2), EventRecord(time: 0, evid: 9), both,
      EventRecord(time: 1, evid: 1, amount: 2, steadyState: 2), dose(1, at: 1, further: 3),
      EventRecord(time: 0.5, evid: 0), dose(.nan, at: 2), dose(1, at: 2, rate: -5),
    ].map { record in
      var record = record
      record.covariates = [.nan, 70]
      return record
    }
    let diagnostics = #expect(throws: Diagnostics.self) {
      try Profile(model, records, covariates: ["crcl", "WTT"])
    }
    #expect(
      diagnostics?.all.map(\.description) == [
        """
        subject 1: error S002: the model needs the covariate 'WT', which the data do not have
               fix: did you mean 'WTT'? covariate columns of the data: crcl, WTT
        """,
        """
        subject 1: error S003: the covariate 'CRCL' is never given
               fix: give 'CRCL' on at least one record of this subject
        """,
        """
        subject 1, t = 0.0 h: error S001: there is no compartment 'centrl'
               fix: did you mean 'central'? compartments are: 1 depot, 2 central
        """,
        """
        subject 1, t = 0.0 h: error S014: RATE = -2 asks the model for the duration of input into 'depot', but it \
        has none
               fix: add dur(depot) <- … to the model, or give DUR
        """,
        """
        subject 1, t = 0.0 h: error S004: EVID 9 is not supported
               fix: use 0 observation, 1 dose, 2 other, 3 reset, 4 reset and dose, 5 replace, 6 multiply or 7 \
        phantom dose
        """,
        """
        subject 1, t = 1.0 h: error S013: both RATE and DUR are given
               fix: keep one of them and set the other to 0
        """,
        """
        subject 1, t = 1.0 h: error S011: SS = 2 needs an interval, but II is 0.0
               fix: give II as the time between doses
        """,
        """
        subject 1, t = 1.0 h: error S011: ADDL = 3 needs an interval, but II is 0.0
               fix: give II as the time between doses
        """,
        """
        subject 1, t = 0.5 h: error S008: time goes back from 1.0 to 0.5
               fix: sort the records by TIME, or begin anew with EVID 3 or 4
        """,
        """
        subject 1, t = 2.0 h: error S009: the dose is nan
               fix: give AMT as a finite number
        """,
        """
        subject 1, t = 2.0 h: error S015: RATE is -5.0
               fix: use 0 for a bolus, a positive rate, -1 for a modelled rate or -2 for a modelled duration
        """,
      ])
  }

  @Test func endlessDosesAreRefused() throws {
    let diagnostics = #expect(throws: Diagnostics.self) {
      try amounts([dose(1, every: 1e-6, further: .max), EventRecord(time: 100, evid: 0)])
    }
    #expect(diagnostics?.all.map(\.code) == ["S016"])
    // Far more doses than the record lasts are no harm.
    #expect(try amounts([dose(1, every: 1000, further: .max), EventRecord(time: 0, evid: 0)]) == [1])
  }

  @Test(arguments: [
    (
      "d/dt(A) <- -log(-k)*A",
      SolveFailure.notFinite(time: 0, what: "a coefficient of the differential equations")
    ),
    ("d/dt(A) <- -k*A; alag(A) <- -0.5", .invalidDose(time: 0, what: "the lag is -0.5")),
    ("d/dt(A) <- -k*A; f(A) <- 1/0", .invalidDose(time: 0, what: "bioavailability times AMT is inf")),
    ("d/dt(A) <- k", .noSteadyState(time: 20)),
    ("d/dt(A) <- k*A", .noSteadyState(time: 20)),
    ("d/dt(A) <- k*A*A", .notFinite(time: 1, what: "a derivative of the states")),
  ])
  func failuresAreTyped(equations: String, expected: SolveFailure) throws {
    let model = try Model(
      parsing: "m <- function() { ini({ k <- 1 })\nmodel({\n\(equations)\n}) }", file: "m.R")
    let records = [dose(1), EventRecord(time: 10, evid: 0), dose(1, at: 20, every: 12, steadyState: true)]
    let failure = #expect(throws: SolveFailure.self) { try Profile(model, records) }
    // An explosion is noticed near its time, not at it.
    switch (failure, expected) {
    case (.notFinite(let time, let what), .notFinite(let at, let expected)):
      #expect(abs(time - at) < 1e-6 && what == expected)
    case (.stepTooSmall(let time), .notFinite(let at, _)): #expect(abs(time - at) < 1e-6)
    default: #expect(failure == expected)
    }
  }

  /// Numbers that no patient has must end in an answer or a failure, never in a trap or an endless loop.
  @Test(arguments: ["1e300", "1e-300", "1e308"]) func absurdParametersEnd(value: String) throws {
    for equations in [
      "d/dt(A) <- -\(value)*A", "d/dt(A) <- -0.1*A; alag(A) <- \(value)",
      "d/dt(A) <- -0.1*A; f(A) <- \(value)",
      "d/dt(A) <- -0.1*A; dur(A) <- \(value)", "d/dt(A) <- \(value)*A; A(0) <- 1",
    ] {
      let model = try Model(
        parsing: "m <- function() { ini({ k <- 1 })\nmodel({\n\(equations)\n}) }", file: "m.R")
      for steadyState in [false, true] {
        for rate in [0, equations.contains("dur") ? -2.0 : 0] {
          let records = [
            dose(1, rate: rate, every: 12, further: 1, steadyState: steadyState),
            EventRecord(time: 20, evid: 0),
          ]
          do {
            let profile = try Profile(model, records)
            #expect(profile["A"].count == 1 && profile["A"][0].isFinite)
          } catch is SolveFailure {
            continue
          }
        }
      }
    }
  }

  @Test func accumulatorsNeedNoSteadyState() throws {
    // The area under the curve has no steady state and acts on nothing: it starts from its initial value.
    let text = Self.bolus.replacing("A(0) <- 0;", with: "d/dt(AUC) <- A/V;")
    let model = try Model(parsing: text, file: "m.R")
    let records = [dose(100, every: 12, steadyState: true), EventRecord(time: 12, evid: 0)]
    for integrates in [false, true] {
      var options = SolveOptions()
      options.forceIntegration = integrates
      let profile = try Profile(model, records, options: options)
      // Over one interval at steady state the area is dose/CL.
      #expect(abs(profile["AUC"][0] - 20) < (integrates ? 1e-6 : 1e-12))
    }
  }

  @Test func missingDerivativesAreRefusedOnlyWhenNeeded() throws {
    let text = """
      m <- function() { ini({ TV <- 1; eta.a ~ 0.1 })
        model({ d/dt(A) <- -TV*gammap(1 + eta.a, 2)*A; CP <- A }) }
      """
    let model = try Model(parsing: text, file: "m.R")
    #expect(try Profile(model, [dose(1), EventRecord(time: 1, evid: 0)])["CP"].count == 1)
    let diagnostics = #expect(throws: Diagnostics.self) { try Profile(model, [dose(1)], sensitivities: true) }
    #expect(diagnostics?.all.map(\.code) == ["S018"])
  }

  @Test func statesCanBeReplacedAfterwards() throws {
    let model = try Model(parsing: Self.bolus, file: "m.R")
    let solver = try SubjectSolver(
      CompiledModel(model), subject: Subject(id: "1", records: [dose(100), EventRecord(time: 5, evid: 0)]),
      covariates: [], outputs: [try #require(model.variable("CP")).value], sensitivities: false)
    #expect(solver.isAffineInDoses)
    try solver.solve(thetas: model.thetas.map(\.estimate), etas: [])
    var result = 0.0
    try solver.evaluate(row: 0, states: [25], into: &result)
    #expect(result == 0.5)
    #expect(abs(solver.state(row: 0, compartment: 0) - 60.653065971263345) < 1e-12)
  }
}
