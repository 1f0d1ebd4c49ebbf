import TitrateLanguage

/// One line of a table, cut into cells.
struct CSVLine {
  /// What stands between two separators, without quotes and blanks around it.
  struct Cell {
    let text: String
    /// Characters from 1.
    let column: Int
    /// As in the file, for the caret.
    let length: Int
  }
  let number: Int
  let text: String
  let cells: [Cell]
  /// Where a quote opens and does not close.
  let openQuote: Int?

  /// Cuts at `separator`, except inside double quotes; a doubled quote inside quotes is one quote.
  init(_ text: String, number: Int, separator: Character) {
    self.text = text
    self.number = number
    var cells = [Cell]()
    var value = "", column = 0, start = 1
    var quoted: Int?, wasQuoted = false, previous: Character = " "
    for character in text {
      column += 1
      if quoted != nil {
        if character == "\"" { quoted = nil } else { value.append(character) }
      } else if character == "\"", value.allSatisfy(\.isWhitespace) || previous == "\"" {
        // A second quote right after a closing one is a quote in the text.
        if wasQuoted, previous == "\"" { value.append("\"") } else { value = "" }
        quoted = column
        wasQuoted = true
      } else if character == separator {
        cells.append(Cell(text: value.trimmed, column: start, length: column - start))
        (value, start, wasQuoted) = ("", column + 1, false)
      } else {
        value.append(character)
      }
      previous = character
    }
    cells.append(Cell(text: value.trimmed, column: start, length: column + 1 - start))
    self.cells = cells
    openQuote = quoted
  }

  /// A cell's place, the blanks around it left out.
  func place(_ index: Int, file: String) -> Place {
    let cell = cells[min(index, cells.count - 1)]
    let written = text.dropFirst(cell.column - 1).prefix(cell.length)
    let blanks = written.prefix(while: \.isWhitespace).count
    let length = String(written).trimmed.count
    return .source(
      file: file, line: number, column: length == 0 ? cell.column : cell.column + blanks,
      length: max(1, length),
      text: text)
  }
}
