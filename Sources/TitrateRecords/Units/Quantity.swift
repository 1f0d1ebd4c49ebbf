/// A value with its unit, as the user wrote it.
public struct Quantity: Hashable, Sendable {
  /// In `unit`.
  public var value: Double
  /// UCUM.
  public var unit: Unit
  /// Creates a quantity.
  public init(_ value: Double, _ unit: Unit) {
    self.value = value
    self.unit = unit
  }

  /// Reads `4.5 mg`.
  ///
  /// - Throws: `UnitError`, for a bare number too: every quantity carries its unit.
  public init(parsing text: String) throws(UnitError) {
    let (value, unit) = try Self.split(text, whole: text)
    self.init(value, unit)
  }

  /// The value in another unit of the same dimension.
  ///
  /// - Throws: `UnitError.mismatch` naming both units.
  public func value(in other: Unit) throws(UnitError) -> Double {
    guard unit.dimension == other.dimension else { throw .mismatch(from: unit, to: other) }
    return Self.scaled(value, from: unit, to: other)
  }

  /// The value in another unit, through the molar mass where one counts grams and the other moles.
  ///
  /// Molar masses are never applied on their own accord: mg/dL of what is for the caller to say.
  ///
  /// - Parameter molarMass: g/mol.
  /// - Throws: `UnitError.mismatch` where even that does not help.
  public func value(in other: Unit, molarMass: Double) throws(UnitError) -> Double {
    if unit.dimension == other.dimension { return Self.scaled(value, from: unit, to: other) }
    let perMole = Dimension(mass: 1, amount: -1)
    if unit.dimension == other.dimension.adding(perMole, times: 1) {
      return Self.scaled(value, from: unit, to: other) / molarMass
    }
    if unit.dimension == other.dimension.adding(perMole, times: -1) {
      return Self.scaled(value, from: unit, to: other) * molarMass
    }
    throw .mismatch(from: unit, to: other)
  }

  /// Multiplies by the ratio of two scales with as few roundings as possible: powers of ten up to 10^22 are exact.
  private static func scaled(_ value: Double, from: Unit, to: Unit) -> Double {
    var result = value
    if from.factor != to.factor { result = result * from.factor / to.factor }
    let decades = from.decade - to.decade
    return decades >= 0 ? result * powerOfTen(decades) : result / powerOfTen(-decades)
  }

  private static func powerOfTen(_ exponent: Int) -> Double { Double("1e\(exponent)")! }

  /// A number and the unit after it.
  fileprivate static func split(_ text: String, whole: String) throws(UnitError) -> (Double, Unit) {
    let trimmed = text.trimmed
    let (number, rest) = leadingNumber(trimmed)
    guard let value = Number.parse(number) else {
      throw .notAQuantity(whole, fix: "write a number and its unit, such as '4.5 mg' or '8.1 ng/mL'")
    }
    if rest.hasPrefix(",") {
      throw .notAQuantity(
        whole, fix: "write the decimal sign as a point, and no thousands separator: '4.5 mg'")
    }
    let unit = String(rest).trimmed
    guard !unit.isEmpty else {
      throw .notAQuantity(whole, fix: "add the unit, such as '\(number) mg' or '\(number) ng/mL'")
    }
    // `12 8 mg`: a second number is not a unit, except in `5 10*9/L`.
    guard !unit.first!.isNumber || unit.hasPrefix("10*") || unit.hasPrefix("10^") || unit == "1" else {
      throw .notAQuantity(whole, fix: "write one number and its unit, such as '\(number) mg'")
    }
    return (value, try Unit(unit))
  }

  /// The longest prefix that looks like a number; `10*9/L` after it stays with the unit.
  private static func leadingNumber(_ text: String) -> (Substring, Substring) {
    var end = text.startIndex
    var sawExponent = false
    loop: while end < text.endIndex {
      let character = text[end]
      switch character {
      case "0"..."9", ".": break
      case "+", "-": guard end == text.startIndex else { break loop }
      case "e", "E":
        // `4e3 mg` has an exponent; `4 each` has not.
        let next = text.index(after: end)
        guard !sawExponent, next < text.endIndex, "0123456789+-".contains(text[next]), end > text.startIndex
        else { break loop }
        sawExponent = true
        end = next
      default: break loop
      }
      end = text.index(after: end)
    }
    return (text[..<end], text[end...])
  }
}

extension Quantity: CustomStringConvertible {
  /// `4.5 mg`.
  public var description: String { "\(Number.text(value)) \(unit.symbol)" }
}

/// A quantity as a measurement or a target writes it.
public enum QuantityExpression: Hashable, Sendable {
  /// `6.1 ng/mL`.
  case value(Quantity)
  /// `<0.8 ng/mL`: below a limit.
  case below(Quantity)
  /// `>30 ng/mL`: above a limit.
  case above(Quantity)
  /// `8-12 ng/mL`.
  case range(low: Quantity, high: Quantity)

  /// Reads any of the four.
  ///
  /// - Throws: `UnitError`, for a range whose ends are the wrong way round too.
  public init(parsing text: String) throws(UnitError) {
    let trimmed = text.trimmed
    if let first = trimmed.first, first == "<" || first == ">" {
      let (value, unit) = try Quantity.split(String(trimmed.dropFirst()), whole: text)
      self = first == "<" ? .below(Quantity(value, unit)) : .above(Quantity(value, unit))
      return
    }
    if let (low, high) = Self.ends(trimmed) {
      let (highValue, unit) = try Quantity.split(high, whole: text)
      // `8 ng/mL - 12 ng/mL` names the unit twice; `8-12 ng/mL` once.
      let bare = Number.parse(low.trimmed)
      let lowInUnit = if let bare { bare } else { try Quantity(parsing: low).value(in: unit) }
      guard lowInUnit <= highValue else {
        throw .notAQuantity(text, fix: "write the smaller end first")
      }
      self = .range(low: Quantity(lowInUnit, unit), high: Quantity(highValue, unit))
      return
    }
    self = .value(try Quantity(parsing: trimmed))
  }

  /// Splits at a dash that stands between two numbers.
  private static func ends(_ text: String) -> (String, String)? {
    let characters = Array(text)
    for (index, character) in characters.enumerated() where index > 0 && "-–—".contains(character) {
      let before = characters[..<index].last { $0 != " " }
      let after = characters[(index + 1)...].first { $0 != " " }
      // `1e-3 mg` and `10*-3` are not ranges.
      let isExponent =
        characters[index - 1] == "e" || characters[index - 1] == "E" || characters[index - 1] == "*"
      if let before, let after, !isExponent, before.isNumber || before.isLetter || before == "%",
        after.isNumber
      {
        // `mg.kg-1`: an exponent of a unit, not a range.
        if before.isLetter, characters[index - 1] != " " { continue }
        return (String(characters[..<index]), String(characters[(index + 1)...]))
      }
    }
    return nil
  }
}

extension String {
  /// Without blanks at either end.
  var trimmed: String {
    var view = self[...]
    while let first = view.first, first.isWhitespace { view = view.dropFirst() }
    while let last = view.last, last.isWhitespace { view = view.dropLast() }
    return String(view)
  }
}
