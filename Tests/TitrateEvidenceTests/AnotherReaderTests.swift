import Foundation
import Testing
import TitrateEvidence

/// Four articles in another style, written and labelled by somebody who had not seen the program; the rules were then improved on
/// them. The bars are what was reached, less two of a hundred for rules that give and take.
@Suite struct AnotherReaderTests {
  static let folder = Bench.golden + "/another-reader"
  static let names = [
    "chronic-fatigue-immunosuppressants", "imuran-allopurinol-gout", "prednisone-myasthenia",
    "valtrex-immune",
  ]

  private struct Sides: Decodable {
    struct Pair: Decodable { var sides: [[Int]] }
    var contradictions: [Pair]
  }

  @Test func statementsAgree() throws {
    var total = Bench.Score()
    for name in Self.names {
      let report = Bench.ledger.report(on: try Bench.text("\(Self.folder)/\(name).txt"), file: name)
      total = total + Bench.score(report, try Bench.reading("another-reader/\(name)"))
    }
    #expect(total.precision >= 0.85, "precision \(total.precision)")
    #expect(total.recall >= 0.87, "recall \(total.recall)")
  }

  /// A contradiction is found where a line of each side, or its neighbour, is named.
  @Test func contradictionsAreFound() throws {
    var wanted = 0, found = 0
    for name in Self.names {
      let report = Bench.ledger.report(on: try Bench.text("\(Self.folder)/\(name).txt"), file: name)
      let data = try Data(contentsOf: URL(fileURLWithPath: "\(Self.folder)/\(name).json"))
      for pair in try JSONDecoder().decode(Sides.self, from: data).contradictions {
        wanted += 1
        func isNear(_ line: Int, _ side: [Int]) -> Bool { side.contains { abs($0 - line) <= 1 } }
        let isFound = report.contradictions.contains { one in
          isNear(one.lines[0], pair.sides[0]) && isNear(one.lines[1], pair.sides[1])
            || isNear(one.lines[0], pair.sides[1]) && isNear(one.lines[1], pair.sides[0])
        }
        if isFound { found += 1 }
      }
    }
    #expect(found >= 12, "\(found) of \(wanted)")
  }

  /// What no vocabulary names is stated in the article's words, and nobody judges it.
  @Test(arguments: [
    ("Tacrolimus can cause brittle fingernails.", "brittle fingernails"),
    ("Side effects of mycophenolate include purple toenails.", "purple toenails"),
  ])
  func unknownObjectsKeepTheirWords(text: String, object: String) throws {
    let statements = try Bench.ledger.judge(claim: text)
    #expect(statements.map(\.object) == [object])
    #expect(statements.map(\.verdict) == [.not_in_ledger])
  }

  @Test(arguments: [
    ("Ibuprofen is fine with azathioprine.", true), ("Ibuprofen is not safe with methotrexate.", false),
    ("There is no interaction between tacrolimus and paracetamol.", true),
    ("Do not take sirolimus with grapefruit juice.", false),
  ])
  func harmlessMeetingsAreDenials(text: String, isHarmless: Bool) throws {
    let meetings = try Bench.ledger.judge(claim: text).filter { $0.relation == .interacts }
    #expect(meetings.map(\.isNegated) == [isHarmless])
  }

  @Test func tablesAndAnswersAreRead() {
    let text = """
      | Drug | Side effects |
      |---|---|
      | Tacrolimus | tremor, headache |
      | Sirolimus | mouth ulcers |

      Is tacrolimus addictive? No.

      Does sirolimus cause hair loss?
      Yes.
      """
    let statements = Bench.ledger.report(on: text, file: "table").statements
    let read = statements.map {
      "\($0.line) \($0.drug) \($0.isNegated ? "not " : "")\($0.relation.rawValue) \($0.object)"
    }
    #expect(
      read == [
        "3 tacrolimus causes tremor", "3 tacrolimus causes headache", "4 sirolimus causes mouth ulcers",
        "6 tacrolimus not other addictive", "9 sirolimus causes hair loss",
      ])
  }
}
