/// Finds units that were not given from the equations they stand in.
///
/// Products of powers are sums of exponents, so each equation is linear: an unknown unit in it is expressed by the rest and
/// replaced everywhere.
struct MeasureSolver {
  /// What the unknowns turned out to be, by their numbers.
  private var found: [Int: Measure] = [:]
  private var count = 0

  /// A unit nobody knows yet.
  mutating func unknown() -> Measure {
    defer { count += 1 }
    return .unknown(count)
  }

  /// With everything replaced that has been found.
  func resolved(_ measure: Measure) -> Measure {
    var result = Measure.one
    for (factor, power) in measure.sorted {
      guard case .unknown(let index) = factor.base, let known = found[index] else {
        result = result * Measure([factor: power])
        continue
      }
      result = result * factor.symbols.reduce(resolved(known)) { $0.raised(to: $1) }.raised(to: power)
    }
    return result
  }

  /// Makes two measures equal where that is possible.
  ///
  /// - Returns: false where both are known and differ.
  mutating func equate(_ a: Measure, _ b: Measure) -> Bool {
    let terms = Self.withoutCommonSymbols(resolved(a / b).sorted)
    guard !terms.isEmpty else { return true }
    let unknowns = terms.filter { if case .unknown = $0.factor.base { true } else { false } }
    guard let chosen = unknowns.last(where: { $0.factor.symbols.isEmpty }) else {
      // An unknown under a symbolic power beside something else: nothing follows from that.
      return !unknowns.isEmpty
    }
    guard case .unknown(let index) = chosen.factor.base else { return true }
    let others = Measure(
      Dictionary(
        uniqueKeysWithValues: terms.filter { $0.factor != chosen.factor }.map { ($0.factor, $0.power) }))
    found[index] = others.raised(to: -1 / chosen.power)
    return true
  }

  /// x^gamma = y^gamma says x = y.
  private static func withoutCommonSymbols(_ terms: [(factor: Measure.Factor, power: Double)])
    -> [(factor: Measure.Factor, power: Double)]
  {
    var terms = terms
    while let symbol = terms.first?.factor.symbols.first,
      terms.allSatisfy({ $0.factor.symbols.contains(symbol) })
    {
      for index in terms.indices {
        let position = terms[index].factor.symbols.firstIndex(of: symbol)!
        terms[index].factor.symbols.remove(at: position)
      }
    }
    return terms
  }
}
