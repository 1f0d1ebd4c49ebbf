/// How numbers are written in reports: as many digits as a reader can use, always the same bytes.
enum Number {
  /// The shortest text that reads back as the same number, without a trailing `.0`.
  static func shortest(_ value: Double) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A fixed number of decimals, half away from zero; `-0.0` is written `0.0`.
  static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return missing }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 9e15 else { return shortest(value) }
    var digits = String(Int64(scaled))
    if digits.count <= decimals {
      digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits
    }
    let whole = digits.dropLast(decimals)
    let text = decimals == 0 ? digits : "\(whole).\(digits.suffix(decimals))"
    return value < 0 && scaled > 0 ? minus + text : text
  }

  /// A concentration, an area or a parameter: two or three digits that matter (`0.062`, `0.62`, `9.8`, `13.9`, `251`).
  static func reading(_ value: Double) -> String {
    guard value.isFinite else { return missing }
    switch abs(value) {
    case 99.95...: return fixed(value, decimals: 0)
    case 0.995...: return fixed(value, decimals: 1)
    case 0.0995...: return fixed(value, decimals: 2)
    case 0: return "0"
    default:
      let rounded = rounding(value, significant: 2)
      return abs(rounded) < 1e-4 ? shortest(rounded) : fixed(rounded, decimals: 5).trimmingZeros
    }
  }

  /// `7.5–12.6`.
  static func range(_ low: Double, _ high: Double) -> String { "\(reading(low))–\(reading(high))" }

  /// A probability in whole per cent; certainty is not claimed from a finite number of draws: `<1 %`, `>99 %`.
  static func percent(_ probability: Double) -> String {
    guard probability.isFinite else { return missing }
    if probability < 0.005 { return "<1\(space)%" }
    if probability > 0.995 { return ">99\(space)%" }
    return "\(Int((probability * 100).rounded()))\(space)%"
  }

  /// A relative change with its sign: `−25 %`, `+8 %`, `no change`.
  static func change(from old: Double, to new: Double) -> String {
    guard old > 0, old.isFinite, new.isFinite else { return missing }
    let percent = ((new / old - 1) * 100).rounded()
    guard abs(percent) >= 1 else { return "none" }
    return "\(percent > 0 ? "+" : minus)\(fixed(abs(percent), decimals: 0))\(space)%"
  }

  /// The nearest number with so many significant decimal digits.
  ///
  /// Goes through decimal text, because `(x * 1000).rounded() / 1000` leaves a last bit that prints as `…0000001`.
  static func rounding(_ value: Double, significant digits: Int) -> Double {
    guard value.isFinite, value != 0 else { return value }
    var exponent = 0
    var magnitude = abs(value)
    while magnitude >= 10 { magnitude /= 10; exponent += 1 }
    while magnitude < 1 { magnitude *= 10; exponent -= 1 }
    return rounding(value, decimals: digits - 1 - exponent)
  }

  /// The nearest number with so many decimals; negative counts round to tens, hundreds …
  static func rounding(_ value: Double, decimals: Int) -> Double {
    guard value.isFinite, value != 0, decimals < 300 else { return value }
    var scale = 1.0
    for _ in 0..<abs(decimals) { scale *= 10 }
    let scaled = (decimals >= 0 ? value * scale : value / scale).rounded()
    guard abs(scaled) < 9e15 else { return value }
    return Double("\(Int64(scaled))e\(-decimals)") ?? value
  }

  /// Shown where a number does not exist.
  static let missing = "–"
  /// A true minus sign, as wide as a plus.
  static let minus = "\u{2212}"
  /// Between a number and its unit, so that they stay on one line.
  static let space = "\u{A0}"
}

extension String {
  /// `0.06200` to `0.062`.
  fileprivate var trimmingZeros: String {
    var text = self
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
