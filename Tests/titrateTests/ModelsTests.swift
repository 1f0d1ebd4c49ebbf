import Foundation
import Testing
import TitrateLibrary

/// `titrate models`, as it is printed.
@Suite struct ModelsTests {
  /// Under its own number, every page gives the words of the tag, and nothing of a recalled or constructed number is called
  /// published.
  @Test func everyPageSaysHowItsNumbersAreKnown() throws {
    let library = try Library.bundled()
    for name in library.modelNames {
      let page = try Program.run(["models", "show", name, "--json", "--library", library.root])
      #expect(page.status == 0, "\(name): \(page.complaint)")
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(page.output.utf8)) as? [String: Any], "\(name)")
      let values = try #require(json["values"] as? [String: [String: Any]], "\(name)")
      for (key, value) in values {
        let tag = try #require(
          (value["tag"] as? String).flatMap(Citation.Tag.init(rawValue:)), "\(name) \(key)")
        #expect(value["standing"] as? String == tag.phrase)
        guard [.R, .D, .H].contains(tag) else { continue }
        for text in value.values.compactMap({ $0 as? String }) {
          #expect(!Publication.isClaimed(in: text), "\(name) \(key): \(text)")
        }
      }
    }
  }

  /// The tables explain exactly the letters that they use, each with its words.
  @Test(arguments: [
    "tacrolimus/andrews-2019", "azathioprine/thiopurine-marrow", "calcineurin/nfat-ciclosporin",
  ])
  func theTableExplainsItsLetters(name: String) throws {
    let library = try Library.bundled()
    let page = try Program.run(["models", "show", name, "--library", library.root]).output
    let flat = page.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let used = Set(try library.provenance(ofModel: name).values.values.map(\.tag))
    for tag in Citation.Tag.allCases {
      #expect(flat.contains("\(tag.rawValue) \(tag.phrase)") == used.contains(tag), "\(name) \(tag)")
    }
  }

  /// The last line counts by kind and by status, and the counts add up.
  @Test func theCheckEndsWithItsCount() throws {
    let library = try Library.bundled()
    let check = try Program.run(["models", "check", "--library", library.root])
    #expect(check.status == 0, "\(check.complaint)")
    let last = try #require(check.output.split(separator: "\n").last)
    let pattern =
      /(\d+) drug models and (\d+) immune-system models: (\d+) published, (\d+) transcribed, (\d+) calibrated here, (\d+) construction; (\d+) comparisons, worst (\d+) % of its tolerance/
    let match = try #require(last.wholeMatch(of: pattern), "\(last)")
    let counts = [match.1, match.2, match.3, match.4, match.5, match.6].compactMap { Int($0) }
    #expect(counts[0] + counts[1] == library.modelNames.count)
    #expect(counts[2...].reduce(0, +) == library.modelNames.count)
    #expect(Int(match.8) ?? 101 <= 100)
  }
}
