import Foundation
import Testing
import TitrateEngine
import TitrateLanguage
import TitrateRecords
import TitrateTestSupport

/// Every example of Docs/events.md gives the numbers printed there, which come from formulas: Tests/Golden/events.
@Suite struct EventDocumentTests {
  /// A fenced block ` ```kind name words… `.
  private struct Block {
    let kind: String
    let name: String
    let words: [String]
    var lines: [String] = []
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func blocks() throws -> [Block] {
    let text = try String(contentsOf: root.appending(path: "Docs/events.md"), encoding: .utf8)
    var found: [Block] = [], open: Block?
    for line in text.components(separatedBy: "\n") {
      if line.hasPrefix("```") {
        if let block = open {
          found.append(block)
          open = nil
        } else {
          let words = line.dropFirst(3).split(separator: " ").map(String.init)
          open = Block(
            kind: words.first ?? "", name: words.dropFirst().first ?? "", words: Array(words.dropFirst(2)))
        }
      } else {
        open?.lines.append(line)
      }
    }
    return found
  }

  private static func golden() throws -> [String: [String: Double]] {
    let file = root.appending(path: "Tests/Golden/events/values.csv")
    var values: [String: [String: Double]] = [:]
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",").map(String.init)
      values[cells[0], default: [:]]["\(cells[1]),\(cells[2])"] = Double(cells[3])
    }
    return values
  }

  /// What an example says: data without the columns of answers, and the answers by row and column.
  private struct Example {
    var data = ""
    var answers: [(row: Int, column: String, text: String)] = []

    init(_ block: Block) {
      let table = block.lines.map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      let names = table.first ?? []
      for (index, cells) in table.enumerated() {
        let data = zip(names, cells).filter { !$0.0.hasPrefix("=") }.map(\.1)
        self.data += data.joined(separator: ",") + "\n"
        guard index > 0 else { continue }
        for (name, cell) in zip(names, cells) where name.hasPrefix("=") && cell != "." {
          answers.append((index - 1, String(name.dropFirst()), cell))
        }
      }
    }
  }

  private static func options(_ words: [String]) -> SolveOptions {
    var options = SolveOptions()
    if words.contains("rxode2") { options.events = .rxode2 }
    options.covariates = words.lazy.compactMap { CovariateRule(rawValue: $0) }.first ?? .locf
    return options
  }

  /// Titrate's value in every row of data and column; rows without output have none.
  private static func solve(_ model: Model, _ file: EventFile, _ options: SolveOptions, _ column: String)
    throws
    -> [Double?]
  {
    try file.table.subjects.flatMap { subject in
      let profile = try Profile(
        model, subject.records, covariates: file.table.covariates, options: options, texts: subject.texts)
      var values = profile[column].makeIterator()
      return subject.records.map { $0.isOutput ? values.next() : nil }
    }
  }

  @Test func everyExampleHolds() throws {
    let blocks = try Self.blocks()
    let golden = try Self.golden()
    let models = try Dictionary(
      uniqueKeysWithValues: blocks.filter { $0.kind == "r" }.map {
        ($0.name, try Model(parsing: $0.lines.joined(separator: "\n"), file: "\($0.name).R"))
      })
    let examples = blocks.filter { $0.kind == "csv" }
    #expect(Set(examples.map(\.name)) == Set(golden.keys))
    for block in examples {
      let example = Example(block)
      let model = try #require(models[block.words.first { models[$0] != nil } ?? "amount"])
      let file = try EventFile.read(bytes: Array(example.data.utf8), file: "\(block.name).csv")
      #expect(!example.answers.isEmpty)
      for (row, column, text) in example.answers {
        let found = try Self.solve(model, file, Self.options(block.words), column)
        let value = try #require(found[row], "\(block.name) row \(row) has no output")
        // Rows of which the golden file has nothing are those whose answer is said without a formula: whole numbers.
        let expected = try #require(golden[block.name]?["\(row),\(column)"] ?? Double(text))
        // 1e-7: covariates on a line and transit chains are integrated in some steps of 1e-8 each, all else is exact to
        // rounding.
        #expect(
          (value - expected).magnitude <= 1e-7 * max(1, expected.magnitude),
          "\(block.name) row \(row): \(value)")
        let printed = try #require(Double(text))
        // Printed with five digits.
        #expect(
          (printed - expected).magnitude <= 5.1e-5 * max(expected.magnitude, 1e-3), "\(block.name) row \(row)"
        )
      }
    }
  }
}
