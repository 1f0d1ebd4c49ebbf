import Foundation
import Testing
import TitrateEvidence

/// Articles against a person's reading; the rules of the reading are in Tests/Golden/evidence/ORIGIN.md.
@Suite struct ArticleTests {
  /// The bar. Two careful readers of such a text agree about as well; above it tuning would fit the reader.
  static let bar = 0.9

  static let own: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: Bench.golden + "/own")) ?? []
    return files.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
  }()

  @Test func thereAreEnoughOwnArticles() { #expect(Self.own.count >= 8) }

  @Test func ownArticlesAreRead() throws {
    var total = Bench.Score()
    for name in Self.own {
      let report = Bench.ledger.report(on: try Bench.text("\(Bench.golden)/own/\(name).txt"), file: name)
      total = total + Bench.score(report, try Bench.reading("own/\(name)"))
    }
    #expect(total.precision >= Self.bar, "precision \(total.precision)")
    #expect(total.recall >= Self.bar, "recall \(total.recall)")
  }

  @Test(arguments: own) func ownContradictionsAreFound(name: String) throws {
    let report = Bench.ledger.report(on: try Bench.text("\(Bench.golden)/own/\(name).txt"), file: name)
    let found = Set(report.contradictions.map(\.lines))
    for pair in try Bench.reading("own/\(name)").contradictions {
      #expect(found.contains(pair.lines), "\(pair.about)")
    }
    if try Bench.reading("own/\(name)").contradictions.isEmpty { #expect(found.isEmpty) }
  }

  /// Somebody else's texts, which are not in the repository.
  @Test(
    .enabled(if: ProcessInfo.processInfo.environment["TITRATE_ARTICLES"] != nil),
    arguments: ["valtrex-lower-back-pain", "azathioprine-neuromuscular"])
  func publicArticlesAreRead(name: String) throws {
    let folder = ProcessInfo.processInfo.environment["TITRATE_ARTICLES"] ?? ""
    let report = Bench.ledger.report(on: try Bench.text("\(folder)/\(name).txt"), file: name)
    let reading = try Bench.reading(name)
    let score = Bench.score(report, reading)
    #expect(score.precision >= Self.bar, "precision \(score.precision)")
    #expect(score.recall >= Self.bar, "recall \(score.recall)")
    #expect(report.contradictions.map(\.lines) == reading.contradictions.map(\.lines))
  }
}
