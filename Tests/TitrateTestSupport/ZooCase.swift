import Foundation
import TitrateEngine
import TitrateLanguage
import TitrateRecords

/// A model of Tests/Zoo: its text, its events, and values known from elsewhere.
///
/// The text opens with a comment on what it is and where the truth comes from, then a line `# laws:` with the laws
/// that hold: `linear` (states respond linearly to doses, and nothing else enters), `autonomous` (the clock may start
/// anywhere), `closed` (what was given stays in the states), `steady` (repeated doses lead to a steady state).
public struct ZooCase: Sendable, CustomStringConvertible {
  /// Folder and file, such as `absorption/oral-three`.
  public let name: String
  /// The model function.
  public let text: String
  /// The words after `# laws:`.
  public let laws: Set<String>
  /// Largest deviation from the truth that its integration explains, relative; from `# bound:`, else 1e-7.
  public let bound: Double

  /// Covariates that name a kind and have no derivative; from `# kinds:`.
  public let kinds: Set<String>

  /// Its name, in messages.
  public var description: String { name }
  /// The model.
  public var model: Model { get throws { try Model(parsing: text, file: "\(name).R") } }
  /// Its events.
  public var table: EventTable {
    get throws { try EventFile.read(Self.folder.appending(path: "Zoo/\(name).csv").path).table }
  }

  /// Known values by column, one per observation.
  public var truth: [String: [Double]] {
    get throws {
      let file = Self.folder.appending(path: "Golden/zoo/\(name.split(separator: "/")[1]).csv")
      let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
        $0.split(separator: ",").map(String.init)
      }
      var columns: [String: [Double]] = [:]
      for (position, column) in rows[0].enumerated().dropFirst() {
        columns[column] = rows.dropFirst().map { Double($0[position]) ?? .nan }
      }
      return columns
    }
  }

  /// Every model of Tests/Zoo, by name.
  public static let all: [ZooCase] = {
    let zoo = folder.appending(path: "Zoo")
    let files = FileManager.default.enumerator(atPath: zoo.path)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix(".R") }.sorted().map { ZooCase(file: $0, in: zoo) }
  }()

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()

  private init(file: String, in zoo: URL) {
    let text = (try? String(contentsOf: zoo.appending(path: file), encoding: .utf8)) ?? ""
    func words(_ tag: String) -> [String] {
      text.split(separator: "\n").first { $0.hasPrefix("# \(tag):") }?
        .split(whereSeparator: { ": ,".contains($0) }).dropFirst(2).map(String.init) ?? []
    }
    name = String(file.dropLast(2))
    self.text = text
    laws = Set(words("laws"))
    kinds = Set(words("kinds"))
    bound = words("bound").first.flatMap { Double($0) } ?? 1e-7
  }
}
