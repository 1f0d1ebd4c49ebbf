/// Quantiles of samples.
package enum OrderStatistics {
  /// A quantile of sorted values by linear interpolation between order statistics at (k − 1)/(n − 1): type 7 of
  /// Hyndman and Fan, the default of R.
  ///
  /// - Parameters:
  ///   - sorted: ascending, without NaN.
  ///   - probability: in [0, 1].
  /// - Returns: NaN for no values.
  /// - Source: Hyndman, Fan (1996), The American Statistician 50:361-365.
  package static func quantile(sorted: [Double], _ probability: Double) -> Double {
    precondition(probability >= 0 && probability <= 1, "probability \(probability)")
    guard !sorted.isEmpty else { return .nan }
    let position = probability * Double(sorted.count - 1)
    let below = Int(position)
    guard below + 1 < sorted.count else { return sorted[sorted.count - 1] }
    return between(sorted[below], sorted[below + 1], position - Double(below))
  }

  /// A quantile of weighted values: each value stands at the middle of its own share of the total weight, linear in
  /// between, and the extreme values beyond. A value that holds almost all the weight is almost every quantile; equal
  /// weights give type 5 of Hyndman and Fan.
  ///
  /// - Parameters:
  ///   - values: in any order, without NaN.
  ///   - weights: as many, none negative; values with weight 0 do not count.
  ///   - probabilities: each in [0, 1].
  /// - Returns: one quantile per probability; NaN when there is no weight.
  package static func quantiles(
    _ values: [Double], weights: [Double], _ probabilities: [Double]
  ) -> [Double] {
    precondition(values.count == weights.count, "\(values.count) values, \(weights.count) weights")
    let order = values.indices.filter { weights[$0] > 0 }
      .sorted { (values[$0], $0) < (values[$1], $1) }
    var total = 0.0
    let middles = order.map { index -> Double in
      defer { total += weights[index] }
      return total + 0.5 * weights[index]
    }
    return probabilities.map { probability in
      precondition(probability >= 0 && probability <= 1, "probability \(probability)")
      guard let last = order.last, let first = order.first else { return .nan }
      let target = probability * total
      let above = firstIndex(in: middles, notBelow: target)
      if above == 0 { return values[first] }
      if above == middles.count { return values[last] }
      let (left, right) = (middles[above - 1], middles[above])
      return between(values[order[above - 1]], values[order[above]], (target - left) / (right - left))
    }
  }

  /// Monotone between the ends, and exact at both.
  private static func between(_ a: Double, _ b: Double, _ fraction: Double) -> Double {
    if a == b || fraction == 0 { return a }
    return fraction < 0.5 ? a + fraction * (b - a) : b - (1 - fraction) * (b - a)
  }

  private static func firstIndex(in ascending: [Double], notBelow target: Double) -> Int {
    var (low, high) = (0, ascending.count)
    while low < high {
      let middle = (low + high) / 2
      if ascending[middle] < target { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// log Σ exp(x), without overflow; −∞ for no values.
package func logSumExp(_ values: [Double]) -> Double {
  guard let largest = values.max() else { return -.infinity }
  guard largest.isFinite else { return largest }
  var sum = 0.0
  for value in values { sum += Elementary.exp(value - largest) }
  return largest + Elementary.log(sum)
}
