import TitrateLanguage

/// The header of an event table: which column is what.
struct EventColumns {
  /// Names with a meaning, in any case.
  enum Reserved: String, CaseIterable {
    case id = "ID", time = "TIME", evid = "EVID", amt = "AMT", rate = "RATE", dur = "DUR", ii = "II", addl =
      "ADDL"
    case ss = "SS", cmt = "CMT", dv = "DV", mdv = "MDV", cens = "CENS", limit = "LIMIT", dvid = "DVID"
    /// NONMEM's calendar: month day year, day month year, year month day, year day month. TIME is then a clock.
    case date = "DATE", dat1 = "DAT1", dat2 = "DAT2", dat3 = "DAT3"
    /// Rows with anything but 0 here are skipped.
    case ignore = "IGNORE"
    /// NONMEM's comment column: rows with `C` here are skipped.
    case comment = "C"

    static let dates: [Reserved] = [.date, .dat1, .dat2, .dat3]
  }

  /// Column of each reserved name.
  private(set) var reserved: [Reserved: Int] = [:]
  /// All others, in order.
  private(set) var others: [(name: String, column: Int)] = []
  let count: Int
  let separator: Character
  private static let most = 2000

  /// Reads the header.
  ///
  /// - Returns: nil, with findings, for a header that makes the rest unreadable.
  init?(_ text: String, number: Int, file: String, _ findings: inout Findings) {
    let separator = Self.separator(of: text)
    self.separator = separator
    let line = CSVLine(
      text.hasPrefix("#") ? " " + text.dropFirst() : text, number: number, separator: separator)
    count = line.cells.count
    let errorsBefore = findings.errorCount
    guard line.openQuote == nil, count <= Self.most else {
      findings.error(
        "007", "the header is not a line of column names", at: line.place(0, file: file),
        fix: "the first line names the columns: ID,TIME,EVID,AMT,CMT,DV")
      return nil
    }
    var seen: Set<String> = []
    for (index, cell) in line.cells.enumerated() {
      let place = line.place(index, file: file)
      guard !cell.text.isEmpty else {
        findings.error(
          "004", "column \(index + 1) has no name", at: place, fix: "name it, or delete the column")
        continue
      }
      let known = Reserved(rawValue: cell.text.uppercased()).flatMap {
        $0 == .comment && index > 0 ? nil : $0
      }
      guard seen.insert(known?.rawValue ?? cell.text).inserted else {
        findings.error(
          "005", "column '\(cell.text)' is there twice", at: place, fix: "delete or rename one of the two")
        continue
      }
      if let known { reserved[known] = index } else { others.append((cell.text, index)) }
    }
    checkRequired(line, file: file, &findings)
    let dates = Reserved.dates.compactMap { reserved[$0] }.sorted()
    if dates.count > 1 {
      findings.error(
        "026", "there are \(dates.count) columns of dates", at: line.place(dates[1], file: file),
        fix: "keep one of DATE, DAT1, DAT2 and DAT3")
    }
    if findings.errorCount > errorsBefore { return nil }
  }

  /// TIME must be there; without AMT, EVID and DV there is nothing to do.
  private func checkRequired(_ line: CSVLine, file: String, _ findings: inout Findings) {
    guard reserved[.time] == nil else {
      if reserved[.id] == nil, let near = others.first(where: { Self.isNear("ID", $0.name) }) {
        findings.error(
          "004", "column 'ID' is missing", at: line.place(near.column, file: file),
          fix: "is '\(near.name)' meant? rename it to 'ID'")
      }
      return
    }
    if count == 1, line.text.contains(" ") {
      findings.error(
        "025", "the columns are separated by blanks", at: line.place(0, file: file),
        fix: "separate them by commas: \(line.text.split(separator: " ").prefix(8).joined(separator: ","))")
      return
    }
    let near = others.first { Self.isNear("TIME", $0.name) }
    findings.error(
      "004", "column 'TIME' is missing", at: line.place(near?.column ?? 0, file: file),
      fix: near.map { "is '\($0.name)' meant? rename it to 'TIME'" }
        ?? "the first line names the columns: ID,TIME,EVID,AMT,CMT,DV")
  }

  private static func isNear(_ wanted: String, _ name: String) -> Bool {
    Spelling.nearest(to: name, among: [wanted]) != nil
      || ["SUBJECT", "SUBJID", "USUBJID", "PATIENT"]
        .contains(name.uppercased()) && wanted == "ID"
  }

  /// Comma, or what stands between the names where there is none.
  private static func separator(of header: String) -> Character {
    if header.contains(",") { return "," }
    if header.contains(";") { return ";" }
    return header.contains("\t") ? "\t" : ","
  }
}
