import Foundation
import TitrateLanguage

/// Reads a text file line by line without holding it, and refuses what is not text.
struct LineReader {
  /// Bytes; a longer line is not a row of a table, and is refused before it fills the memory.
  static let longestLine = 100_000

  private let file: String
  private let next: () throws -> Data
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  private(set) var lineNumber = 0

  /// - Throws: `Diagnostics` where the file cannot be opened.
  init(path: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Self.unreadable(
        path, "there is no such file", "check the path; it is taken from the current folder")
    }
    guard !isFolder.boolValue else {
      throw Self.unreadable(path, "this is a folder, not a file", "name a file in it")
    }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw Self.unreadable(path, "the file cannot be opened", "check that you may read it")
    }
    file = path
    next = { try handle.read(upToCount: 1 << 18) ?? Data() }
  }

  /// Reads from memory.
  init(bytes: [UInt8], file: String) {
    var rest: Data? = Data(bytes)
    self.file = file
    next = {
      defer { rest = nil }
      return rest ?? Data()
    }
  }

  /// The next line without its ending; nil at the end.
  ///
  /// - Throws: `Diagnostics` for a line that is too long, binary or not UTF-8: what follows makes no sense.
  mutating func nextLine() throws -> String? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return try line(start..<end)
      }
      searched = buffer.count
      guard buffer.count - start <= Self.longestLine else { throw tooLong() }
      guard !isAtEnd else {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        return try line(start..<buffer.count)
      }
      buffer.removeFirst(start)
      searched -= start
      start = 0
      try fill()
    }
  }

  private mutating func fill() throws {
    let piece: Data
    do { piece = try next() } catch {
      throw Self.unreadable(
        file, "the file cannot be read", "check that it is a file and that you may read it")
    }
    if piece.isEmpty { isAtEnd = true }
    buffer.append(contentsOf: piece)
    guard lineNumber == 0 else { return }
    if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { buffer.removeFirst(3) }
    if buffer.starts(with: [0xFF, 0xFE]) || buffer.starts(with: [0xFE, 0xFF]) {
      throw problem("003", "the file is UTF-16 text", "save it in UTF-8")
    }
  }

  private mutating func line(_ range: Range<Int>) throws -> String {
    lineNumber += 1
    var bytes = buffer[range]
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    guard bytes.count <= Self.longestLine else { throw tooLong() }
    guard !bytes.contains(0) else {
      throw problem("003", "line \(lineNumber) is binary, not text", "export the table as CSV")
    }
    guard !bytes.contains(UInt8(ascii: "\r")) else {
      throw problem(
        "003", "line \(lineNumber) has carriage returns inside",
        "save the file with Unix or Windows line endings")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw problem("003", "line \(lineNumber) is not UTF-8 text", "save the file in UTF-8")
    }
    return text
  }

  private func tooLong() -> Diagnostics {
    problem(
      "002", "line \(lineNumber + 1) is longer than \(Self.longestLine) characters",
      "this is not a table with a record on each line; export it as CSV")
  }

  private func problem(_ number: String, _ what: String, _ fix: String) -> Diagnostics {
    Diagnostics([Diagnostic("D" + number, .error, what, at: .file(file), fix: fix)])
  }

  private static func unreadable(_ file: String, _ what: String, _ fix: String) -> Diagnostics {
    Diagnostics([Diagnostic("D001", .error, what, at: .file(file), fix: fix)])
  }
}
