import TitrateEngine
import TitrateLanguage

/// Turns lines into records, and records into subjects.
struct EventBuilder {
  let columns: EventColumns
  let file: String
  var findings: Findings
  private var subjects: [Subject] = []
  private var times: [[String]] = []
  private var firstLines: [String: Int] = [:]
  private var clock = TimeColumn()
  private var covariates: [CovariateColumn]

  /// What has been seen in a column that may be a covariate.
  private struct CovariateColumn {
    let name: String
    let column: Int
    var numbers = 0
    /// Cells that are neither numbers nor missing; errors only if others are numbers.
    var texts: [(place: Place, text: String)] = []
    /// The different texts, in order of appearance, and where each stands there.
    var levels: [String] = []
    var positions: [String: Int] = [:]

    /// The number of a text: its position among the levels, from 1.
    mutating func code(_ text: String) -> Double {
      if let position = positions[text] { return Double(position) }
      levels.append(text)
      positions[text] = levels.count
      return Double(levels.count)
    }
  }

  init(columns: EventColumns, file: String, findings: Findings) {
    self.columns = columns
    self.file = file
    self.findings = findings
    covariates = columns.others.map { CovariateColumn(name: $0.name, column: $0.column) }
  }

  /// Adds the record of a line.
  mutating func add(_ line: CSVLine) {
    guard isComplete(line), !isIgnored(line) else { return }
    var cells = EventCells(line: line, columns: columns, file: file, findings: findings)
    let id = id(line, &cells)
    let isNewSubject = subjects.last?.id != id
    var record = cells.record()
    let time = clock.hours(&cells, startsSubject: isNewSubject)
    record.time = time ?? subjects.last?.records.last?.time ?? 0
    findings = cells.findings
    record.covariates = covariateValues(line)
    if isNewSubject {
      start(id, line)
    } else if let before = subjects.last?.records.last?.time, let time, time < before, record.evid < 3 {
      findings.error(
        "014", "TIME goes back from \(times.last?.last ?? "") to \(cells.text(.time))",
        at: cells.place(.time),
        fix: "sort the records of subject \(id) by TIME, or start a new period with EVID 3 or 4")
    }
    subjects[subjects.count - 1].records.append(record)
    times[times.count - 1].append(cells.text(.time))
  }

  private mutating func start(_ id: String, _ line: CSVLine) {
    if let first = firstLines[id] {
      findings.error(
        "020", "subject \(id) appears again; its records begin on line \(first)",
        at: line.place(columns.reserved[.id] ?? 0, file: file),
        fix: "put all records of a subject together, or give the second one another ID")
    }
    firstLines[id] = firstLines[id] ?? line.number
    subjects.append(Subject(id: id, records: []))
    times.append([])
  }

  private mutating func id(_ line: CSVLine, _ cells: inout EventCells) -> String {
    guard columns.reserved[.id] != nil else { return "1" }
    guard let id = cells.value(.id) else {
      cells.findings.error(
        "019", "ID is missing", at: cells.place(.id), fix: "write the subject's ID on every line")
      return subjects.last?.id ?? ""
    }
    return id
  }

  private mutating func isComplete(_ line: CSVLine) -> Bool {
    if let column = line.openQuote {
      findings.error(
        "007", "a quote is opened and not closed",
        at: .source(file: file, line: line.number, column: column, length: 1, text: line.text),
        fix: "close the quote on the same line")
      return false
    }
    guard line.cells.count == columns.count else {
      let more = line.cells.count > columns.count
      findings.error(
        "006", "the line has \(line.cells.count) cells, the header has \(columns.count)",
        at: line.place(more ? columns.count : line.cells.count - 1, file: file),
        fix: more
          ? "delete the extra cells; put text with a separator in it in quotes"
          : "add the missing cells; write '.' where there is no value")
      return false
    }
    return true
  }

  /// NONMEM's IGNORE conventions.
  private func isIgnored(_ line: CSVLine) -> Bool {
    guard let column = columns.reserved[.ignore] else { return false }
    return !["", ".", "0", "NA"].contains(line.cells[column].text)
  }

  private mutating func covariateValues(_ line: CSVLine) -> [Double] {
    covariates.indices.map { index in
      let column = covariates[index].column
      let text = line.cells[column].text
      if EventCells.isMissing(text) { return .nan }
      if let value = Number.parse(text) {
        covariates[index].numbers += 1
        return value
      }
      if EventCells.isNotFinite(text) {
        findings.error(
          "009", "'\(text)' in column \(covariates[index].name) is not a finite number",
          at: line.place(column, file: file), fix: "write a number, or '.' where there is no value")
        return .nan
      }
      if covariates[index].texts.count < Findings.limit {
        covariates[index].texts.append((line.place(column, file: file), text))
      }
      return covariates[index].code(text)
    }
  }

  /// The finished table.
  ///
  /// - Throws: `Diagnostics` when anything was wrong.
  consuming func finish() throws -> EventFile {
    var texts: [Int: [String]] = [:]
    for (index, column) in covariates.enumerated() where !column.texts.isEmpty {
      if column.numbers == 0 {
        texts[index] = column.levels
        continue
      }
      for cell in column.texts {
        findings.error(
          "008", "'\(cell.text)' in column \(column.name) is not a number", at: cell.place,
          fix: EventCells.numberFix(cell.text))
      }
    }
    if subjects.isEmpty, findings.errorCount == 0 {
      findings.error(
        "023", "there are no records", at: .file(file), fix: "write a record on each line after the header")
    }
    try findings.throwErrors(file: file)
    for subject in subjects.indices {
      subjects[subject].texts = texts
      guard clock.countsFromFirstRecord, let start = subjects[subject].records.first?.time else { continue }
      for record in subjects[subject].records.indices { subjects[subject].records[record].time -= start }
    }
    return EventFile(
      table: EventTable(covariates: covariates.map(\.name), subjects: subjects), times: times,
      warnings: findings.warnings)
  }
}
