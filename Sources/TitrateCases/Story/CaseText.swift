import TitrateLanguage

/// A sentence with values left open: `the peak is {peak}, of which {limit bare} …`.
public struct CaseText: Sendable {
  public enum Piece: Sendable, Hashable {
    case words(String)
    /// A value by its name; bare: without its unit.
    case value(name: String, bare: Bool)
  }
  public let pieces: [Piece]
  public let place: Place

  /// Reads a text; a brace without its partner is an ordinary character.
  public init(_ text: String, at place: Place) {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { pieces.append(.words(String(rest[..<open]))) }
      let inside = rest[rest.index(after: open)..<close].split(separator: " ")
      pieces.append(.value(name: String(inside.first ?? ""), bare: inside.dropFirst().first == "bare"))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.words(String(rest))) }
    self.pieces = pieces
    self.place = place
  }

  /// What was written, without the values.
  public var words: String {
    pieces.map { if case .words(let words) = $0 { words } else { "" } }.joined(separator: " ")
  }
}
