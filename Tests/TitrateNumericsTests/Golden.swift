import Foundation

/// Committed numbers that another program computed.
enum Golden {
  /// The rows of a CSV file under Tests/Golden, by column name.
  static func rows(_ path: String) throws -> [[String: String]] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: folder.appendingPathComponent("Golden/" + path), encoding: .utf8)
    let lines = text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  /// The rows as numbers.
  static func numbers(_ path: String) throws -> [[String: Double]] {
    try rows(path).map { $0.mapValues { Double($0)! } }
  }
}

/// |a − b| relative to b; absolute where b is below the normal range.
func relativeError(_ a: Double, _ b: Double) -> Double {
  abs(a - b) / max(abs(b), 1e-290)
}
