import Foundation
import Testing
import TitrateLanguage
import TitrateRecords

/// Every malformed patient file is refused with messages that name place and remedy, recorded beside it.
@Suite struct MalformedPatientTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Snapshots/malformed/patients")

  static let files: [String] = {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return all.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".json") }.sorted()
  }()

  @Test func thereAreEnough() { #expect(Self.files.count >= 60) }

  @Test(arguments: files) func refused(file: String) throws {
    let path = Self.folder.appendingPathComponent(file).path
    do {
      _ = try PatientRecord.read(path)
      Issue.record("accepted")
    } catch let found as Diagnostics {
      #expect(found.hasErrors)
      #expect(found.all.allSatisfy { $0.fix != nil })
      // Messages name the file as it was given; the snapshot is the same in any clone.
      let text = found.description.replacing(path, with: file) + "\n"
      let recorded = Self.folder.appendingPathComponent(file + ".expected")
      if ProcessInfo.processInfo.environment["RECORD"] == "1" {
        try text.write(to: recorded, atomically: true, encoding: .utf8)
      } else {
        #expect(try text == String(contentsOf: recorded, encoding: .utf8))
      }
    }
  }
}
