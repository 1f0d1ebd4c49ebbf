import Foundation
import TitrateLanguage
import TitrateRecords

extension Library {
  /// The names of all worked questions, sorted.
  public var caseNames: [String] {
    let found = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/Cases")) ?? []
    return found.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.map { String($0.dropLast(5)) }
      .sorted()
  }

  /// The text of a worked question's file.
  ///
  /// - Parameter place: where the name was written, for the diagnostic.
  /// - Throws: `Diagnostics`: B080 for an unknown name, or what is wrong with the file.
  package func caseText(named name: String, at place: Place = .none) throws -> TitrateRecords.SourceText {
    guard caseNames.contains(name) else {
      throw Diagnostics([
        Diagnostic(
          "B080", .error, "'\(name)' is not a case of the library", at: place,
          fix: Spelling.nearest(to: name, among: caseNames).map { "did you mean '\($0)'?" }
            ?? "the library has \(caseNames.joined(separator: ", "))")
      ])
    }
    return try TitrateRecords.SourceText.read("\(root)/Cases/\(name).yaml", family: "K")
  }

  /// The text of a file that cases share, `Cases/Scales/naranjo.yaml` say.
  ///
  /// - Throws: `Diagnostics` where it is missing.
  package func caseScale(named name: String) throws -> TitrateRecords.SourceText {
    try TitrateRecords.SourceText.read("\(root)/Cases/Scales/\(name).yaml", family: "K")
  }
}
