import Foundation

/// A unit of measure in UCUM spelling: a dimension and a scale.
///
/// Two units of one dimension convert by their scales; `1 h = 3600 s`, `1 ng/mL = 1 ug/L`. What UCUM writes in
/// braces (`{1.73_m2}`, `{copies}`) is kept in the symbol and has no dimension.
public struct Unit: Hashable, Sendable {
  /// As written, normalised: `ng/mL`.
  public let symbol: String
  /// What is measured.
  package let dimension: Dimension
  /// Size in base units (g, m, s, mol): `factor · 10^decade`. Decimal prefixes go into `decade`, so that a
  /// conversion between them is one correctly rounded operation.
  package let factor: Double
  package let decade: Int

  /// Reads a unit.
  ///
  /// UCUM and the spellings people use are understood: `ug/L`, `µg/l`, `mcg/L`, `ng·h/mL`, `10*9/L`, `G/L`,
  /// `mL/min/1.73m2`, `years`.
  ///
  /// - Throws: `UnitError.unknown` with the nearest known spelling.
  public init(_ text: String) throws(UnitError) {
    var reader = UnitReader(text)
    let product = try reader.read()
    self.init(symbol: reader.symbol, product)
  }

  init(symbol: String, _ product: UnitProduct) {
    self.symbol = symbol
    self.dimension = product.dimension
    self.factor = product.factor
    self.decade = product.decade
  }

  /// log10 of the size in base units.
  package var decades: Double { log10(factor) + Double(decade) }

  /// Whether a value in one can be expressed in the other.
  public func isConvertible(to other: Unit) -> Bool { dimension == other.dimension }

  /// What the unit measures, in words: `mass concentration`.
  public var dimensionName: String { dimension.name }
}

extension Unit: CustomStringConvertible {
  /// The symbol.
  public var description: String { symbol }
}

/// A number times powers of base units.
struct UnitProduct: Hashable, Sendable {
  var factor = 1.0
  var decade = 0
  var dimension = Dimension()

  func raised(to power: Int) -> UnitProduct {
    var result = UnitProduct()
    let once = power < 0 ? UnitProduct().divided(by: self) : self
    for _ in 0..<abs(power) { result = result.multiplied(by: once) }
    return result
  }
  func multiplied(by other: UnitProduct) -> UnitProduct {
    UnitProduct(
      factor: factor * other.factor, decade: decade + other.decade,
      dimension: dimension.adding(other.dimension, times: 1))
  }
  func divided(by other: UnitProduct) -> UnitProduct {
    UnitProduct(
      factor: factor / other.factor, decade: decade - other.decade,
      dimension: dimension.adding(other.dimension, times: -1))
  }
}

/// Exponents of the base quantities.
package struct Dimension: Hashable, Sendable {
  /// One exponent each.
  var mass = 0
  var length = 0
  var time = 0
  var amount = 0
  /// International units and enzyme units: sizes fixed per substance, never converted.
  var international = 0
  var enzyme = 0

  func adding(_ other: Dimension, times sign: Int) -> Dimension {
    Dimension(
      mass: mass + sign * other.mass, length: length + sign * other.length, time: time + sign * other.time,
      amount: amount + sign * other.amount, international: international + sign * other.international,
      enzyme: enzyme + sign * other.enzyme)
  }

  /// Of mass, length, time, amount, international and enzyme units, in this order.
  package var exponents: [Int] { [mass, length, time, amount, international, enzyme] }

  /// In words where the field has one.
  var name: String {
    Self.names[self] ?? "\(formula)"
  }

  private var formula: String {
    let parts = [
      ("mass", mass), ("length", length), ("time", time), ("amount of substance", amount),
      ("international units", international), ("enzyme units", enzyme),
    ]
    return parts.filter { $0.1 != 0 }.map { $0.1 == 1 ? $0.0 : "\($0.0)^\($0.1)" }.joined(separator: "·")
  }

  private static let names: [Dimension: String] = [
    Dimension(): "a plain number", Dimension(mass: 1): "mass", Dimension(length: 1): "length",
    Dimension(length: 2): "area", Dimension(length: 3): "volume", Dimension(time: 1): "time",
    Dimension(amount: 1): "amount of substance", Dimension(mass: 1, length: -3): "mass concentration",
    Dimension(length: -3, amount: 1): "substance concentration",
    Dimension(length: -3): "number concentration",
    Dimension(mass: 1, length: -3, time: 1): "area under a concentration curve",
    Dimension(length: -3, time: 1, amount: 1): "area under a substance concentration curve",
    Dimension(length: 3, time: -1): "clearance or flow", Dimension(time: -1): "rate",
    Dimension(mass: 1, time: -1): "mass rate", Dimension(mass: 1, length: -2): "mass per area",
    Dimension(international: 1): "international units",
    Dimension(length: -3, international: 1): "international units per volume",
    Dimension(enzyme: 1): "enzyme activity", Dimension(length: -3, enzyme: 1): "enzyme activity per volume",
    Dimension(mass: -1, length: 3): "volume per mass",
  ]
}

/// Why a unit or a quantity cannot be understood or converted.
public enum UnitError: Error, Hashable, Sendable {
  /// No such unit; the nearest spelling that exists.
  case unknown(String, nearest: String?)
  /// Two dimensions.
  case mismatch(from: Unit, to: Unit)
  /// Not a number with a unit; what to write.
  case notAQuantity(String, fix: String)

  /// One sentence.
  public var what: String {
    switch self {
    case .unknown(let text, _): "'\(text)' is not a unit that Titrate knows"
    case .mismatch(let from, let to):
      "'\(from.symbol)' (\(from.dimensionName)) does not convert to '\(to.symbol)' (\(to.dimensionName))"
    case .notAQuantity(let text, _): "'\(text)' is not a number with a unit"
    }
  }

  /// What to change.
  public var fix: String {
    switch self {
    case .unknown(_, let nearest?): "did you mean '\(nearest)'?"
    case .unknown(_, nil): "write the unit in UCUM spelling, such as ng/mL, mg, kg, umol/L or %"
    case .mismatch(_, let to): "give the value in '\(to.symbol)' or another unit of \(to.dimensionName)"
    case .notAQuantity(_, let fix): fix
    }
  }
}
