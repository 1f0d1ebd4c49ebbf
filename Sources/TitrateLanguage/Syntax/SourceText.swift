/// A stretch of a source text, in UTF-8 offsets.
public struct Span: Hashable, Sendable {
  /// Offset of the first byte.
  public let start: Int
  /// Offset after the last byte.
  public let end: Int
  /// Creates a span.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }
  /// From the first byte of one to the last byte of the other.
  func joined(_ other: Span) -> Span { Span(min(start, other.start), max(end, other.end)) }
}

/// A text and where its lines begin, to turn offsets into places.
public struct SourceText: Sendable {
  /// The file's name, for messages.
  public let file: String
  /// The text in UTF-8.
  let bytes: [UInt8]
  /// Offset of the first byte of each line.
  private let lineStarts: [Int]

  init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
    self.lineStarts = starts
  }

  /// The text of a span.
  func text(_ span: Span) -> String { String(decoding: bytes[span.start..<span.end], as: UTF8.self) }

  /// The line, counted from 0, that holds an offset.
  func line(of offset: Int) -> Int {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Where a message about a span points; a span over several lines is shown up to the end of its first.
  func place(_ span: Span) -> Place {
    let line = line(of: span.start)
    let start = lineStarts[line]
    var end = line + 1 < lineStarts.count ? lineStarts[line + 1] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    // A message shows 100 columns; a line of a megabyte need not travel with each.
    let shown = min(end, max(span.end, span.start) + 400)
    let from = min(span.start, end)
    let column = String(decoding: bytes[start..<from], as: UTF8.self).count + 1
    let length = String(decoding: bytes[from..<max(from, min(span.end, end))], as: UTF8.self).count
    let text = String(decoding: bytes[start..<max(start, min(shown, end))], as: UTF8.self)
    return .source(file: file, line: line + 1, column: column, length: max(1, length), text: text)
  }
}

/// What has been found wrong so far; it stops collecting when there is more than anybody reads.
struct DiagnosticList {
  /// In the order found.
  private(set) var all: [Diagnostic] = []
  private var seen: Set<Diagnostic> = []
  /// Enough to see every problem of a real file, little enough to read.
  static let most = 100

  /// Whether a further one would be dropped: finding its column in a long line is then wasted time.
  var isFull: Bool { all.count >= Self.most && hasErrors }

  var hasErrors: Bool { all.contains { $0.severity == .error } }

  /// Adds one, unless it was said before.
  mutating func add(_ diagnostic: Diagnostic) {
    // However many warnings there are, the first error must not be lost: it stops the work.
    let hasRoom = all.count < Self.most || (diagnostic.severity == .error && !hasErrors)
    if hasRoom, seen.insert(diagnostic).inserted { all.append(diagnostic) }
  }

  /// By line and column; what has no place comes last.
  var sorted: [Diagnostic] {
    func key(_ diagnostic: Diagnostic) -> (Int, Int) {
      if case .source(_, let line, let column, _, _) = diagnostic.place { return (line, column) }
      return (.max, .max)
    }
    return all.enumerated().sorted { (key($0.element), $0.offset) < (key($1.element), $1.offset) }.map(
      \.element)
  }
}

private func < (a: ((Int, Int), Int), b: ((Int, Int), Int)) -> Bool {
  a.0 == b.0 ? a.1 < b.1 : a.0 < b.0
}
