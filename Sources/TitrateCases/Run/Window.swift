import TitrateLanguage

/// One number of a profile.
struct Window {
  let times: [Double]
  let values: [Double]

  /// The part between two times, both included, a rounding apart.
  init(_ times: [Double], _ values: [Double], from: Double?, to: Double?) {
    let low = from ?? -.infinity, high = to ?? .infinity
    let slack = 1e-9 * max(abs(times.last ?? 0), 1)
    let kept = times.indices.filter { times[$0] >= low - slack && times[$0] <= high + slack }
    self.times = kept.map { times[$0] }
    self.values = kept.map { values[$0] }
  }

  /// - Parameter level: for what is counted above or below it.
  /// - Returns: nil where there is nothing to say, a time that never comes for instance.
  func callAsFunction(_ take: SummaryPlan.Take, level: Double) -> Double? {
    guard let first = times.first, !values.isEmpty else { return nil }
    let peak = values.indices.max { values[$0] < values[$1] } ?? 0
    let trough = values.indices.min { values[$0] < values[$1] } ?? 0
    return switch take {
    case .max: values[peak]
    case .min: values[trough]
    case .timeOfMax: times[peak] - first
    case .timeOfMin: times[trough] - first
    case .first: values[0]
    case .last, .at: values[values.count - 1]
    case .area: area
    case .mean: area / span
    case .fractionAbove: fraction { $0 - level }
    case .fractionBelow: fraction { level - $0 }
    case .firstBelow: crossing { level - $0 }
    case .firstAbove: crossing { $0 - level }
    }
  }

  private var span: Double { times.count > 1 ? times[times.count - 1] - times[0] : 1 }

  /// Trapezoidal rule.
  private var area: Double {
    times.count > 1
      ? zip(times.indices, times.indices.dropFirst()).reduce(0) {
        $0 + (times[$1.1] - times[$1.0]) * (values[$1.0] + values[$1.1]) / 2
      } : values[0]
  }

  /// The part of the time in which a quantity is positive, straight between points.
  private func fraction(_ quantity: (Double) -> Double) -> Double {
    var inside = 0.0
    for index in times.indices.dropLast() {
      let (a, b) = (quantity(values[index]), quantity(values[index + 1]))
      let step = times[index + 1] - times[index]
      if a > 0, b > 0 { inside += step } else if a > 0 || b > 0 { inside += step * max(a, b) / abs(a - b) }
    }
    return inside / span
  }

  /// When a quantity first is positive, counted from the beginning of the time axis.
  private func crossing(_ quantity: (Double) -> Double) -> Double? {
    guard let index = values.firstIndex(where: { quantity($0) > 0 }) else { return nil }
    guard index > 0 else { return times[0] }
    let (a, b) = (quantity(values[index - 1]), quantity(values[index]))
    return times[index - 1] + (times[index] - times[index - 1]) * -a / (b - a)
  }
}
