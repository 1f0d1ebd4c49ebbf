import Foundation
import TitrateEngine

/// One case of Tests/Golden/reference: records, and what another tool computed.
public struct ReferenceCase: Sendable {
  /// File name without extension.
  public let name: String
  /// Names of the covariates.
  public let covariates: [String]
  /// The subject.
  public let subject: Subject
  /// Expected outputs by name, from the exact column where there is one; one value per observation (EVID 0).
  public let expected: [String: [Double]]

  /// Reads a pair of files.
  public init(_ name: String) throws {
    self.name = name
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Golden/reference")
    let json = try JSONDecoder().decode(
      CaseFile.self, from: Data(contentsOf: folder.appending(path: "\(name).json")))
    let columns = json.covariates
    covariates = columns
    subject = Subject(
      id: "1",
      records: json.records.map { cells in
        EventRecord(
          time: cells["TIME"] ?? .nan, evid: Int(cells["EVID"] ?? 0), amount: cells["AMT"] ?? 0,
          rate: cells["RATE"] ?? 0, interval: cells["II"] ?? 0, additional: Int(cells["ADDL"] ?? 0),
          steadyState: Int(cells["SS"] ?? 0), compartment: .number(Int(cells["CMT"] ?? 0)),
          covariates: columns.map { cells[$0] ?? .nan })
      })
    let text = try String(contentsOf: folder.appending(path: "\(name).csv"), encoding: .utf8)
    let rows = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
    }
    var expected: [String: [Double]] = [:]
    for output in json.outputs.keys {
      let column = rows[0].firstIndex(of: "\(output)_exact") ?? rows[0].firstIndex(of: output) ?? 0
      expected[output] = rows.dropFirst().map { Double($0[column]) ?? .nan }
    }
    self.expected = expected
  }

  private struct CaseFile: Decodable {
    let covariates: [String]
    let outputs: [String: String]
    let records: [[String: Double]]
  }
}
