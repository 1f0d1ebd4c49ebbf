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

extension CaseNumberTests {
  /// A value that a story names, wherever it is used.
  static func value(_ report: CaseReport, _ name: String) throws -> CaseValue {
    var pieces = report.answer.flatMap(\.self)
    for block in report.sections.flatMap(\.blocks) {
      switch block {
      case .text(let text): pieces += text
      case .table(let table): pieces += table.note
      default: break
      }
    }
    for piece in pieces {
      if case .value(let value, _) = piece, value.name == name { return value }
    }
    let none: CaseValue? = nil
    return try #require(none, "no value '\(name)'")
  }

  /// Healthy adults on low doses: troughs of the model in proportion to that published for 1.5 mg twice a day (2.5 ng/mL).
  @Test func tacrolimusOfHealthyAdults() throws {
    let report = try CaseTests.report("tacrolimus-lupus")
    let trough = try Self.value(report, "typical_trough").value
    // 0.05 / 1.5: the check value has one decimal.
    #expect(abs(trough - 2.5 / 1.5) <= 0.05 / 1.5)
    // The model is linear: what the vein gets of an oral dose has the same exposure.
    let table = "The same day by mouth and by vein"
    let mouth = try Self.cell(report, table, "by mouth", "AUC of 24 h")
    let vein = try Self.cell(report, table, "by vein over the whole day", "AUC of 24 h")
    // 1e-3: trapezoids over tenths of an hour.
    #expect(abs(mouth / vein - 1) < 1e-3)
  }

  /// The two stable states of the stress axis without stress, cortisol 13.8 % apart.
  @Test func steadyStatesOfTheStressAxis() throws {
    let report = try CaseTests.report("immunosuppressants-cfs")
    let expected = [
      "low_receptor": 0.080905, "low_cortisol": 0.059723, "high_receptor": 0.548185,
      "high_cortisol": 0.051484,
      "cortisol_fall": 0.138,
    ]
    for (name, number) in expected.sorted(by: { $0.key < $1.key }) {
      let value = try Self.value(report, name).value
      // Half a unit of the last digit given.
      #expect(abs(value - number) <= (name == "cortisol_fall" ? 5e-4 : 5e-7), "\(name)")
    }
  }

  /// One stress flips the axis from a duration of 2.642 on; extra clearance of cortisol brings it back from 0.967 on; supplied
  /// cortisol does not.
  @Test func whatMovesTheStressAxis() throws {
    let report = try CaseTests.report("immunosuppressants-cfs")
    let stress = "One stress from the usual state, and where it ends"
    for (row, receptor) in [("2.6", 0.0809), ("2.7", 0.5482)] {
      let end = try Self.cell(report, stress, row, "receptor in the end")
      #expect(abs(end - receptor) < 1e-4)
    }
    let clearance = "Cortisol cleared faster for a while, from the second state"
    for (row, receptor) in [("0.9", 0.5482), ("1", 0.0809)] {
      let end = try Self.cell(report, clearance, row, "receptor in the end")
      #expect(abs(end - receptor) < 1e-4)
    }
    let supply = "Cortisol supplied from outside, from the second state, stopped at time 50"
    for (row, cortisol, receptor) in [
      ("0.01", 0.0552, 0.772), ("0.02", 0.0606, 0.876), ("0.05", 0.0804, 1.024),
    ] {
      let during = (
        try Self.cell(report, supply, row, "cortisol during"),
        try Self.cell(report, supply, row, "receptor during"),
        try Self.cell(report, supply, row, "receptor long after")
      )
      // Half a unit of the digits given.
      #expect(abs(during.0 - cortisol) <= 5e-5 && abs(during.1 - receptor) <= 5e-4)
      #expect(abs(during.2 - 0.5482) <= 5e-5)
    }
  }

  /// One TPMT variant has 2.56 times the 6-TGN, whatever the dose.
  @Test func thioguanineNucleotidesByGenotype() throws {
    let report = try CaseTests.report("azathioprine-neuromuscular")
    let table = "Standard dose by genotype, after five months"
    let (normal, variant) = (
      try Self.cell(report, table, "normal for both", "6-TGN"),
      try Self.cell(report, table, "TPMT intermediate", "6-TGN")
    )
    // 1e-6: both are means of the same course.
    #expect(abs(variant / normal - 2.56) < 1e-6)
  }

  /// Chance of a moderate rise of liver enzymes within three years on methotrexate: 0.118, published 0.12.
  @Test func methotrexateAndTheLiver() throws {
    let report = try CaseTests.report("immunosuppressants-cfs")
    let chance = try Self.cell(
      report, "Methotrexate and the liver, chance of a rise of enzymes by the time", "on methotrexate",
      "moderate, 3 years")
    #expect(abs(chance - 0.118) <= 5e-4)
  }
}
