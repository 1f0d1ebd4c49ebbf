/// Quantiles and mean of a stream of numbers in little memory; the order of the numbers matters to nothing but the
/// last bits of the mean.
///
/// Up to a limit all numbers are kept and quantiles are exact. Beyond it numbers with the same leading bits (sign,
/// exponent, ten bits of the significand) are counted together, so that a quantile is off by less than a 1024th of its
/// value. A sketch by rank (KLL, t-digest) would be smaller, but what it promises for a tail is harder to say.
package struct QuantileSketch: Sendable {
  /// Bits of the significand that are told apart.
  private static let precision = 10
  /// What a quantile may be off by, relative to its value, when not exact.
  package static let relativeError = 1.0 / Double(1 << precision)
  private static let shift = 52 - precision
  /// Numbers that are put into buckets together, while these are near at hand.
  private static let batch = 256
  /// Bits of a bucket's place in its page.
  private static let pageBits = 8

  /// How many numbers there were.
  package private(set) var count = 0
  private let limit: Int
  /// Numbers that are not in a bucket yet: all of them as long as quantiles are exact.
  private var kept: [Double] = []
  /// Counts of neighbouring buckets, a page each that is in use; `slots` finds a page, from `firstPage` on.
  private var counts: [UInt32] = []
  private var slots: [Int32] = []
  private var firstPage = 0
  private var least = Double.infinity
  private var greatest = -Double.infinity
  private var sum = 0.0
  private var compensation = 0.0

  /// - Parameter limit: how many numbers are kept before they are counted together.
  package init(limit: Int) {
    precondition(limit >= Self.batch, "a limit of \(limit)")
    self.limit = limit
  }

  /// Whether quantiles are exact.
  package var isExact: Bool { slots.isEmpty }

  /// Arithmetic mean, summed with compensation; NaN for no numbers.
  package var mean: Double {
    guard count > 0 else { return .nan }
    let total = sum + compensation
    return (total.isNaN ? sum : total) / Double(count)
  }

  /// Adds a number that is not NaN.
  @inline(__always)
  package mutating func add(_ value: Double) {
    if kept.count == (slots.isEmpty ? limit : Self.batch) { empty() }
    kept.append(value)
    count &+= 1
    // Neumaier's summation: the larger of the two keeps its bits.
    let next = sum + value
    compensation += sum.magnitude >= value.magnitude ? (sum - next) + value : (value - next) + sum
    sum = next
  }

  /// Quantiles as `OrderStatistics.quantile(sorted:_:)` defines them; NaN for no numbers.
  package func quantiles(_ probabilities: [Double]) -> [Double] {
    if isExact {
      let sorted = kept.sorted()
      return probabilities.map { OrderStatistics.quantile(sorted: sorted, $0) }
    }
    var all = self
    all.empty()
    return probabilities.map { probability in
      let position = probability * Double(count - 1)
      let below = Int(position)
      let low = all.orderStatistic(below)
      guard below + 1 < count, position > Double(below) else { return low }
      let high = all.orderStatistic(below + 1)
      return low == high ? low : low + (position - Double(below)) * (high - low)
    }
  }

  // MARK: Buckets

  /// Ascending with the value; 0 and -0 are the same.
  private static func bucket(of value: Double) -> Int {
    let bits = Int64(bitPattern: (value + 0).bitPattern)
    return Int((bits >= 0 ? bits : bits ^ Int64.max) >> Int64(shift))
  }

  /// The number that stands for a share of a bucket.
  private static func value(in bucket: Int, share: Double) -> Double {
    func edge(_ bucket: Int) -> Double {
      let ordered = Int64(bucket) << Int64(shift)
      return Double(bitPattern: UInt64(bitPattern: ordered >= 0 ? ordered : ordered ^ Int64.max))
    }
    let (low, high) = (edge(bucket), edge(bucket + 1))
    // The first buckets around 0 reach to 2e-311: what is there is 0. The last ones hold the infinities.
    if bucket == 0 || bucket == -1 { return 0 }
    if !low.isFinite || !high.isFinite { return bucket < 0 ? -.infinity : low.isFinite ? low : .infinity }
    return low + share * (high - low)
  }

  /// Moves what is kept into buckets.
  private mutating func empty() {
    for value in kept {
      (least, greatest) = (min(least, value), max(greatest, value))
      let bucket = Self.bucket(of: value)
      let page = bucket >> Self.pageBits
      var slot = page - firstPage
      if !slots.indices.contains(slot) || slots[slot] < 0 { slot = open(page) }
      counts[Int(slots[slot]) << Self.pageBits | bucket & (1 << Self.pageBits - 1)] += 1
    }
    if kept.count > Self.batch { kept = [] }
    kept.removeAll(keepingCapacity: true)
  }

  /// Makes room for a page's counts.
  ///
  /// - Returns: its position in `slots`.
  private mutating func open(_ page: Int) -> Int {
    if slots.isEmpty { firstPage = page }
    if page < firstPage {
      slots.insert(contentsOf: Array(repeating: -1, count: firstPage - page), at: 0)
      firstPage = page
    }
    let slot = page - firstPage
    if slot >= slots.count { slots += Array(repeating: -1, count: slot + 1 - slots.count) }
    slots[slot] = Int32(counts.count >> Self.pageBits)
    counts += Array(repeating: 0, count: 1 << Self.pageBits)
    return slot
  }

  /// The number at a position in ascending order, as if the numbers of a bucket were spread evenly over it.
  private func orderStatistic(_ position: Int) -> Double {
    if position == 0 { return least }
    if position == count - 1 { return greatest }
    var before = 0
    for (index, slot) in slots.enumerated() where slot >= 0 {
      for place in 0..<1 << Self.pageBits {
        let inside = Int(counts[Int(slot) << Self.pageBits | place])
        if position < before + inside {
          let bucket = (firstPage + index) << Self.pageBits | place
          let share = (Double(position - before) + 0.5) / Double(inside)
          return min(max(Self.value(in: bucket, share: share), least), greatest)
        }
        before += inside
      }
    }
    return greatest
  }
}
