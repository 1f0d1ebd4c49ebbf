import Foundation
import Testing

@testable import TitrateReport

@Suite struct AdvicePageTests {
  /// `PAGES=folder` writes the pages and charts to look at.
  @Test(arguments: Samples.all.map(\.name)) func looksWritten(name: String) throws {
    guard let folder = ProcessInfo.processInfo.environment["PAGES"] else { return }
    let base = URL(filePath: folder)
    try Data(AdvicePage.render(Samples.named(name)).utf8).write(to: base.appending(path: "\(name).html"))
    if let svg = ConcentrationChart.svg(Samples.named(name)) {
      try Data(svg.utf8).write(to: base.appending(path: "\(name).svg"))
    }
  }
}
