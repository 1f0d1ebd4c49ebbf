import Foundation
import Testing

@testable import TitrateLanguage

/// Docs/language.md lists every function there is, and none besides.
struct DocumentationTests {
  @Test func everyFunctionIsListed() throws {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    let text = try String(contentsOf: folder.appendingPathComponent("Docs/language.md"), encoding: .utf8)
    let list = try #require(text.components(separatedBy: "<!-- functions -->").last)
      .components(separatedBy: "<!-- end -->")[0]
    let listed = Set(
      list.split(whereSeparator: \.isWhitespace).map { $0.trimmingCharacters(in: ["`"]) })
    let known = Set(FunctionTable.entries.keys)
    #expect(known.subtracting(listed).sorted() == [])
    #expect(listed.subtracting(known).sorted() == [])
  }
}
