import TitrateEngine
import TitrateLanguage

/// An event table read from a NONMEM-style file, and what its engine form leaves out.
public struct EventFile: Sendable {
  /// Subjects and covariates.
  public var table: EventTable
  /// TIME as written, for every record of every subject; output repeats it.
  public var times: [[String]]
  /// Columns that were left out, and the like.
  public var warnings: [Diagnostic]

  /// Reads a file.
  ///
  /// Columns ID TIME EVID AMT RATE DUR II ADDL SS CMT DV MDV CENS LIMIT DVID and DATE, DAT1, DAT2 or DAT3 in any order
  /// and case; every other column is a covariate, of numbers or of text. `.`, `NA` and empty cells are missing. Cells
  /// are separated by commas (or semicolons or tabs throughout). Lines that begin with `#`, or whose first cell is
  /// `C`, are comments. TIME is numbers; ISO 8601 and clock times become hours since the subject's first record.
  /// Without EVID, records with an AMT are doses, others observations. A subject is a run of lines with the same ID.
  /// `Docs/events.md` says what each column means.
  ///
  /// - Throws: `Diagnostics` with everything wrong, each with its line and column.
  public static func read(_ path: String) throws -> EventFile {
    var lines = try LineReader(path: path)
    return try read(&lines, file: path)
  }

  /// Reads a table in memory; `file` is its name in messages.
  public static func read(bytes: [UInt8], file: String) throws -> EventFile {
    var lines = LineReader(bytes: bytes, file: file)
    return try read(&lines, file: file)
  }

  private static func read(_ lines: inout LineReader, file: String) throws -> EventFile {
    var findings = Findings(family: "D")
    guard let header = try header(&lines) else {
      findings.error(
        "004", "the file is empty", at: .file(file),
        fix: "the first line names the columns: ID,TIME,EVID,AMT,CMT,DV; a record follows on each line")
      try findings.throwErrors(file: file)
      preconditionFailure("an error was found")
    }
    guard let columns = EventColumns(header, number: lines.lineNumber, file: file, &findings) else {
      try findings.throwErrors(file: file)
      preconditionFailure("an error was found")
    }
    var builder = EventBuilder(columns: columns, file: file, findings: findings)
    while let text = try lines.nextLine() {
      if isComment(text, separator: columns.separator) { continue }
      builder.add(CSVLine(text, number: lines.lineNumber, separator: columns.separator))
    }
    return try builder.finish()
  }

  /// The first line that is neither empty nor a comment; `#ID,TIME,…` is a header, not a comment.
  private static func header(_ lines: inout LineReader) throws -> String? {
    while let text = try lines.nextLine() {
      let start = text.trimmed.uppercased()
      if start.isEmpty || (start.hasPrefix("#") && !start.hasPrefix("#ID")) { continue }
      return text
    }
    return nil
  }

  private static func isComment(_ text: String, separator: Character) -> Bool {
    guard let first = text.first(where: { !$0.isWhitespace }) else { return true }
    if first == "#" { return true }
    guard first == "C" else { return false }
    let rest = text.trimmed.dropFirst()
    return rest.isEmpty || rest.first == separator || rest.first == " "
  }
}
