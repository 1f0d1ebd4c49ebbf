import Foundation
import Testing
import TitrateLibrary
import TitrateRecords
import TitrateTherapy

@testable import TitrateReport

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
  }
}
