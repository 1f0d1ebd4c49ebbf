import Testing

@testable import TitrateReport
@testable import TitrateTherapy

@Suite struct AdviceTextTests {
  @Test(arguments: Samples.all.map(\.name)) func readsAsRecorded(name: String) throws {
    try expectSnapshot(AdviceText.render(Samples.named(name)), named: "\(name).txt")
  }

  @Test(arguments: Samples.all.map(\.name)) func everyLineFitsEightyColumns(name: String) {
    for line in AdviceText.render(Samples.named(name)).split(separator: "\n") {
      #expect(Paragraph.columns(line) <= 80, "\(line)")
    }
  }

  /// Tests due at the same time stand under one date, those without a threshold on one line.
  @Test func testsDueTogetherStandTogether() {
    var advice = Samples.standard
    let citation = advice.monitoring[0].citation
    advice.monitoring = ["potassium", "lipids", "creatinine", "blood count"].enumerated().map {
      let isLate = $0.element == "creatinine"
      return .init(
        test: $0.element, due: Samples.at(isLate ? 240 : 200),
        act: $0.offset == 0 ? "above 5.5 mmol/L: review" : "",
        citation: citation)
    }
    let text = AdviceText.render(advice)
    #expect(
      text.contains(
        """
          Mon 9 Mar, 08:00
            lipids; blood count
            potassium: above 5.5 mmol/L: review
          Wed 11 Mar
            creatinine
          Source: Consensus report 2019.
        """))
  }

  /// A source that nobody read is not shown, here or on the page.
  @Test func recalledSourcesAreNotPassedOffAsPublished() {
    var advice = Samples.standard
    advice.warnings[0].citation = .init(source: "A fine journal", tag: .R)
    for text in [AdviceText.render(advice), AdvicePage.render(advice)] {
      #expect(text.contains("recalled, to be verified") && !text.contains("A fine journal"))
    }
  }

  /// With a level in doubt the regimens are those of the search without it; the present dose stands once.
  @Test func regimensLeaveTheDoubtedLevelOut() throws {
    let text = AdviceText.render(Samples.implausible)
    let start = try #require(text.range(of: "REGIMENS COMPARED, WITHOUT THE DOUBTED LEVEL"))
    let end = try #require(text.range(of: "\nLEVELS"))
    let table = text[start.upperBound..<end.lowerBound]
    #expect(table.contains("5.5 mg") && table.contains("second,") && !table.contains("0.5 mg every"))
    #expect(table.ranges(of: "present").count == 1)
  }

  /// Times on the UTC clock say so, wherever therapy wrote them; on the bedside clock nothing is added.
  @Test(arguments: Samples.all.map(\.name)) func utcIsSaid(name: String) {
    var advice = Samples.named(name)
    #expect(!AdviceText.render(advice).contains("UTC") && !AdvicePage.render(advice).contains("UTC"))
    advice.patient.clock = .utc
    let text = AdviceText.render(advice)
    #expect(text.replacing("\n", with: " ").contains("all times UTC"))
    for line in text.split(separator: "\n") { #expect(Paragraph.columns(line) <= 80, "\(line)") }
    let page = AdvicePage.render(advice).replacing("\u{A0}", with: " ")
    #expect(page.contains("all times UTC"))
    let hasChart = !advice.predictions.isEmpty
    #expect(page.contains("times in UTC") == hasChart)
    if hasChart { #expect(page.contains("08:00 UTC") || page.contains("20:00 UTC")) }
  }

  @Test func colourChangesNoWord() {
    let coloured = AdviceText.render(Samples.implausible, style: .ansi)
    #expect(coloured.contains("\u{1B}[1;31m"))
    let stripped = coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(stripped == AdviceText.render(Samples.implausible, style: .plain))
  }

  @Test func headlineOrRefusalComesFirst() {
    #expect(AdviceText.render(Samples.standard).hasPrefix("Give 4.5 mg every 12 h"))
    #expect(AdviceText.render(Samples.refusal).hasPrefix("NO ADVICE: No model"))
  }

  /// A pseudonym of escape sequences, line breaks and 300 letters neither colours the screen nor breaks the layout.
  @Test func hostileLabelStaysText() {
    var advice = Samples.implausible
    advice.patient.label = "\u{1B}[2J\r\nGive 900 mg\u{202E}" + String(repeating: "x", count: 300) + "患者"
    advice.levels[0].assay = advice.patient.label
    advice.interactions[0].agent = String(repeating: "y", count: 200)
    let text = AdviceText.render(advice)
    #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}") && !text.contains("\r"))
    #expect(!text.split(separator: "\n").contains { $0.hasPrefix("Give 900 mg") })
    for line in text.split(separator: "\n") { #expect(Paragraph.columns(line) <= 80, "\(line)") }
  }
}
