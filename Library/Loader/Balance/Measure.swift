import TitrateRecords

/// What a value of a model is measured in, as far as that is known: a product of powers of base units, of a scale, and of
/// units still to be found.
///
/// Powers may be symbols: EC50 raised to a Hill exponent `gamma` has the unit (ng/mL)^gamma, and only the same power of
/// the same unit balances it.
struct Measure: Hashable {
  /// One factor: a base and the symbols in its exponent.
  struct Factor: Hashable, Comparable {
    var base: Base
    /// Names multiplied together, sorted; empty for a plain number as exponent.
    var symbols: [String] = []

    static func < (a: Factor, b: Factor) -> Bool {
      a.base == b.base ? a.symbols.lexicographicallyPrecedes(b.symbols) : a.base < b.base
    }
  }
  /// What is raised to a power.
  enum Base: Hashable, Comparable {
    /// g, m, s, mol, international units, enzyme units: by position in `Dimension.exponents`.
    case unit(Int)
    /// 10, so that 1000 and `mL` per `L` are three decades.
    case decade
    /// A unit to be found; see `MeasureSolver`.
    case unknown(Int)
  }

  /// Exponents that are not zero.
  private(set) var powers: [Factor: Double] = [:]

  /// A plain number.
  static let one = Measure()

  /// Differences of exponents below this are rounding: no unit has an exponent as small.
  private static let roundoff = 1e-9

  init(_ powers: [Factor: Double] = [:]) { self.powers = powers.filter { abs($0.value) > Self.roundoff } }

  /// A unit of measure.
  init(_ unit: Unit) {
    var powers: [Factor: Double] = [:]
    for (position, exponent) in unit.dimension.exponents.enumerated() {
      powers[Factor(base: .unit(position))] = Double(exponent)
    }
    powers[Factor(base: .decade)] = unit.decades
    self.init(powers)
  }

  /// A power of ten.
  static func decades(_ count: Double) -> Measure { Measure([Factor(base: .decade): count]) }

  static func unknown(_ index: Int) -> Measure { Measure([Factor(base: .unknown(index)): 1]) }

  static func * (a: Measure, b: Measure) -> Measure {
    Measure(a.powers.merging(b.powers, uniquingKeysWith: +))
  }

  static func / (a: Measure, b: Measure) -> Measure { a * b.raised(to: -1) }

  func raised(to power: Double) -> Measure { Measure(powers.mapValues { $0 * power }) }

  /// Raised to a symbol.
  func raised(to symbol: String) -> Measure {
    var result: [Factor: Double] = [:]
    for (factor, power) in powers {
      result[Factor(base: factor.base, symbols: (factor.symbols + [symbol]).sorted()), default: 0] += power
    }
    return Measure(result)
  }

  func raised(to exponent: Exponent) -> Measure {
    exponent.symbols.reduce(raised(to: exponent.constant)) { product, term in
      product * raised(to: term.key).raised(to: term.value)
    }
  }

  /// log10 of the scale.
  var scale: Double { powers[Factor(base: .decade)] ?? 0 }

  /// The factors in a fixed order.
  var sorted: [(factor: Factor, power: Double)] {
    powers.sorted { $0.key < $1.key }.map { (factor: $0.key, power: $0.value) }
  }
}

/// An exponent: a number plus multiples of symbols.
struct Exponent: Hashable {
  var constant = 0.0
  var symbols: [String: Double] = [:]

  static func symbol(_ name: String) -> Exponent { Exponent(symbols: [name: 1]) }

  static func + (a: Exponent, b: Exponent) -> Exponent {
    Exponent(constant: a.constant + b.constant, symbols: a.symbols.merging(b.symbols, uniquingKeysWith: +))
  }

  static func * (a: Exponent, factor: Double) -> Exponent {
    Exponent(constant: a.constant * factor, symbols: a.symbols.mapValues { $0 * factor })
  }

  /// The number, where it is nothing else.
  var number: Double? { symbols.values.allSatisfy { $0 == 0 } ? constant : nil }
}
