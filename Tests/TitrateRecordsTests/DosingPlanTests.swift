import Testing
import TitrateEngine
import TitrateLanguage

@testable import TitrateRecords

/// Doses as a sentence: every production, every mistake.
struct DosingPlanTests {
  private func doses(_ text: String, until end: Double = 48) throws -> [EventRecord] {
    try DosingPlan(parsing: text, doseUnit: Unit("mg"), timeUnit: Unit("h")).records(until: end)
  }

  @Test(arguments: [
    ("5 mg", [0.0], [5.0]), ("5mg once", [0], [5]),
    ("0.5 g every 12 h", [0, 12, 24, 36], [500, 500, 500, 500]),
    ("5 mg every 12 h for 1 d then 4 mg every 12 h", [0, 12, 24, 36], [5, 5, 4, 4]),
    ("5 mg every 12 h times 2 then 4 mg every 1 d", [0, 12, 24], [5, 5, 4]),
    ("5 mg every 8 h until 16 h", [0, 8], [5, 5]), ("5 mg at 90 min", [1.5], [5]),
    ("10 mg once then 5 mg at 12 h every 12 h times 2", [0, 12, 24], [10, 5, 5]),
    ("5 mg every 12 h then 4 mg at 24 h every 12 h", [0, 12, 24, 36], [5, 5, 4, 4]),
  ])
  func sentencesAreDoses(_ text: String, _ times: [Double], _ amounts: [Double]) throws {
    let records = try doses(text)
    #expect(records.map(\.time) == times)
    #expect(records.map(\.amount) == amounts)
  }

  @Test func placeAndDurationAreKept() throws {
    let record = try #require(try doses("100 mg into central over 120 min").first)
    #expect(record.compartment == .name("central"))
    #expect(record.duration == 2)
  }

  @Test func fourteenDaysOfTwelveHoursAreTwentyEightDoses() throws {
    #expect(try doses("5 mg every 12 h for 14 d", until: 1000).count == 28)
  }

  @Test(arguments: [
    ("", "D060", 1), ("5 mg evry 12 h", "D060", 6), ("5 mg every", "D061", 6), ("5 mg then", "D061", 6),
    ("5 mg into", "D061", 6), ("5 mg every 12 h times many", "D061", 23), ("0 mg", "D061", 1),
    ("5 mg every 12 h every 6 h", "D062", 17), ("5 mg once every 12 h", "D062", 1),
    ("5 mg for 3 d", "D062", 1),
    ("5 mg every 12 h for 3 d times 2", "D062", 1), ("5 h every 12 h", "D063", 1),
    ("5 mg every 12 mg", "D063", 12),
    ("5 every 12 h", "D063", 1), ("5 mg once then 4 mg every 12 h", "D064", 16),
    ("5 mg every 12 h for 2 d then 4 mg at 1 d", "D064", 30), ("5 mg every 1e-9 h", "D064", 1),
  ])
  func mistakesArePointedAt(_ text: String, _ code: String, _ column: Int) throws {
    let problems = #expect(throws: Diagnostics.self) { try doses(text) }
    let problem = try #require(problems?.all.first)
    #expect(problem.code == code)
    guard case .source(_, _, let found, _, _) = problem.place else {
      Issue.record("no place")
      return
    }
    #expect(found == column)
  }

  @Test func slipsAreUnderstood() {
    let problems = #expect(throws: Diagnostics.self) { try doses("5 mg evry 12 h") }
    #expect(problems?.all.first?.fix == "did you mean 'every'?")
  }
}
