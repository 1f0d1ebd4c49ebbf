import TitrateEngine
import TitrateLanguage

/// The reserved cells of one line as values, each checked by itself and against the others.
struct EventCells {
  typealias Column = EventColumns.Reserved
  let line: CSVLine
  let columns: EventColumns
  let file: String
  var findings: Findings
  /// Doses that a single record may stand for.
  private static let mostDoses = 100_000.0

  /// The record, its time and covariates left to the caller.
  mutating func record() -> EventRecord {
    let amount = number(.amt)
    let mdv = choice(.mdv, [0, 1], "MDV is 0 or 1")
    var record = EventRecord(time: 0, evid: 0, line: line.number)
    record.amount = amount ?? 0
    record.rate = number(.rate) ?? 0
    record.duration = number(.dur).flatMap { $0 == 0 ? nil : $0 }
    if let duration = record.duration, duration == -1 || duration == -2, record.rate == 0 {
      (record.rate, record.duration) = (duration, nil)
    }
    record.interval = interval()
    record.steadyState =
      choice(
        .ss, [0, 1, 2, 3],
        "SS is 0, 1 steady state, 2 steady state on top of what is there, or 3 as 1, searched from what is there"
      ) ?? 0
    record.additional = additional()
    let evid = evid(record, mdv: mdv)
    record.evid = evid ?? 0
    record.compartment = compartment(evid: evid ?? 1)
    record.dv = number(.dv)
    record.mdv = mdv == 1 || record.dv == nil || record.evid != 0
    record.limit = number(.limit)
    record.endpoint = value(.dvid)
    record.censoring = censoring()
    // A record of unknown kind has been reported; what else it should have nobody knows.
    guard evid != nil else { return record }
    if [1, 4, 5, 6, 7].contains(record.evid) { checkDose(record) }
    checkOthers(record)
    return record
  }

  /// EVID, or what the other columns make of a record without; nil where it is none.
  private mutating func evid(_ record: EventRecord, mdv: Int?) -> Int? {
    if let number = number(.evid) {
      if let match = (0...7).first(where: { Double($0) == number }) { return match }
      let isClassic = number >= 100
      findings.error(
        "010", "EVID '\(text(.evid))' is not allowed", at: place(.evid),
        fix: isClassic
          ? "RxODE's old coding is not read: write EVID 1 with CMT, AMT and RATE instead"
          : "EVID is 0 observation, 1 dose, 2 other, 3 reset, 4 reset and dose, 5 replace, 6 multiply or 7 phantom dose"
      )
      return nil
    }
    if value(.evid) != nil { return nil }
    let isDose =
      record.amount != 0 || record.rate != 0 || record.duration != nil || record.steadyState != 0
    return isDose ? 1 : mdv == 1 ? 2 : 0
  }

  private mutating func checkDose(_ record: EventRecord) {
    // A constant infusion that has always run has neither an amount nor an interval.
    let isEndless = record.steadyState != 0 && record.interval == 0 && record.amount == 0
    if !isEndless, columns.reserved[.amt] == nil || value(.amt) == nil {
      findings.error(
        "017", "a dose (EVID \(record.evid)) without AMT",
        at: place(columns.reserved[.amt] == nil ? .evid : .amt),
        fix: "write the amount in AMT, or EVID 0 for an observation")
    }
    let isChange = record.evid == 5 || record.evid == 6
    if record.amount < 0, !isChange { negative(.amt) }
    if isChange || record.evid == 7 { checkPlain(record) }
    if record.rate < 0, record.rate != -1, record.rate != -2 {
      findings.error(
        "011", "RATE \(text(.rate)) is negative", at: place(.rate),
        fix: "RATE is 0 or positive, -1 for a modelled rate, -2 for a modelled duration")
    }
    if let duration = record.duration {
      if duration < 0 { negative(.dur) }
      if record.rate != 0 {
        findings.error(
          "016", "a dose with both RATE and DUR", at: place(.dur),
          fix: "give one of the two, '.' or 0 for the other")
      }
    }
    if record.interval < 0 { negative(.ii) }
    if isEndless { return checkEndless(record) }
    if record.additional > 0, record.interval <= 0 {
      findings.error(
        "015", "ADDL \(record.additional) without II", at: place(.addl),
        fix: "write the time between the doses in II (h), or 0 in ADDL")
    }
    if record.steadyState != 0, record.interval <= 0 {
      findings.error(
        "021", "SS \(record.steadyState) without II", at: place(.ss),
        fix: "write the dosing interval in II (h)")
    }
  }

  /// EVID 5, 6 and 7 happen at a moment.
  private mutating func checkPlain(_ record: EventRecord) {
    if record.evid != 7, record.rate != 0 || record.duration != nil {
      findings.error(
        "027", "EVID \(record.evid) with \(record.rate != 0 ? "RATE" : "DUR")",
        at: place(record.rate != 0 && columns.reserved[.rate] != nil ? .rate : .dur),
        fix: "an amount is replaced (EVID 5) or multiplied (EVID 6) at once: write 0")
    }
    if record.steadyState != 0 {
      findings.error(
        "027", "EVID \(record.evid) with SS \(record.steadyState)", at: place(.ss),
        fix: "write 0: only doses have a steady state")
    }
  }

  /// AMT 0 and II 0 with SS: an infusion that has always run and ends here.
  private mutating func checkEndless(_ record: EventRecord) {
    if record.additional > 0 {
      findings.error(
        "028", "a steady-state infusion (AMT 0) with ADDL \(record.additional)", at: place(.addl),
        fix: "it ends at its record: write 0 in ADDL, and further doses as records")
    }
    if record.rate == -2 || record.duration != nil {
      findings.error(
        "028", "a steady-state infusion (AMT 0) with a duration", at: place(record.rate == -2 ? .rate : .dur),
        fix: "it has always run: give its RATE, or -1 for a modelled rate")
    }
  }

  private mutating func checkOthers(_ record: EventRecord) {
    if record.evid == 0, record.amount != 0 {
      findings.error(
        "018", "an observation (EVID 0) with AMT \(text(.amt))", at: place(.amt),
        fix: "write EVID 1 for a dose, or AMT 0")
    }
    guard record.censoring != .none, record.evid == 0 else { return }
    guard let dv = record.dv else {
      findings.error(
        "022", "CENS \(text(.cens)) without DV", at: place(.cens),
        fix: "write the limit of quantification in DV")
      return
    }
    if let limit = record.limit, record.censoring == .below ? limit > dv : limit < dv {
      findings.error(
        "022", "LIMIT \(text(.limit)) is on the wrong side of DV \(text(.dv))", at: place(.limit),
        fix: "with CENS 1 the value lies between LIMIT and DV, with CENS -1 between DV and LIMIT")
    }
  }

  private mutating func additional() -> Int {
    guard let value = number(.addl) else { return 0 }
    guard value >= 0, value == value.rounded(), value <= Self.mostDoses else {
      findings.error(
        "010", "ADDL '\(text(.addl))' is not a number of doses", at: place(.addl),
        fix: "write a whole number from 0 to \(Int(Self.mostDoses))")
      return 0
    }
    return Int(value)
  }

  /// II: hours, or hours and minutes.
  private mutating func interval() -> Double {
    if let text = value(.ii), let hours = ClockTime.hours(text) { return hours }
    return number(.ii) ?? 0
  }

  private mutating func compartment(evid: Int) -> EventRecord.CompartmentReference {
    guard let text = value(.cmt) else { return .unspecified }
    if text.hasPrefix("-"), text != "-0", evid != 2, evid != 3 {
      findings.error(
        "010", "CMT '\(text)' on a record with EVID \(evid)", at: place(.cmt),
        fix: "a negative CMT switches a compartment off: write it on a record with EVID 2")
      return .unspecified
    }
    guard let number = Number.parse(text) else {
      if Self.isNotFinite(text) || !Self.isName(text.hasPrefix("-") ? String(text.dropFirst()) : text) {
        findings.error(
          "010", "CMT '\(text)' is not a compartment", at: place(.cmt),
          fix: "write the compartment's number, from 1, or its name")
        return .unspecified
      }
      return .name(text)
    }
    guard number == number.rounded(), number.magnitude <= 10_000 else {
      findings.error(
        "010", "CMT '\(text)' is not a compartment number", at: place(.cmt),
        fix:
          "write a whole number from 1, or the compartment's name; with EVID 2, -1 switches compartment 1 off"
      )
      return .unspecified
    }
    return number == 0 ? .unspecified : .number(Int(number))
  }

  private mutating func censoring() -> EventRecord.Censoring {
    switch choice(.cens, [0, 1, -1], "CENS is 0, 1 (below DV) or -1 (above DV)") {
    case 1: .below
    case -1: .above
    default: .none
    }
  }

  /// A number; nil where missing, or wrong with a finding.
  private mutating func number(_ column: Column) -> Double? {
    guard let text = value(column) else { return nil }
    if let number = Number.parse(text) { return number }
    if Self.isNotFinite(text) {
      findings.error(
        "009", "'\(text)' in column \(column.rawValue) is not a finite number", at: place(column),
        fix: "write a number, or '.' where there is no value")
    } else {
      findings.error(
        "008", "'\(text)' in column \(column.rawValue) is not a number", at: place(column),
        fix: Self.numberFix(text))
    }
    return nil
  }

  /// One of a few whole numbers.
  private mutating func choice(_ column: Column, _ allowed: [Int], _ rule: String) -> Int? {
    guard let number = number(column) else { return nil }
    if let match = allowed.first(where: { Double($0) == number }) { return match }
    findings.error("010", "\(column.rawValue) '\(text(column))' is not allowed", at: place(column), fix: rule)
    return nil
  }

  private mutating func negative(_ column: Column) {
    findings.error(
      "011", "\(column.rawValue) \(text(column)) is negative", at: place(column),
      fix: "write a positive number; on an observation 0 or '.'")
  }

  /// A cell's text; nil where the column or the value is missing.
  func value(_ column: Column) -> String? {
    guard let index = columns.reserved[column] else { return nil }
    let text = line.cells[index].text
    return Self.isMissing(text) ? nil : text
  }

  /// A cell as written; empty without the column.
  func text(_ column: Column) -> String { columns.reserved[column].map { line.cells[$0].text } ?? "" }

  func place(_ column: Column) -> Place { line.place(columns.reserved[column] ?? 0, file: file) }

  static func isMissing(_ text: String) -> Bool { text.isEmpty || text == "." || text == "NA" }

  /// What other programs print for numbers that are none, and numbers too large for a Double.
  static func isNotFinite(_ text: String) -> Bool {
    ["nan", "inf", "+inf", "-inf", "infinity", "-infinity"].contains(text.lowercased())
      || Double(text).map { !$0.isFinite } == true
  }

  private static func isName(_ text: String) -> Bool {
    text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
  }

  static func numberFix(_ text: String) -> String {
    text.contains(",") && Number.parse(text.replacing(",", with: ".")) != nil
      ? "write the decimal sign as a point: \(text.replacing(",", with: "."))"
      : "write a number, or '.' where there is no value"
  }
}
