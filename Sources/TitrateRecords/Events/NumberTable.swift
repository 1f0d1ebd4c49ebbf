import TitrateLanguage

/// A CSV file of numbers under names: covariates of persons, or a covariance matrix.
package struct NumberTable: Sendable {
  /// Names of the columns of numbers.
  package private(set) var names: [String] = []
  /// Row after row.
  package private(set) var values: [Double] = []
  /// First cells of the rows, where the first column is one of labels.
  package private(set) var labels: [String] = []

  /// Reads a file: names on the first line, then a row of numbers on each; `#` begins a comment.
  ///
  /// - Parameters:
  ///   - hasLabels: whether a first column without a name (or called NAME) holds the rows' names.
  ///   - ignored: columns to leave out, in capitals.
  /// - Throws: `Diagnostics` D040 to D043 for every cell that is no number, with line and column.
  package static func read(
    _ path: String, hasLabels: Bool = false, ignored: Set<String> = []
  ) throws -> NumberTable {
    var lines = try LineReader(path: path)
    var findings = Findings(family: "D")
    var table = NumberTable()
    var columns: [Int] = []
    var header: CSVLine?
    while let text = try lines.nextLine() {
      if text.trimmed.isEmpty || text.trimmed.hasPrefix("#") { continue }
      let line = CSVLine(text, number: lines.lineNumber, separator: ",")
      guard let first = header else {
        header = line
        columns = table.readHeader(line, file: path, hasLabels: hasLabels, ignored: ignored, &findings)
        continue
      }
      guard line.cells.count == first.cells.count else {
        findings.error(
          "041", "the line has \(line.cells.count) cells, the header has \(first.cells.count)",
          at: line.place(0, file: path), fix: "write one number for each name of the header")
        continue
      }
      if hasLabels, !columns.contains(0) { table.labels.append(line.cells[0].text) }
      for column in columns {
        let text = line.cells[column].text
        if let value = Number.parse(text) {
          table.values.append(value)
        } else {
          findings.error(
            "042", "'\(text)' in column \(first.cells[column].text) is not a number",
            at: line.place(column, file: path), fix: "write a number; there are no missing values here")
        }
      }
    }
    if findings.errorCount == 0, table.values.isEmpty {
      findings.error(
        "043", "there are no numbers", at: .file(path), fix: "write names on the first line and numbers below"
      )
    }
    try findings.throwErrors(file: path)
    return table
  }

  private mutating func readHeader(
    _ line: CSVLine, file: String, hasLabels: Bool, ignored: Set<String>, _ findings: inout Findings
  ) -> [Int] {
    var columns: [Int] = []
    for (index, cell) in line.cells.enumerated() {
      if index == 0, hasLabels, cell.text.isEmpty || cell.text.uppercased() == "NAME" { continue }
      if ignored.contains(cell.text.uppercased()) { continue }
      if cell.text.isEmpty || names.contains(cell.text) {
        findings.error(
          "040",
          cell.text.isEmpty ? "column \(index + 1) has no name" : "column '\(cell.text)' is there twice",
          at: line.place(index, file: file), fix: "give every column a name of its own")
      }
      names.append(cell.text)
      columns.append(index)
    }
    return columns
  }
}
