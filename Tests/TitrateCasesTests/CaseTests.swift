import Foundation
import Testing
import TitrateCases
import TitrateLibrary
import TitrateReport

@testable import TitrateLanguage

@Suite struct CaseTests {
  static let library = Library(
    root: URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Library").path)

  @Test(arguments: library.caseNames) func runsAndPrints(name: String) throws {
    let runner = CaseRunner(Self.library)
    let report = try runner.report(try runner.file(named: name))
    let text = CaseTextReport.render(report)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    print(text)
  }
}
