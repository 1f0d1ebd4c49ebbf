import ArgumentParser
import Foundation
import Synchronization
import TitrateLanguage
import TitrateRecords

/// Standard error, for everything that is not a result.
enum StandardError {
  static func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
  }
}

/// Where a table goes and in which form.
struct OutputOptions: ParsableArguments {
  @Option(help: ArgumentHelp("File to write; standard output without it.", valueName: "file"))
  var out: String?

  @Flag(help: "Write JSON, one object a line, instead of CSV.")
  var json = false
}

/// One cell of a table.
enum TableCell {
  case text(String)
  case number(Double)
  case missing
}

/// Writes a table row by row as CSV or JSON. Numbers read back to the same Double.
///
/// A file appears under its name only when it is complete.
final class TableOutput {
  private let handle: FileHandle
  private let target: String?
  private let temporary: String?
  private let json: Bool
  private let keys: [String]
  private var isFirstRow = true
  private var buffer: [UInt8] = []

  /// Opens the output and writes the header.
  ///
  /// - Throws: C020 where the file cannot be made.
  init(_ options: OutputOptions, columns: [String]) throws {
    json = options.json
    keys = columns.map(Self.quotedJSON)
    target = options.out
    if let path = options.out {
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
      // Devices and pipes are written as they are.
      temporary = exists && type != .typeRegular ? nil : path + ".partial"
      let opened = temporary ?? path
      if temporary != nil { _ = FileManager.default.createFile(atPath: opened, contents: nil) }
      guard !isFolder.boolValue, let file = FileHandle(forWritingAtPath: opened) else {
        throw Diagnostics([
          Diagnostic(
            "C020", .error, "'\(path)' cannot be written", at: .option("--out"),
            fix: "check that the folder exists and that you may write there")
        ])
      }
      handle = file
    } else {
      temporary = nil
      handle = .standardOutput
    }
    if !json { append(columns.map(Self.quotedCSV).joined(separator: ",") + "\n") }
    if json { append("[") }
  }

  /// Adds rows, as `encode` makes them.
  func write(_ rows: [UInt8]) throws {
    guard !rows.isEmpty else { return }
    // JSON rows begin with the comma that separates them from the row before.
    buffer.append(contentsOf: isFirstRow && json ? rows.dropFirst() : rows[...])
    isFirstRow = false
    if buffer.count > 1 << 16 { try flush() }
  }

  /// One row's bytes; safe to call from any thread.
  func encode(_ cells: [TableCell], into bytes: inout [UInt8]) {
    if json {
      bytes.append(contentsOf: ",\n{".utf8)
      for (index, cell) in cells.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes.append(contentsOf: keys[index].utf8)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(contentsOf: Self.json(cell).utf8)
      }
      bytes.append(UInt8(ascii: "}"))
    } else {
      for (index, cell) in cells.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes.append(contentsOf: Self.csv(cell).utf8)
      }
      bytes.append(UInt8(ascii: "\n"))
    }
  }

  /// Ends the table and gives the file its name.
  func finish() throws {
    if json { append("\n]\n") }
    try flush()
    guard let temporary, let target else { return }
    try? handle.close()
    guard rename(temporary, target) == 0 else { throw Self.failed(target) }
  }

  /// Leaves no half-written file behind.
  func abandon() {
    guard let temporary else { return }
    try? FileManager.default.removeItem(atPath: temporary)
  }

  private func append(_ text: String) { buffer.append(contentsOf: text.utf8) }

  private func flush() throws {
    do { try handle.write(contentsOf: buffer) } catch {
      // The reader has gone: it has what it wanted.
      if target == nil, errno == EPIPE { Foundation.exit(0) }
      abandon()
      throw Self.failed(target ?? "standard output")
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private static func failed(_ name: String) -> RunFailure {
    RunFailure([
      Diagnostic(
        "C021", .error, "writing '\(name)' failed", at: .none, fix: "check the free space and the folder")
    ])
  }

  private static func csv(_ cell: TableCell) -> String {
    switch cell {
    case .text(let text): quotedCSV(text)
    case .number(let value): Number.text(value)
    case .missing: "."
    }
  }

  private static func json(_ cell: TableCell) -> String {
    switch cell {
    case .text(let text): quotedJSON(text)
    case .number(let value): value.isFinite ? Number.text(value) : "null"
    case .missing: "null"
    }
  }

  private static func quotedCSV(_ text: String) -> String {
    text.contains { ",\"\n;".contains($0) } ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }

  private static func quotedJSON(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case _ where scalar.value < 0x20:
        result += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

/// How far a long run is, on a terminal only.
final class Progress: Sendable {
  private let total: Int
  private let what: String
  private let isShown: Bool
  private let start = ContinuousClock.now
  private struct State {
    var done = 0
    var last = ContinuousClock.now
    var wasShown = false
  }
  private let state = Mutex(State())

  init(_ what: String, total: Int, quiet: Bool) {
    (self.what, self.total) = (what, total)
    isShown = !quiet && isatty(STDERR_FILENO) == 1
  }

  /// One more is done; from any thread. Shown from the second second on, ten times a second.
  func advance() {
    guard isShown else { return }
    state.withLock { state in
      state.done += 1
      let now = ContinuousClock.now
      guard now - start > .seconds(1), now - state.last > .milliseconds(100) else { return }
      (state.last, state.wasShown) = (now, true)
      let filled = state.done * 30 / max(1, total)
      let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 30 - filled)
      try? FileHandle.standardError.write(contentsOf: Data("\r\(bar) \(state.done) of \(total) \(what)".utf8))
    }
  }

  /// Takes the bar away.
  func finish() {
    guard state.withLock({ $0.wasShown }) else { return }
    try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K".utf8))
  }
}
