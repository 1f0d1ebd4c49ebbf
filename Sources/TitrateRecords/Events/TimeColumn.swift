/// TIME in one of the ways in which tables write it, the same throughout: numbers, ISO 8601, clock times, or clock
/// times beside a calendar column.
struct TimeColumn {
  private enum Form { case numbers, dates(Clock?), clock, calendar }
  private var form: Form?
  private var start: Instant?
  private var firstDay: Int64?

  /// Whether times count from each subject's first record: clock times of which the first may be plain numbers, so
  /// that the reader only knows at the end.
  private(set) var countsFromFirstRecord = false

  /// Hours; nil, with a finding, where TIME cannot be read.
  mutating func hours(_ cells: inout EventCells, startsSubject: Bool) -> Double? {
    guard let text = cells.value(.time) else {
      cells.findings.error(
        "012", "TIME is missing", at: cells.place(.time), fix: "write the time of every record")
      return nil
    }
    if startsSubject { (start, firstDay) = (nil, nil) }
    if let column = EventColumns.Reserved.dates.first(where: { cells.columns.reserved[$0] != nil }) {
      return calendarHours(&cells, column, text)
    }
    if let hours = Number.parse(text) {
      if case .dates = form { return mixed(&cells, text) }
      if form == nil { form = .numbers }
      return hours
    }
    if let hours = ClockTime.hours(text) {
      if case .dates = form { return mixed(&cells, text) }
      form = .clock
      countsFromFirstRecord = true
      return hours
    }
    return dateHours(&cells, text)
  }

  private mutating func dateHours(_ cells: inout EventCells, _ text: String) -> Double? {
    do {
      let moment = try DateTime(parsing: text)
      switch form {
      case .numbers, .clock, .calendar: return mixed(&cells, text)
      case .dates(let clock?):
        if let other = moment.clock, other != clock { return mixed(&cells, text) }
        form = .dates(clock)
      case .dates(nil), nil: form = .dates(moment.clock)
      }
      let origin = start ?? moment.instant
      start = origin
      return moment.instant.hours(since: origin)
    } catch {
      cells.findings.error(
        "012", EventCells.isNotFinite(text) ? "TIME '\(text)' is not a finite number" : "TIME \(error.what)",
        at: cells.place(.time),
        fix: "write hours as a number, a clock time such as 20:00, or ISO 8601 such as 2026-03-01T20:00")
      return nil
    }
  }

  /// A day from the calendar column and the time of day from TIME.
  private mutating func calendarHours(
    _ cells: inout EventCells, _ column: EventColumns.Reserved, _ text: String
  ) -> Double? {
    guard let clock = Number.parse(text) ?? ClockTime.hours(text) else {
      cells.findings.error(
        "012", "TIME '\(text)' is not a time of day", at: cells.place(.time),
        fix: "beside \(column.rawValue), write 20:00 or 20.0; or write 2026-03-01T20:00 in TIME and leave "
          + "\(column.rawValue) out")
      return nil
    }
    guard let written = cells.value(column) else {
      cells.findings.error(
        "012", "\(column.rawValue) is missing", at: cells.place(column), fix: "write the date of every record"
      )
      return nil
    }
    do {
      let day = try CalendarDate(written, column).day
      let origin = firstDay ?? day
      firstDay = origin
      countsFromFirstRecord = true
      return Double(day - origin) * 24 + clock
    } catch {
      cells.findings.error("012", "\(column.rawValue) \(error.what)", at: cells.place(column), fix: error.fix)
      return nil
    }
  }

  private func mixed(_ cells: inout EventCells, _ text: String) -> Double? {
    cells.findings.error(
      "013", "TIME '\(text)' is written in another way than the records before", at: cells.place(.time),
      fix: "use numbers, clock times, dates without an offset, or dates with an offset throughout")
    return nil
  }
}

/// Times of day as NONMEM writes them.
enum ClockTime {
  /// Hours of `8:00`, `14:45:30` or `-1:30`; hours may pass 24 where there is no date. Nil for anything else.
  static func hours(_ text: String) -> Double? {
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" || $0 == "+" }.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), text.count < 20,
      parts.allSatisfy({ (1...4).contains($0.count) && $0.allSatisfy { ("0"..."9").contains($0) } }),
      parts.dropFirst().allSatisfy({ $0.count <= 2 })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, numbers.dropFirst().allSatisfy({ $0 < 60 }) else { return nil }
    let seconds = numbers[0] * 3600 + numbers[1] * 60 + (numbers.count > 2 ? numbers[2] : 0)
    return Double(isNegative ? -seconds : seconds) / 3600
  }
}

/// A date of NONMEM's DATE, DAT1, DAT2 or DAT3.
struct CalendarDate {
  /// Days on a scale of their own; only differences mean anything.
  let day: Int64

  struct Wrong: Error {
    let what: String
    let fix: String
  }

  /// Reads one to three numbers with anything between them: a day, a day and a month, or a date. Years of one or two
  /// digits up to 50 lie in this century, later ones in the last. Four digits first are always the year.
  init(_ text: String, _ column: EventColumns.Reserved) throws(Wrong) {
    let order =
      switch column {
      case .dat1: "day, month, year"
      case .dat2: "year, month, day"
      case .dat3: "year, day, month"
      default: "month, day, year"
      }
    let fix = "write \(order), such as \(CalendarDate.example(column))"
    // A day alone counts from nowhere and may be negative.
    if let day = Int64(text), day.magnitude < 100_000 {
      self.day = day
      return
    }
    let parts = text.split(omittingEmptySubsequences: false) { !("0"..."9").contains($0) }
    let numbers = parts.compactMap { $0.count <= 4 ? Int64($0) : nil }
    guard (2...3).contains(parts.count), numbers.count == parts.count else {
      throw Wrong(what: "'\(text.prefix(40))' is not a date", fix: fix)
    }
    let (year, month, day) = Self.ordered(numbers, column, yearFirst: parts[0].count == 4)
    guard (1...12).contains(month), (1...Calendar.daysInMonth(year: year, month: month)).contains(day) else {
      throw Wrong(what: "'\(text)' does not exist as \(order)", fix: fix)
    }
    self.day = Calendar.days(year: year, month: month, day: day)
  }

  private static func ordered(
    _ numbers: [Int64], _ column: EventColumns.Reserved, yearFirst: Bool
  ) -> (year: Int64, month: Int64, day: Int64) {
    guard numbers.count == 3 else {
      // 2001: any year without a leap day.
      return column == .date || column == .dat2
        ? (2001, numbers[0], numbers[1]) : (2001, numbers[1], numbers[0])
    }
    let (a, b, c) = (numbers[0], numbers[1], numbers[2])
    switch column {
    case .dat1 where !yearFirst: return (century(c), b, a)
    case .dat3: return (century(a), c, b)
    case .date where !yearFirst: return (century(c), a, b)
    default: return (century(a), b, c)
    }
  }

  private static func century(_ year: Int64) -> Int64 {
    year > 99 ? year : year > 50 ? 1900 + year : 2000 + year
  }

  private static func example(_ column: EventColumns.Reserved) -> String {
    switch column {
    case .dat1: "21/11/2026"
    case .dat2: "2026-11-21"
    case .dat3: "2026-21-11"
    default: "11/21/2026"
    }
  }
}
