import Testing
import TitrateTherapy

@testable import TitrateReport

@Suite struct AdviceTextTests {
  @Test(arguments: Samples.all.map(\.name)) func readsAsRecorded(name: String) throws {
    try expectSnapshot(AdviceText.render(Samples.named(name)), named: "\(name).txt")
  }

  @Test(arguments: Samples.all.map(\.name)) func everyLineFitsEightyColumns(name: String) {
    for line in AdviceText.render(Samples.named(name)).split(separator: "\n") {
      #expect(Paragraph.columns(line) <= 80, "\(line)")
    }
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
