/// How a dose is made of the strengths on the shelf.
struct Composition: Hashable {
  /// Strength in mg and how many, largest first.
  var parts: [Part]
  struct Part: Hashable {
    var strength: Double
    var count: Int
  }

  /// The fewest units that make exactly a dose; nil when the strengths cannot.
  ///
  /// Strengths are counted in hundredths of a milligram, so that 0.75 + 0.25 is exact.
  init?(_ dose: Double, of strengths: [Double]) {
    let target = Self.hundredths(dose)
    let sizes = strengths.map(Self.hundredths).filter { $0 > 0 }.sorted(by: >)
    guard target > 0, target <= 1_000_000, !sizes.isEmpty else { return nil }
    let step = sizes.reduce(0, Self.greatestCommonDivisor)
    guard target % step == 0 else { return nil }
    guard let counts = Self.fewest(target / step, of: sizes.map { $0 / step }) else { return nil }
    parts = zip(sizes, counts).filter { $0.1 > 0 }.map { Part(strength: Double($0.0) / 100, count: $0.1) }
  }

  /// Number of capsules or tablets.
  var units: Int { parts.reduce(0) { $0 + $1.count } }

  /// `4 x 1 mg + 1 x 0.5 mg`.
  var text: String { parts.map { "\($0.count) x \(milligramText($0.strength))" }.joined(separator: " + ") }

  private static func hundredths(_ milligrams: Double) -> Int { Int((milligrams * 100).rounded()) }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? a : greatestCommonDivisor(b, a % b)
  }

  /// Coin change by dynamic programming: counts per size.
  private static func fewest(_ target: Int, of sizes: [Int]) -> [Int]? {
    var best = [Int](repeating: .max, count: target + 1)
    var used = [Int](repeating: -1, count: target + 1)
    best[0] = 0
    for amount in 1...target {
      for (index, size) in sizes.enumerated() where size <= amount && best[amount - size] != .max {
        if best[amount - size] + 1 < best[amount] {
          best[amount] = best[amount - size] + 1
          used[amount] = index
        }
      }
    }
    guard best[target] != .max else { return nil }
    var counts = [Int](repeating: 0, count: sizes.count)
    var rest = target
    while rest > 0 {
      counts[used[rest]] += 1
      rest -= sizes[used[rest]]
    }
    return counts
  }
}

/// `4.5 mg`, without trailing zeros.
func milligramText(_ value: Double) -> String {
  value == value.rounded() ? "\(Int(value)) mg" : "\(value) mg"
}
