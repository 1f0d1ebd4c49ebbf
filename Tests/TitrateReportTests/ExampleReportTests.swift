import Foundation
import Testing
import TitrateLibrary
import TitrateRecords
import TitrateTherapy

@testable import TitrateReport

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The reports of the repository's example patients: real advice is longer and odder than any sample.
@Suite struct ExampleReportTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Examples")
  static let examples =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path))
    .map { $0.filter { $0.hasSuffix(".yaml") }.sorted() } ?? []

  @Test func thereAreExamples() { #expect(Self.examples.contains("kidney-transplant.yaml")) }

  /// Fits a terminal, follows the schema, shows no name from inside the program and says nothing twice in a row.
  @Test(arguments: examples) func reportsReadWell(example: String) throws {
    var options = AdviserOptions()
    // The words do not depend on the number of draws.
    options.draws = 500
    let record = try PatientRecord.read(Self.folder.appending(path: example).path)
    let advice = try Adviser(library: Library.bundled(), options: options).advise(record)
    let text = AdviceText.render(advice)
    for line in text.split(separator: "\n") { #expect(Paragraph.columns(line) <= 80, "\(line)") }
    let words = text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    #expect(!words.contains("kidney-transplant") && !words.contains("umol/L") && !words.contains("0 1 is"))
    #expect(words.firstMatch(of: /\b([a-z]+ [a-z]+): \1\b/) == nil)
    let json = Data(try AdviceJSON.render(advice).utf8)
    #expect(try SchemaCheck().faults(in: JSONSerialization.jsonObject(with: json)) == [])
    let page = XMLParser(data: Data(AdvicePage.render(advice).utf8))
    #expect(page.parse(), "\(page.parserError.map(String.init(describing:)) ?? "")")
    try expectSnapshot(Self.digest(advice), named: "examples/\(example).txt")
  }

  /// What is decided of every drug, without the words that explain it.
  private static func digest(_ advice: Advice) -> String {
    ([advice] + advice.others).map { one -> String in
      var lines = [
        "\(one.patient.drug): \(one.decision.rawValue)" + (one.refusal.map { " \($0.code)" } ?? "")
      ]
      if let best = one.recommendations.first { lines.append("best \(Wording.regimen(best))") }
      if let rule = one.rule {
        lines.append("rule \(Wording.rule(rule)), dose \(rule.dose.map(Wording.quantity) ?? "none")")
      }
      lines += one.schedule?.steps.map { "\(WallClock($0.from).date) \(Wording.quantity($0.dose))" } ?? []
      lines += one.foreseen.map {
        "ahead \($0.agent), then \($0.doseThen.map(Wording.quantity) ?? "the same")"
      }
      return lines.joined(separator: "\n  ")
    }.joined(separator: "\n") + "\n"
  }

  /// Several drugs, models beside models: the same bytes for any number of threads.
  @Test(arguments: ["transplant-four-drugs.yaml", "myasthenia-azathioprine.yaml"])
  func theSameBytesForAnyThreads(example: String) throws {
    let record = try PatientRecord.read(Self.folder.appending(path: example).path)
    let texts = try [1, 3].map { threads in
      var options = AdviserOptions()
      options.draws = 300
      options.threads = threads
      options.allowResearch = true
      return try AdviceJSON.render(Adviser(library: Library.bundled(), options: options).advise(record))
    }
    #expect(texts[0] == texts[1])
  }
}
