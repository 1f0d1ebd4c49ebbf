/// Reads `mL/min/{1.73_m2}`: terms joined by `.` and `/`, each an atom with a prefix and an exponent.
struct UnitReader {
  /// The normalised spelling, once read.
  private(set) var symbol = ""
  private let original: String
  private let text: [Character]
  private var position = 0
  /// No unit is longer; keeps hostile input cheap.
  private static let longest = 60

  init(_ text: String) {
    original = text
    self.text = Array(Self.normalised(text))
  }

  mutating func read() throws(UnitError) -> UnitProduct {
    guard !text.isEmpty, text.count <= Self.longest else { throw unknown() }
    let product = try readTerm(depth: 0)
    guard position == text.count else { throw unknown() }
    symbol = String(text)
    return product
  }

  /// `a.b/c`, from left to right as UCUM reads it.
  private mutating func readTerm(depth: Int) throws(UnitError) -> UnitProduct {
    guard depth < 5 else { throw unknown() }
    var product = UnitProduct()
    if peek == "/" {
      position += 1
      product = product.divided(by: try readComponent(depth: depth))
    } else {
      product = try readComponent(depth: depth)
    }
    while let operation = peek, operation == "." || operation == "/" {
      position += 1
      let next = try readComponent(depth: depth)
      product = operation == "." ? product.multiplied(by: next) : product.divided(by: next)
    }
    return product
  }

  private mutating func readComponent(depth: Int) throws(UnitError) -> UnitProduct {
    if peek == "(" {
      position += 1
      let inner = try readTerm(depth: depth + 1)
      guard peek == ")" else { throw unknown() }
      position += 1
      return inner
    }
    var product = UnitProduct()
    var isEmpty = true
    if peek != "{" {
      product = try readAtom()
      isEmpty = false
    }
    if peek == "{" {
      guard let end = text[position...].firstIndex(of: "}") else { throw unknown() }
      position = end + 1
      isEmpty = false
    }
    if isEmpty { throw unknown() }
    return product
  }

  private mutating func readAtom() throws(UnitError) -> UnitProduct {
    if let number = try readNumber() { return number }
    let start = position
    while let character = peek, character.isLetter || "[]_%".contains(character) { position += 1 }
    let name = String(text[start..<position])
    guard !name.isEmpty, let atom = UnitTable.product(of: name) else { throw unknown() }
    guard let exponent = readExponent() else { return atom }
    guard abs(exponent) <= 4 else { throw unknown() }
    return atom.raised(to: exponent)
  }

  /// `10*9`, `10^-3`, or an integer factor (`/70.kg` style is written `L/h/(70.kg)`).
  private mutating func readNumber() throws(UnitError) -> UnitProduct? {
    guard let first = peek, first.isWholeNumber, first.isASCII else { return nil }
    let start = position
    while let digit = peek, digit.isASCII, digit.isWholeNumber, position - start < 9 { position += 1 }
    let number = String(text[start..<position])
    if number == "10", peek == "*" || peek == "^" {
      position += 1
      guard let exponent = readExponent(), abs(exponent) <= 30 else { throw unknown() }
      return UnitProduct(decade: exponent)
    }
    guard let value = Double(number), value > 0 else { throw unknown() }
    // `70kg`: the number multiplies the atom that follows it.
    if let next = peek, next.isLetter {
      return UnitProduct(factor: value).multiplied(by: try readAtom())
    }
    return UnitProduct(factor: value)
  }

  private mutating func readExponent() -> Int? {
    var digits = ""
    let start = position
    if peek == "^" { position += 1 }
    if let sign = peek, sign == "-" || sign == "+" {
      digits.append(sign)
      position += 1
    }
    while let digit = peek, digit.isASCII, digit.isWholeNumber, digits.count < 4 {
      digits.append(digit)
      position += 1
    }
    guard let exponent = Int(digits) else {
      position = start
      return nil
    }
    return exponent
  }

  private var peek: Character? { position < text.count ? text[position] : nil }

  private func unknown() -> UnitError { .unknown(original, nearest: UnitTable.nearest(to: original)) }

  /// One spelling for the many: micro signs, middle dots, superscripts, `1.73 m²`.
  private static func normalised(_ text: String) -> String {
    var result = ""
    for scalar in text.prefix(longest + 40).unicodeScalars {
      switch scalar {
      case "\u{B5}", "\u{3BC}": result += "u"
      case "\u{B7}", "\u{22C5}", "\u{2219}", "\u{D7}": result += "."
      case "\u{2070}": result += "0"
      case "\u{B9}": result += "1"
      case "\u{B2}": result += "2"
      case "\u{B3}": result += "3"
      case "\u{2074}"..."\u{2079}": result += String(scalar.value - 0x2070)
      case "\u{207B}", "\u{2212}": result += "-"
      case " ", "\t", "\u{A0}", "\u{202F}": continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    for spelling in ["/1.73m2", "/1.73m^2", "/(1.73m2)", "/1.73.m2", "/{1.73m2}"]
    where result.hasSuffix(spelling) {
      result = result.dropLast(spelling.count) + "/{1.73_m2}"
    }
    for spelling in [
      "/8e8RBC", "/8E8RBC", "/8e8.RBC", "/8x10^8RBC", "/8.10^8RBC", "/8.108RBC", "/(8.10*8)RBC",
    ]
    where result.hasSuffix(spelling) {
      result = result.dropLast(spelling.count) + "/{8e8.RBC}"
    }
    // `ng*h/mL`, but `10*9/L`.
    if !result.hasPrefix("10*") { result = result.replacing("*", with: ".") }
    return UnitTable.respelled(result)
  }
}
