/// Text of a terminal: its width in columns, and paragraphs wrapped to it.
package enum Paragraph {
  /// Columns of a terminal nobody has widened.
  package static let width = 80

  /// Text from outside with everything taken out that could move the cursor, colour the screen or hide letters.
  static func clean(_ text: String) -> String {
    String(
      text.map { character in
        character.isNewline || character == "\t"
          ? " " : character.unicodeScalars.contains(where: isHazard) ? "\u{FFFD}" : character
      })
  }

  /// Control characters, and the marks that reverse the direction of writing.
  private static func isHazard(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// A text that stays on one line where one is wide enough.
  static func unbroken(_ text: String) -> String { String(clean(text).map { $0 == " " ? "\u{A0}" : $0 }) }

  /// Columns that a text takes: East Asian wide characters and emoji take two.
  static func columns(_ text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + columns($1) }
  }

  private static func columns(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  /// Lines no wider than `width`, broken at spaces (never at a no-break space), or inside a word that alone is too wide.
  ///
  /// No-break spaces have done their work then and become plain ones.
  static func lines(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in clean(text).split(separator: " ") {
      for piece in pieces(word, width: width) {
        if line.isEmpty {
          line = piece
        } else if columns(line) + 1 + columns(piece) <= width {
          line += " " + piece
        } else {
          lines.append(line)
          line = piece
        }
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines.map { String($0.map { $0 == "\u{A0}" ? " " : $0 }) }
  }

  /// A wrapped paragraph; the first line starts with `first`, the others with as many spaces.
  package static func hanging(
    _ text: String, first: String = "", width: Int = Paragraph.width
  ) -> [String] {
    let indent = String(repeating: " ", count: columns(first))
    return lines(text, width: width - columns(first)).enumerated().map { index, line in
      (index == 0 ? first : indent) + line
    }
  }

  private static func pieces(_ word: Substring, width: Int) -> [String] {
    guard columns(word) > width else { return [String(word)] }
    var pieces: [String] = []
    var piece = ""
    for character in word {
      if columns(piece) + columns(character) > width {
        pieces.append(piece)
        piece = ""
      }
      piece.append(character)
    }
    return pieces + [piece]
  }
}

/// A table of a terminal: columns as wide as asked, cells wrapped inside them.
package struct TextTable {
  package enum Alignment { case left, right }
  package struct Column {
    package var width: Int
    package var alignment: Alignment
    package init(width: Int, alignment: Alignment) {
      self.width = width
      self.alignment = alignment
    }
  }
  package var columns: [Column]
  /// Spaces between columns.
  package var gap = 2
  /// Spaces before the first column.
  package var indent = 0

  /// A table of these columns.
  package init(columns: [Column], gap: Int = 2, indent: Int = 0) {
    self.columns = columns
    self.gap = gap
    self.indent = indent
  }

  /// The lines of one row, without trailing spaces.
  package func row(_ cells: [String]) -> [String] {
    precondition(cells.count == columns.count, "\(cells.count) cells for \(columns.count) columns")
    let wrapped = zip(cells, columns).map { Paragraph.lines($0, width: $1.width) }
    let height = wrapped.map(\.count).max() ?? 0
    return (0..<height).map { index in
      var line = String(repeating: " ", count: indent)
      for (number, (cell, column)) in zip(wrapped, columns).enumerated() {
        let text = index < cell.count ? cell[index] : ""
        let fill = String(repeating: " ", count: column.width - Paragraph.columns(text))
        line += number == 0 ? "" : String(repeating: " ", count: gap)
        line += column.alignment == .left ? text + fill : fill + text
      }
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }
}
