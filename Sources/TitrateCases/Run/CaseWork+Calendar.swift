import OrderedCollections
import TitrateLanguage
import TitrateLibrary
import TitrateRecords

/// A drug's tests on a calendar.
extension CaseWork {
  func calendar(_ plan: MonitoringView) throws -> CaseReport.Table {
    let drug = try library.drug(named: plan.drug, at: plan.place)
    let tests = drug.monitoring.filter { item in
      !item.schedule.isEmpty && (plan.tests.isEmpty || plan.tests.contains { item.test.contains($0) })
    }
    let start: Instant
    do { start = try DateTime(parsing: plan.start).instant } catch {
      throw CaseProblem.make("K021", error.what, at: plan.place, fix: error.fix)
    }
    let last = Double(plan.weeks * 7)
    let wanted = tests.enumerated().flatMap { index, test in
      Self.days(test.schedule, until: last).map { (day: Int($0.rounded()), test: index) }
    }
    let due = Self.visits(wanted)
    let rows = due.keys.sorted().map { day -> [CaseReport.Cell] in
      let date = String(start.adding(hours: Double(day) * 24).iso8601(.local).prefix(10))
      return [.text(Self.when(day)), .text(date)]
        + tests.indices.map { due[day]?.contains($0) == true ? .text("✓") : .none }
    }
    let tags = OrderedSet(tests.map { "\(Self.shortTest($0.test)): \($0.citation.tag.phrase)" }).joined(
      separator: "; ")
    return CaseReport.Table(
      title: "\(drug.name): tests of the first \(plan.weeks) weeks",
      columns: [
        .init(label: "when", unit: "", isNumber: false), .init(label: "date", unit: "", isNumber: false),
      ]
        + tests.map { .init(label: Self.shortTest($0.test), unit: "", isNumber: false) },
      rows: rows, note: [.words("Intervals: \(tags).")])
  }

  /// Days with their tests: what is due within a week of a visit is done at it, never later than it is due.
  private static func visits(_ wanted: [(day: Int, test: Int)]) -> [Int: [Int]] {
    var visits: [Int: [Int]] = [:]
    var visit: Int?
    for (day, test) in wanted.sorted(by: { ($0.day, $0.test) < ($1.day, $1.test) }) {
      if let open = visit, day - open < 7 {
        visits[open, default: []].append(test)
      } else {
        visit = day
        visits[day, default: []].append(test)
      }
    }
    return visits
  }

  private static func when(_ day: Int) -> String {
    day == 0 ? "start" : day % 7 == 0 ? "week \(day / 7)" : "day \(day)"
  }

  /// Days of one test: each period goes on from the last test before it.
  private static func days(_ schedule: [DrugFile.MonitoringItem.Period], until end: Double) -> [Double] {
    var days: [Double] = [], next = 0.0
    for period in schedule.sorted(by: { $0.fromDay < $1.fromDay }) {
      if days.isEmpty { next = period.fromDay }
      let stop = min(period.toDay ?? .infinity, end + 0.5)
      if let last = days.last { next = max(last + period.everyDays, period.fromDay) }
      while next < stop {
        days.append(next)
        next += period.everyDays
      }
    }
    return days
  }
}
