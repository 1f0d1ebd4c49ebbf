/// A moment on the patient's wall clock, to the second.
public struct Instant: Hashable, Sendable, Comparable {
  /// Seconds since 2000-01-01T00:00:00 on the same clock.
  public var seconds: Int64
  /// A moment by its seconds.
  public init(seconds: Int64) { self.seconds = seconds }
  /// Hours from another instant to this one.
  public func hours(since other: Instant) -> Double { Double(seconds - other.seconds) / 3600 }
  /// The instant some hours later, to the nearest second.
  public func adding(hours: Double) -> Instant { Instant(seconds: seconds + Int64((hours * 3600).rounded())) }
  /// Earlier first.
  public static func < (a: Instant, b: Instant) -> Bool { a.seconds < b.seconds }
}

/// Whose clock a file's times are on. One file uses one clock throughout.
public enum Clock: String, Sendable, Hashable {
  /// No offset is written: the wall clock at the bedside.
  case local
  /// Offsets are written: everything is kept as UTC.
  case utc
}

/// A date or date-time as a file writes it.
public struct DateTime: Hashable, Sendable {
  /// The moment; midnight for a date alone.
  public var instant: Instant
  /// Nil for a date alone, which fits either clock.
  public var clock: Clock?

  /// Reads ISO 8601: `2026-03-01`, `2026-03-01T20:00`, `2026-03-01 20:00:30`, `2026-03-01T20:00+01:00`, `…Z`.
  ///
  /// - Throws: `DateTimeError` for anything else and for dates that do not exist.
  public init(parsing text: String) throws(DateTimeError) {
    var scanner = DateTimeScanner(text)
    self = try scanner.read()
  }

  init(_ instant: Instant, _ clock: Clock?) {
    self.instant = instant
    self.clock = clock
  }
}

/// Why a text is not a time.
public enum DateTimeError: Error, Hashable, Sendable {
  /// Not of the form.
  case malformed(String)
  /// The form is right but there is no such day or time; why.
  case impossible(String, reason: String)

  /// One sentence.
  public var what: String {
    switch self {
    case .malformed(let text): "'\(text)' is not an ISO 8601 date or time"
    case .impossible(let text, let reason): "'\(text)' does not exist: \(reason)"
    }
  }
  /// What to write.
  public var fix: String {
    switch self {
    case .malformed: "write year-month-day and the time of day, such as 2026-03-01T20:00"
    case .impossible: "correct the date or time"
    }
  }
}

extension Instant {
  /// ISO 8601: `2026-03-09T08:00`, seconds only where there are any, `Z` on the UTC clock.
  public func iso8601(_ clock: Clock = .local) -> String {
    let (days, rest) = seconds.quotientAndRemainder(flooredBy: 86400)
    let (year, month, day) = Calendar.civil(fromDays: days)
    var text =
      "\(padded(year, 4))-\(padded(month))-\(padded(day))T\(padded(rest / 3600)):\(padded(rest / 60 % 60))"
    if rest % 60 != 0 { text += ":\(padded(rest % 60))" }
    return clock == .utc ? text + "Z" : text
  }

  private func padded(_ number: Int64, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// The proleptic Gregorian calendar, counted in days from 2000-01-01.
package enum Calendar {
  /// Days from 2000-01-01 to a date.
  ///
  /// Counts years from March, so that the leap day is the last of its year.
  static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let marchYear = month > 2 ? year : year - 1
    let monthFromMarch = (month + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let leaps = floorDiv(marchYear, 4) - floorDiv(marchYear, 100) + floorDiv(marchYear, 400)
    // 730_425: the same count for 2000-01-01.
    return marchYear * 365 + leaps + dayOfYear - 730_425
  }

  /// The inverse of `days`.
  package static func civil(fromDays days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    // 146_097 days are 400 years; the estimate below is at most one year off, then corrected.
    var year = floorDiv((days + 730_425) * 400, 146_097)
    while self.days(year: year + 1, month: 3, day: 1) <= days { year += 1 }
    while self.days(year: year, month: 3, day: 1) > days { year -= 1 }
    let dayOfYear = days - self.days(year: year, month: 3, day: 1)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (month <= 2 ? year + 1 : year, month, day)
  }

  static func daysInMonth(year: Int64, month: Int64) -> Int64 {
    days(year: month == 12 ? year + 1 : year, month: month == 12 ? 1 : month + 1, day: 1)
      - days(year: year, month: month, day: 1)
  }

  private static func floorDiv(_ a: Int64, _ b: Int64) -> Int64 {
    a.quotientAndRemainder(flooredBy: b).quotient
  }
}

extension Int64 {
  func quotientAndRemainder(flooredBy divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}

/// Reads one ISO 8601 date or date-time.
private struct DateTimeScanner {
  let text: String
  let bytes: [UInt8]
  var position = 0

  init(_ text: String) {
    self.text = String(text.prefix(60))
    bytes = Array(text.utf8.prefix(60))
  }

  mutating func read() throws(DateTimeError) -> DateTime {
    let year = try digits(4)
    try expect("-")
    let month = try digits(2)
    try expect("-")
    let day = try digits(2)
    try check(date: year, month, day)
    let midnight = Calendar.days(year: year, month: month, day: day) * 86400
    if position == bytes.count { return DateTime(Instant(seconds: midnight), nil) }
    guard skip("T") || skip("t") || skip(" ") else { throw .malformed(text) }
    let time = try timeOfDay()
    let offset = try offset()
    guard position == bytes.count else { throw .malformed(text) }
    return DateTime(Instant(seconds: midnight + time - (offset ?? 0)), offset == nil ? .local : .utc)
  }

  private func check(date year: Int64, _ month: Int64, _ day: Int64) throws(DateTimeError) {
    guard (1...12).contains(month) else { throw .impossible(text, reason: "there is no month \(month)") }
    let last = Calendar.daysInMonth(year: year, month: month)
    guard (1...last).contains(day) else {
      throw .impossible(text, reason: "that month has \(last) days")
    }
    guard year >= 1800 else { throw .impossible(text, reason: "the year is before 1800") }
  }

  private mutating func timeOfDay() throws(DateTimeError) -> Int64 {
    let hour = try digits(2)
    try expect(":")
    let minute = try digits(2)
    var second: Int64 = 0
    if skip(":") {
      second = try digits(2)
      // Fractions of a second are read and rounded: clinical times are not better than that.
      if skip(".") {
        let start = position
        while position < bytes.count, (48...57).contains(bytes[position]) { position += 1 }
        guard position > start else { throw .malformed(text) }
        if bytes[start] >= 53 { second += 1 }
      }
    }
    guard hour <= 23 else { throw .impossible(text, reason: "hours go from 00 to 23") }
    guard minute <= 59, second <= 60 else {
      throw .impossible(text, reason: "minutes and seconds go from 00 to 59")
    }
    return hour * 3600 + minute * 60 + second
  }

  /// Seconds east of Greenwich; nil where none is written.
  private mutating func offset() throws(DateTimeError) -> Int64? {
    if skip("Z") || skip("z") { return 0 }
    let sign: Int64
    if skip("+") { sign = 1 } else if skip("-") { sign = -1 } else { return nil }
    let hours = try digits(2)
    _ = skip(":")
    let minutes = position < bytes.count ? try digits(2) : 0
    guard hours <= 14, minutes <= 59 else { throw .impossible(text, reason: "no clock has that offset") }
    return sign * (hours * 3600 + minutes * 60)
  }

  private mutating func digits(_ count: Int) throws(DateTimeError) -> Int64 {
    var value: Int64 = 0
    for _ in 0..<count {
      guard position < bytes.count, (48...57).contains(bytes[position]) else { throw .malformed(text) }
      value = value * 10 + Int64(bytes[position] - 48)
      position += 1
    }
    return value
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(DateTimeError) {
    guard skip(character) else { throw .malformed(text) }
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }
}
