import Testing
import TitrateCases

/// Numbers of the cases against those computed elsewhere for the same quantity.
@Suite struct CaseNumberTests {
  /// A cell of a table, by the row's label and the column's.
  static func cell(_ report: CaseReport, _ table: String, _ row: String, _ column: String) throws -> Double {
    for block in report.sections.flatMap(\.blocks) {
      guard case .table(let found) = block, found.title == table else { continue }
      let index = try #require(found.columns.firstIndex { $0.label == column })
      let cells = try #require(found.rows.first { $0[0] == .text(row) })
      guard case .value(let value) = cells[index] else { break }
      return value.value
    }
    Issue.record("no cell \(row), \(column) in \(table)")
    return .nan
  }

  /// Steady state without dose reduction, from the anchors of the adult construction: 1 g three times a day, peak and trough in mg/L.
  @Test(arguments: [("15 mL/min", 14.7, 7.5), ("5 mL/min", 22.0, 14.5)])
  func aciclovirInKidneyFailure(row: String, peak: Double, trough: Double) throws {
    let report = try CaseTests.report("valaciclovir-back-pain")
    let table = "Aciclovir at steady state, dose for zoster"
    // 0.05: the check values have one decimal.
    let computed = (
      try Self.cell(report, table, row, "peak of 1 g every 8 h, unchanged"),
      try Self.cell(report, table, row, "its trough")
    )
    #expect(abs(computed.0 - peak) <= 0.05)
    #expect(abs(computed.1 - trough) <= 0.05)
  }

  /// One Naranjo score of each category that the case shows, counted by hand.
  @Test func naranjoScores() throws {
    let report = try CaseTests.report("valaciclovir-back-pain")
    let scores = report.sections.flatMap(\.blocks).compactMap { block -> Double? in
      guard case .table(let table) = block, table.title.hasPrefix("Naranjo"), let last = table.rows.last,
        case .value(let score) = last[2]
      else { return nil }
      return score.value
    }
    // 0 + 2 + 0 + 0 - 1 and 1 + 2 + 1 + 0 + 2 + 0 + 0 + 0 + 0 + 1.
    #expect(scores == [1, 7])
  }
}
