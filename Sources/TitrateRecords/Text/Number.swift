/// Decimal numbers as files write them.
package enum Number {
  /// A finite decimal number: sign, digits, one point, exponent. NaN, infinities, hexadecimal and numbers too large
  /// for a Double are not numbers here.
  package static func parse(_ text: some StringProtocol) -> Double? {
    var sawDigit = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): sawDigit = true
      case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): continue
      case UInt8(ascii: "e"), UInt8(ascii: "E"): guard sawDigit else { return nil }
      default: return nil
      }
    }
    guard sawDigit, let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// The shortest text that reads back to the same Double: `4.5`, `12`, `1e-07`.
  package static func text(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return value == 0 ? "0" : String(Int64(value)) }
    return "\(value)"
  }
}
