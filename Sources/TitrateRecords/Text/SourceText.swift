import Foundation
import TitrateLanguage

/// A text file in memory with its lines, so that anything in it can be pointed at.
package struct SourceText: Sendable {
  /// As the user named it.
  package let file: String
  package let text: String
  /// Where each line starts; the last entry is the end of the text.
  private let lineStarts: [String.Index]

  /// A text that did not come from a file has a name all the same.
  ///
  /// Every line break that YAML knows becomes a line feed, so that all readers count the same lines.
  package init(_ written: String, file: String) {
    let text = Self.withLineFeeds(written)
    self.file = file
    self.text = text
    var starts = [text.startIndex]
    var index = text.utf8.startIndex
    while index < text.utf8.endIndex {
      let byte = text.utf8[index]
      index = text.utf8.index(after: index)
      if byte == UInt8(ascii: "\n") { starts.append(index) }
    }
    lineStarts = starts
  }

  private static func withLineFeeds(_ text: String) -> String {
    let others: Set<Unicode.Scalar> = ["\r", "\u{85}", "\u{2028}", "\u{2029}"]
    guard text.unicodeScalars.contains(where: others.contains) else { return text }
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if !(scalar == "\n" && previous == "\r") { result.append(others.contains(scalar) ? "\n" : scalar) }
      previous = scalar
    }
    return String(result)
  }

  /// Reads a UTF-8 file.
  ///
  /// - Parameters:
  ///   - limit: bytes; a larger file is refused without being read.
  ///   - family: the letter of the diagnostics, `P` or `B`.
  /// - Throws: `Diagnostics` where the file is missing, a folder, too large, binary or not UTF-8.
  package static func read(_ path: String, limit: Int = 4_000_000, family: String) throws -> SourceText {
    func fail(_ number: String, _ what: String, _ fix: String) -> Diagnostics {
      Diagnostics([Diagnostic(family + number, .error, what, at: .file(path), fix: fix)])
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw fail("001", "there is no such file", "check the path; it is taken from the current folder")
    }
    guard !isFolder.boolValue else { throw fail("001", "this is a folder, not a file", "name a file in it") }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw fail("001", "the file cannot be opened", "check that you may read it")
    }
    defer { try? handle.close() }
    var bytes = [UInt8]()
    // Read in pieces: what the size claims to be is not always true (pipes, devices).
    while let piece = try? handle.read(upToCount: 1 << 16), !piece.isEmpty {
      bytes.append(contentsOf: piece)
      guard bytes.count <= limit else {
        throw fail(
          "002", "the file is larger than \(limit / 1_000_000) MB", "this is not a file of the expected kind")
      }
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard !bytes.contains(0) else {
      throw fail("003", "the file is binary, not text", "export it as plain text in UTF-8")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let line = bytes[..<firstInvalid(bytes)].count { $0 == UInt8(ascii: "\n") } + 1
      throw fail("003", "line \(line) is not UTF-8 text", "save the file in UTF-8")
    }
    return SourceText(text, file: path)
  }

  /// The length of the longest valid prefix.
  private static func firstInvalid(_ bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var valid = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { valid += UTF8.width(scalar) }
    return valid
  }

  /// How many lines there are.
  package var lineCount: Int { lineStarts.count }

  /// A line without its ending, from 1; empty outside the text.
  package func line(_ number: Int) -> String {
    guard number >= 1, number <= lineStarts.count else { return "" }
    let end = number < lineStarts.count ? lineStarts[number] : text.endIndex
    var line = text[lineStarts[number - 1]..<end]
    while let last = line.unicodeScalars.last, last == "\n" || last == "\r" {
      line.unicodeScalars.removeLast()
    }
    return String(line)
  }

  /// A span of a line; `column` counts Unicode scalars from 1.
  package func place(line number: Int, column: Int, length: Int = 1) -> Place {
    let text = line(number)
    let characters = text.unicodeScalars.prefix(max(0, column - 1))
    let before = String(String.UnicodeScalarView(characters)).count
    let room = max(1, text.count - before)
    return .source(
      file: file, line: number, column: before + 1, length: max(1, min(length, room)), text: text)
  }
}

extension UTF8 {
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int { scalar.utf8.count }
}
