import TitrateRecords

/// The times at which the report's curves are drawn.
///
/// Dense where a curve bends, right after a dose, and sparse later. The same distances follow every dose, so that an
/// engine that remembers what it did for a span has little to compute.
struct PredictionGrid {
  var times: [Instant]

  /// Doses before `next` that the chart shows at most; older ones would squeeze the recent days.
  private static let mostPastDays = 10.0
  private static let futureDays = 5.0
  /// h after a dose.
  private static let afterDose = [0.0, 0.5, 1, 1.5, 2, 3, 4, 6, 9, 12, 16, 20]
  /// h between points where no dose is near.
  private static let coarse = 4.0

  /// From the first dose or level shown to some days after `next`.
  ///
  /// - Parameters:
  ///   - doses: given and planned, in order of time.
  ///   - interval: of the planned regimen, h; the chart goes on for at least four of them.
  init(doses: [Instant], levels: [PatientRecord.Level], next: Instant, interval: Double) {
    let first = [doses.first, levels.first?.at].compactMap { $0 }.min() ?? next
    let earliest = next.adding(hours: -Self.mostPastDays * 24)
    let oldestRecent = levels.last.map { $0.at.adding(hours: -48) } ?? next
    let start = max(first, min(earliest, oldestRecent))
    let end = Self.end(next: next, interval: interval)
    var chosen: Set<Instant> = [start, end]
    let shown = doses.filter { $0 <= end && $0.adding(hours: 24) >= start }
    for (index, dose) in shown.enumerated() {
      let following = index + 1 < shown.count ? shown[index + 1] : end
      chosen.formUnion(Self.afterDose.map { dose.adding(hours: $0) }.filter { $0 < following })
    }
    var last = start
    for time in chosen.sorted() where time > start {
      var between = last.adding(hours: Self.coarse)
      while between.hours(since: time) < -Self.coarse / 2 {
        chosen.insert(between)
        between = between.adding(hours: Self.coarse)
      }
      last = time
    }
    times = chosen.filter { $0 >= start && $0 <= end }.sorted()
  }

  /// Where the chart ends.
  static func end(next: Instant, interval: Double) -> Instant {
    next.adding(hours: max(futureDays * 24, 4 * interval))
  }
}
