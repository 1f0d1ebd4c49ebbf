import Foundation
import TitrateRecords

/// A map from values to positions on paper: straight, or straight in the logarithm.
struct Axis: Hashable {
  let low: Double
  let high: Double
  /// Where `low` and `high` fall, in the units of the drawing.
  let start: Double
  let end: Double
  /// Then `low` is above 0.
  var isLogarithmic = false

  func callAsFunction(_ value: Double) -> Double {
    if isLogarithmic { return start + log(value / low) / log(high / low) * (end - start) }
    return start + (value - low) / (high - low) * (end - start)
  }

  /// Round numbers on the axis, about as many as asked.
  func ticks(about count: Int) -> [Double] {
    guard isLogarithmic else { return Self.ticks(from: low, to: high, about: count) }
    let decades = Int(log10(low).rounded(.down))...Int(log10(high).rounded(.up))
    // Fewer than a decade: the logarithm is nearly straight there.
    let digits: [Double] =
      switch decades.count - 1 {
      case ...2: [1, 2, 5]
      case ...3: [1, 3]
      default: [1]
      }
    let ticks = decades.flatMap { decade in digits.compactMap { Double("\(Int($0))e\(decade)") } }
      .filter { $0 >= low && $0 <= high }
    return ticks.count > 1 ? ticks : Self.ticks(from: low, to: high, about: count).filter { $0 > 0 }
  }

  /// Round times: in hours those of a clock, and whole days.
  static func timeTicks(from low: Double, to high: Double, about count: Int, unit: String) -> [Double] {
    let isHours = ["h", "hr", "hrs", "hour", "hours"].contains(unit.lowercased())
    let steps: [Double] = [3, 4, 6, 12, 24, 48, 72, 96, 168, 336, 672]
    guard isHours, high - low > 10,
      let step = steps.first(where: { (high - low) / $0 <= Double(max(count, 1)) })
    else { return ticks(from: low, to: high, about: count) }
    return stride(from: (low / step).rounded(.up), through: (high / step + 1e-9).rounded(.down), by: 1).map {
      $0 * step
    }
  }

  /// A tick's number as text.
  static func label(_ tick: Double) -> String { Number.shortest(Number.rounding(tick, significant: 6)) }

  /// Round numbers, about as many as asked, from `low` to `high`.
  static func ticks(from low: Double, to high: Double, about count: Int) -> [Double] {
    let rough = (high - low) / Double(max(count, 1))
    guard rough > 0, rough.isFinite else { return [low] }
    var decade = 1.0
    while decade * 10 <= rough { decade *= 10 }
    while decade > rough { decade /= 10 }
    let step = decade * ([1, 2, 5, 10].first { $0 * decade >= rough } ?? 10)
    let first = (low / step).rounded(.up)
    let last = (high / step + 1e-9).rounded(.down)
    return stride(from: first, through: last, by: 1).map { $0 * step }
  }
}

/// The times that an axis names.
struct TimeTicks {
  /// Midnights, with the text below them; fewer are named than drawn when there is no room.
  var named: [(time: Instant, label: String)] = []
  /// Midnights without a name.
  var bare: [Instant] = []

  /// Midnights between two times; `count` names at most.
  init(from start: Instant, to end: Instant, atMost count: Int) {
    let day: Int64 = 86_400
    let first = start.seconds - 1
    let midnight = (first >= 0 ? first / day : (first + 1) / day - 1) * day + day
    let midnights = stride(from: midnight, through: end.seconds, by: Int64.Stride(day)).map(
      Instant.init(seconds:))
    guard !midnights.isEmpty, end > start else { return }
    let steps = [1, 2, 4, 7, 14, 28, 56, 91, 182, 364]
    let step = steps.first { midnights.count / $0 <= max(count, 1) } ?? midnights.count / max(count, 1) + 1
    // Beyond a few years of days only the named ones are drawn.
    let drawn = midnights.count <= 120 ? 1 : step
    for (index, time) in midnights.enumerated() where index % drawn == 0 {
      if index % step == 0 {
        let clock = WallClock(time)
        named.append((time, step % 7 == 0 || count < 6 ? "\(clock.day) \(clock.monthName)" : clock.shortDay))
      } else {
        bare.append(time)
      }
    }
  }
}
