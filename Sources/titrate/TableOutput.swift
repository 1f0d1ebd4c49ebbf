import ArgumentParser
import Foundation
import TitrateLanguage

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

/// Writes a table row by row as CSV or JSON. Numbers read back to the same Double.
///
/// A file appears under its name only when it is complete.
final class TableOutput {
  /// Which part of a table is written; the parts of one table, one after the other, are the table.
  struct Part {
    /// Whether what stands before the first row is written: the names, or the bracket that opens a list.
    var isFirst = true
    /// Whether what stands after the last row is written.
    var isLast = true
  }

  /// How rows are written; may be used by many threads.
  let format: TableFormat
  private let descriptor: Int32
  private let target: String?
  private let temporary: String?
  private let part: Part
  private var isFirstRow: Bool
  private var buffer: [UInt8] = []
  private static let enough = 1 << 16

  /// Opens the output and writes the header.
  ///
  /// - Throws: C020 where the file cannot be made.
  init(_ options: OutputOptions, columns: [String], part: Part = Part()) throws {
    format = TableFormat(columns: columns, json: options.json)
    target = options.out
    self.part = part
    isFirstRow = part.isFirst
    if let path = options.out {
      var status = stat()
      let exists = stat(path, &status) == 0
      // Devices and pipes are written as they are.
      temporary = exists && status.st_mode & S_IFMT != S_IFREG ? nil : path + ".partial"
      descriptor = open(temporary ?? path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else {
        throw Diagnostics([
          Diagnostic(
            "C020", .error, "'\(path)' cannot be written", at: .option("--out"),
            fix: "check that the folder exists and that you may write there")
        ])
      }
    } else {
      temporary = nil
      descriptor = STDOUT_FILENO
    }
    if part.isFirst { buffer += format.opening }
  }

  /// Adds rows, as `format` makes them.
  func write(_ rows: [UInt8]) throws {
    guard !rows.isEmpty else { return }
    // JSON rows begin with the comma that separates them from the row before.
    let skipped = isFirstRow ? format.separatorLength : 0
    isFirstRow = false
    if rows.count < Self.enough {
      buffer += rows[skipped...]
      if buffer.count > Self.enough { try flush() }
    } else {
      try flush()
      try rows.withUnsafeBytes { try put(UnsafeRawBufferPointer(rebasing: $0[skipped...])) }
    }
  }

  /// Ends the table and gives the file its name.
  func finish() throws {
    if part.isLast { buffer += format.closing }
    try flush()
    guard target != nil else { return }
    guard close(descriptor) == 0 else { throw failed() }
    guard let temporary, let target else { return }
    guard rename(temporary, target) == 0 else { throw failed() }
  }

  /// Leaves no half-written file behind.
  func abandon() {
    if let temporary { unlink(temporary) }
  }

  private func flush() throws {
    try buffer.withUnsafeBytes { try put($0) }
    buffer.removeAll(keepingCapacity: true)
  }

  private func put(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = Foundation.write(descriptor, rest.baseAddress, rest.count)
      if written < 0, errno == EINTR { continue }
      guard written > 0 else {
        // The reader has gone: it has what it wanted.
        if target == nil, errno == EPIPE { Foundation.exit(0) }
        abandon()
        throw failed()
      }
      rest = rest.dropFirst(written)
    }
  }

  private func failed() -> RunFailure {
    RunFailure([
      Diagnostic(
        "C021", .error, "writing '\(target ?? "standard output")' failed", at: .none,
        fix: "check the free space and the folder")
    ])
  }
}

extension Slice where Base == UnsafeRawBufferPointer {
  fileprivate var baseAddress: UnsafeRawPointer? { base.baseAddress.map { $0 + startIndex } }
}
