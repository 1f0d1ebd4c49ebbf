/// Something the reader can act on: what went wrong, where, and what to do about it.
public struct Diagnostic: Error, Hashable, Sendable {
  /// How bad it is: an error stops the work, a warning travels with the result.
  public enum Severity: String, Hashable, Sendable {
    /// The work cannot go on.
    case error
    /// The work goes on; the reader should know.
    case warning
  }

  /// Stable identifier, never reused: `L` language, `D` data, `P` patient, `B` library, `S` solver, `I` inference,
  /// `T` therapy, `E` evidence, `K` worked cases, `C` command line; then three digits.
  public let code: String
  /// Error or warning.
  public let severity: Severity
  /// What happened, one sentence, with the offending value quoted.
  public let what: String
  /// Where: file, line and column; or subject and time; or an option.
  public let place: Place
  /// What to change; `nil` only when we honestly do not know.
  public let fix: String?

  /// Creates a diagnostic; the sentence is written here and nowhere else.
  public init(
    _ code: String, _ severity: Severity = .error, _ what: String, at place: Place, fix: String?
  ) {
    self.code = code
    self.severity = severity
    self.what = what
    self.place = place
    self.fix = fix
  }
}

/// Where a diagnostic points.
public enum Place: Hashable, Sendable {
  /// A span in a text file: `line` and `column` count from 1, `length` in characters, `text` is the whole line.
  case source(file: String, line: Int, column: Int, length: Int, text: String)
  /// A whole file.
  case file(String)
  /// A subject of a data set, at a time when that is known.
  case subject(String, time: Double?)
  /// A command-line option, `--rtol` say.
  case option(String)
  /// Nowhere in particular.
  case none
}

/// Everything that is wrong with one input, at once.
public struct Diagnostics: Error, Sendable {
  /// In the order of the input; never empty when thrown.
  public var all: [Diagnostic]

  /// Wraps what was found.
  public init(_ all: [Diagnostic]) { self.all = all }

  /// Whether anything in the list stops the work.
  public var hasErrors: Bool { all.contains { $0.severity == .error } }
}

extension Diagnostic: CustomStringConvertible {
  /// `file:line:column: error L012: what`, the source line with a caret, and the fix.
  public var description: String {
    let head = "\(severity.rawValue) \(code): \(what)"
    let remedy = fix.map { "fix: \($0)" }
    switch place {
    case .source(let file, let line, let column, let length, let text):
      let number = String(line)
      let margin = String(repeating: " ", count: max(0, 5 - number.count)) + number + " | "
      let (shown, caretColumn) = Self.window(text, around: column)
      let pad = String(repeating: " ", count: 5) + " | " + String(repeating: " ", count: caretColumn - 1)
      let caret = "^" + String(repeating: "~", count: max(0, min(length, 60) - 1))
      return "\(file):\(line):\(column): \(head)\n\(margin)\(shown)\n\(pad)\(caret)"
        + (remedy.map { "  \($0)" } ?? "")
    case .file(let file):
      return "\(file): \(head)" + (remedy.map { "\n       \($0)" } ?? "")
    case .subject(let id, let time):
      let at = time.map { ", t = \($0) h" } ?? ""
      return "subject \(id)\(at): \(head)" + (remedy.map { "\n       \($0)" } ?? "")
    case .option(let option):
      return "\(option): \(head)" + (remedy.map { "\n       \($0)" } ?? "")
    case .none:
      return head + (remedy.map { "\n       \($0)" } ?? "")
    }
  }

  /// The part of a long line that a terminal can show, and the caret's column in it; tabs become single spaces.
  private static func window(_ text: String, around column: Int) -> (String, Int) {
    let width = 100
    let characters = Array(text.prefix(column + width).map { $0 == "\t" ? " " : $0 })
    guard characters.count > width, column > width - 20 else {
      return (String(characters.prefix(width)), min(column, characters.count + 1))
    }
    let start = max(0, min(column - 1, characters.count) - width / 2)
    let shown = "…" + String(characters[start..<min(characters.count, start + width)])
    return (shown, column - start + 1)
  }
}

extension Diagnostics: CustomStringConvertible {
  /// One diagnostic after the other, each on its own lines.
  public var description: String { all.map(\.description).joined(separator: "\n") }
}
