import TitrateRecords

/// An instant as a calendar shows it.
struct WallClock: Hashable {
  let year: Int64
  /// 1 … 12.
  let month: Int64
  /// 1 … 31.
  let day: Int64
  let hour: Int64
  let minute: Int64
  /// 0 is Monday.
  let weekday: Int
  /// ` UTC` after a time of day on that clock, nothing on the clock at the bedside.
  let zone: String

  /// - Parameter zone: the clock to name; tables and axes name theirs once, in the heading, and pass none.
  init(_ instant: Instant, _ zone: Clock = .local) {
    self.zone = zone == .utc ? "\(Number.space)UTC" : ""
    let (quotient, remainder) = instant.seconds.quotientAndRemainder(dividingBy: 86_400)
    let (days, rest) = remainder < 0 ? (quotient - 1, remainder + 86_400) : (quotient, remainder)
    (year, month, day) = Calendar.civil(fromDays: days)
    (hour, minute) = (rest / 3600, rest / 60 % 60)
    // 2000-01-01 was a Saturday.
    weekday = Int(((days + 5) % 7 + 7) % 7)
  }

  /// `2026-03-09`.
  var date: String { "\(year)-\(Self.two(month))-\(Self.two(day))" }
  /// `08:00`.
  var clock: String { "\(Self.two(hour)):\(Self.two(minute))" }
  /// `2026-03-09 08:00`.
  var dateAndClock: String { "\(date) \(clock)\(zone)" }
  /// `Mon 9 Mar`.
  var shortDay: String { "\(weekdayName.prefix(3)) \(day) \(monthName)" }
  /// `Mon 9 Mar, 08:00`.
  var shortDayAndClock: String { "\(shortDay), \(clock)\(zone)" }
  /// `Mon 9 Mar, 08:00`, and `Mon 9 Mar` for midnight, which stands for a date without a time of day.
  var due: String { hour == 0 && minute == 0 ? shortDay : shortDayAndClock }
  /// `Monday`.
  var weekdayName: String {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday]
  }
  /// `Mar`.
  var monthName: String {
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][Int(month) - 1]
  }

  private static func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
