import Foundation
import Testing

/// Every malformed input ends with status 2, nothing on standard output, and a message that names place and remedy.
@Suite struct MalformedInputTests {
  static let folder = "Tests/Snapshots/malformed"

  static func files(_ kind: String, _ extensions: [String]) -> [String] {
    let path = Program.root.appendingPathComponent("\(folder)/\(kind)").path
    let all = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return all.filter { name in extensions.contains { name.hasSuffix(".\($0)") } }.sorted()
  }

  /// Runs in the folder of the file, so that messages name the file alone.
  private func check(_ kind: String, _ file: String, _ arguments: [String]) throws {
    let run = try Program.run(arguments, in: "\(Self.folder)/\(kind)")
    #expect(run.status == 2, "\(file): \(run.complaint)")
    #expect(run.output.isEmpty)
    #expect(run.complaint.contains("fix: "))
    let expected = Program.root.appendingPathComponent("\(Self.folder)/\(kind)/\(file).expected")
    try Program.expect(run.complaint, matches: expected)
  }

  @Test func thereAreEnough() {
    #expect(Self.files("data", ["csv"]).count >= 45)
    #expect(Self.files("patients", ["yaml", "json"]).count >= 60)
  }

  @Test(arguments: files("data", ["csv"])) func data(file: String) throws {
    try check("data", file, ["simulate", "../../../../Examples/Models/one-compartment.R", "--data", file])
  }

  @Test(arguments: files("patients", ["yaml", "json"])) func patients(file: String) throws {
    try check("patients", file, ["advise", file])
  }

  @Test(arguments: files("options", ["txt"])) func options(file: String) throws {
    let path = Program.root.appendingPathComponent("\(Self.folder)/options/\(file)")
    let words = try String(contentsOf: path, encoding: .utf8).split(whereSeparator: \.isWhitespace).map(
      String.init)
    try check("options", file, words)
  }

  /// A line without an end is refused at once, not read until the memory is full.
  @Test(.timeLimit(.minutes(1))) func anEndlessLine() throws {
    let model = "Examples/Models/one-compartment.R"
    let data = try Program.run(["simulate", model, "--data", "/dev/zero"])
    #expect(data.status == 2)
    #expect(data.complaint.hasPrefix("/dev/zero: error D002: line 1 is longer than 100000 characters"))
    let asModel = try Program.run(["simulate", "/dev/zero", "--data", "Examples/Data/three-subjects.csv"])
    #expect(asModel.status == 2)
    #expect(asModel.complaint.hasPrefix("/dev/zero: error C002"))
  }
}
