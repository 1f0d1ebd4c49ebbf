import TitrateLanguage

/// A plain table of numbers: names in the first line, a number in every cell below.
package struct NumberTable: Sendable {
  /// As named by the user.
  package let file: String
  /// Names of the columns.
  package private(set) var names: [String]
  /// Texts of the first column, where it has no numbers, or of the one that names rows.
  package private(set) var rowNames: [String] = []
  /// Row after row.
  package private(set) var values: [Double] = []

  /// How many rows there are.
  package var rowCount: Int { names.isEmpty ? 0 : values.count / names.count }

  /// Reads a file: separated by commas, semicolons or tabs; empty lines and lines that begin with `#` are left out.
  ///
  /// - Parameters:
  ///   - hasRowNames: whether the first column may hold the rows' names; it does where its name is empty or the table
  ///     has a name less than it has cells in a row.
  ///   - labels: name, in any case, of a column of texts that name the rows; the table need not have it.
  ///   - isWanted: which columns to keep; cells of others may hold anything.
  /// - Throws: `Diagnostics` with everything wrong, each with its line and column.
  package static func read(
    _ path: String, hasRowNames: Bool = false, labels: String? = nil,
    isWanted: (String) -> Bool = { _ in true }
  ) throws -> NumberTable {
    var lines = try LineReader(path: path)
    return try read(&lines, file: path, hasRowNames: hasRowNames, labels: labels, isWanted: isWanted)
  }

  /// Reads a table in memory; `file` is its name in messages.
  package static func read(
    bytes: [UInt8], file: String, hasRowNames: Bool = false, isWanted: (String) -> Bool = { _ in true }
  ) throws -> NumberTable {
    var lines = LineReader(bytes: bytes, file: file)
    return try read(&lines, file: file, hasRowNames: hasRowNames, labels: nil, isWanted: isWanted)
  }

  private init(file: String, names: [String]) { (self.file, self.names) = (file, names) }

  private static func read(
    _ lines: inout LineReader, file: String, hasRowNames: Bool, labels: String?, isWanted: (String) -> Bool
  ) throws -> NumberTable {
    var findings = Findings(family: "D")
    guard let header = try nextLine(&lines) else {
      findings.error("004", "the file is empty", at: .file(file), fix: "the first line names the columns")
      try findings.throwErrors(file: file)
      preconditionFailure("an error was found")
    }
    let separator: Character =
      header.contains(",") ? "," : header.contains(";") ? ";" : header.contains("\t") ? "\t" : ","
    let first = CSVLine(header, number: lines.lineNumber, separator: separator)
    var columns = first.cells.map(\.text)
    let named = hasRowNames && columns.first?.isEmpty == true
    if named { columns.removeFirst() }
    checkNames(first, skipping: named ? 1 : 0, file: file, &findings)
    let kept = columns.indices.filter { isWanted(columns[$0]) }
    let label = labels.flatMap { name in columns.firstIndex { $0.lowercased() == name.lowercased() } }
    var table = NumberTable(file: file, names: kept.map { columns[$0] })
    while let text = try nextLine(&lines) {
      let line = CSVLine(text, number: lines.lineNumber, separator: separator)
      if let label, line.cells.count == columns.count { table.rowNames.append(line.cells[label].text) }
      table.add(line, width: columns.count, kept: kept, hasRowNames: hasRowNames, &findings)
    }
    if table.values.isEmpty, !kept.isEmpty, findings.errorCount == 0 {
      findings.error(
        "004", "the table has no rows", at: .file(file), fix: "put a row of numbers on each line")
    }
    try findings.throwErrors(file: file)
    return table
  }

  private static func nextLine(_ lines: inout LineReader) throws -> String? {
    while let text = try lines.nextLine() {
      let start = text.trimmed
      if !start.isEmpty, !start.hasPrefix("#") { return text }
    }
    return nil
  }

  private static func checkNames(
    _ header: CSVLine, skipping: Int, file: String, _ findings: inout Findings
  ) {
    var seen: Set<String> = []
    for index in header.cells.indices.dropFirst(skipping) {
      let name = header.cells[index].text
      if name.isEmpty {
        findings.error(
          "050", "a column has no name", at: header.place(index, file: file), fix: "name every column")
      } else if !seen.insert(name).inserted {
        findings.error(
          "050", "the column '\(name)' is there twice", at: header.place(index, file: file),
          fix: "keep one of the two")
      }
    }
  }

  private mutating func add(
    _ line: CSVLine, width: Int, kept: [Int], hasRowNames: Bool, _ findings: inout Findings
  ) {
    let skipped = hasRowNames && line.cells.count == width + 1 ? 1 : 0
    guard line.cells.count == width + skipped else {
      findings.error(
        "051", "\(line.cells.count) cells in a row, but \(width) columns", at: line.place(0, file: file),
        fix: "give every row a cell for each column")
      return
    }
    if skipped == 1 { rowNames.append(line.cells[0].text) }
    for column in kept {
      let cell = line.cells[column + skipped]
      if let value = Number.parse(cell.text) {
        values.append(value)
      } else {
        findings.error(
          "052", "'\(cell.text)' is not a number", at: line.place(column + skipped, file: file),
          fix: "write a number with a decimal point; leave out rows with missing values")
      }
    }
  }

  /// The table as a symmetric matrix.
  ///
  /// - Throws: `Diagnostics` D053 where it is not square, not symmetric or its rows have other names than its columns.
  package func squareMatrix() throws -> (names: [String], values: [Double]) {
    func problem(_ what: String, _ fix: String) -> Diagnostics {
      Diagnostics([Diagnostic("D053", .error, what, at: .file(file), fix: fix)])
    }
    let size = names.count
    guard rowCount == size else {
      throw problem(
        "\(rowCount) rows and \(size) columns are no covariance matrix",
        "give one row for each column, in the same order")
    }
    if !rowNames.isEmpty, rowNames != names {
      throw problem("rows and columns have different names", "name rows and columns alike, in the same order")
    }
    for row in 0..<size {
      for column in 0..<row {
        let (a, b) = (values[row * size + column], values[column * size + row])
        // 1e-8: what a table of nine digits rounds.
        guard abs(a - b) <= 1e-8 * max(abs(a), abs(b)) else {
          throw problem(
            "the covariance of '\(names[row])' and '\(names[column])' is \(Number.text(a)) in one half and "
              + "\(Number.text(b)) in the other", "a covariance matrix is symmetric")
        }
      }
    }
    return (names, values)
  }
}
