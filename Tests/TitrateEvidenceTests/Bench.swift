import Foundation
import TitrateEvidence
import TitrateLibrary

/// The library of this checkout and the labelled readings of articles.
enum Bench {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  static let golden = folder + "/Tests/Golden/evidence"
  static let ledger: Ledger = {
    do { return try Ledger(library: Library(root: folder + "/Library")) } catch { fatalError("\(error)") }
  }()

  /// What a person found in an article.
  struct Reading: Decodable {
    struct Statement: Decodable {
      var line: Int, drug: String, relation: String, object: String, negated: Bool, hedged: Bool
    }
    struct Pair: Decodable {
      var lines: [Int], about: String
    }
    var statements: [Statement]
    var contradictions: [Pair]
  }

  static func reading(_ name: String) throws -> Reading {
    try JSONDecoder().decode(
      Reading.self, from: Data(contentsOf: URL(fileURLWithPath: "\(golden)/\(name).json")))
  }

  static func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  /// How well statements agree with a person's reading.
  struct Score {
    var right = 0, found = 0, wanted = 0
    var precision: Double { found == 0 ? 0 : Double(right) / Double(found) }
    var recall: Double { wanted == 0 ? 0 : Double(right) / Double(wanted) }
    static func + (a: Score, b: Score) -> Score {
      Score(right: a.right + b.right, found: a.found + b.found, wanted: a.wanted + b.wanted)
    }
  }

  static func score(_ report: ArticleReport, _ reading: Reading) -> Score {
    let wanted = Set(
      reading.statements.map { "\($0.line) \($0.drug) \($0.relation) \($0.object) \($0.negated)" })
    let found = Set(
      report.statements.map { "\($0.line) \($0.drug) \($0.relation.rawValue) \($0.object) \($0.isNegated)" })
    return Score(right: wanted.intersection(found).count, found: found.count, wanted: wanted.count)
  }
}
