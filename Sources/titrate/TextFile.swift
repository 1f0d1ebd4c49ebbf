import Foundation
import TitrateLanguage

/// A result that is one text.
enum TextFile {
  /// - Throws: C020 where the file cannot be made.
  static func write(_ text: String, to path: String, option: String) throws {
    do {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    } catch {
      throw Diagnostics([
        Diagnostic(
          "C020", .error, "'\(path)' cannot be written", at: .option(option),
          fix: "check that the folder exists and may be written to")
      ])
    }
  }
}
