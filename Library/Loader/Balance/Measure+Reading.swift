import TitrateRecords

extension Measure {
  /// Reads a unit as `provenance.json` writes it: UCUM, and powers that UCUM has not, `L/h/kg^0.75`, `1/(umol/L)^2/s`.
  init?(parsing text: String) {
    // UCUM has whole exponents only and would read kg^0.75 as kg^0 times 75.
    if !text.contains(Self.fractionalPower), let unit = try? Unit(text) {
      self.init(unit)
      return
    }
    var reader = MeasureReader(text)
    guard let measure = reader.read() else { return nil }
    self = measure
  }
}

extension Measure {
  private static var fractionalPower: Regex<Substring> { /\^\(?-?[0-9]*\.[0-9]/ }
}

/// Terms joined by `.`, `*` and `/`, each a unit or a term in parentheses, with a power that may have a fraction.
private struct MeasureReader {
  private let text: [Character]
  private var position = 0
  /// No unit is nested more deeply; keeps hostile input cheap.
  private static let deepest = 8

  init(_ text: String) { self.text = text.filter { $0 != " " } }

  mutating func read() -> Measure? {
    guard !text.isEmpty, text.count <= 120, let measure = term(depth: 0), position == text.count else {
      return nil
    }
    return measure
  }

  private var next: Character? { position < text.count ? text[position] : nil }

  private mutating func take(_ character: Character) -> Bool {
    guard next == character else { return false }
    position += 1
    return true
  }

  private mutating func term(depth: Int) -> Measure? {
    guard depth < Self.deepest else { return nil }
    var product = Measure.one
    var isDivided = take("/")
    while true {
      guard let part = component(depth: depth) else { return nil }
      product = isDivided ? product / part : product * part
      if take("/") {
        isDivided = true
      } else if take(".") || take("*") {
        isDivided = false
      } else {
        return product
      }
    }
  }

  private mutating func component(depth: Int) -> Measure? {
    let base: Measure?
    if take("(") {
      base = term(depth: depth + 1)
      guard take(")") else { return nil }
    } else {
      base = atom()
    }
    guard let base, take("^") else { return base }
    return number().map { base.raised(to: $0) }
  }

  /// Everything up to the next operator; braces may hold anything.
  private mutating func atom() -> Measure? {
    let start = position
    while let character = next, !"./*()^".contains(character) {
      if character == "{" {
        guard let end = text[position...].firstIndex(of: "}") else { return nil }
        position = end
      }
      position += 1
    }
    // `10*9` and `10^9` are numbers.
    if String(text[start..<position]) == "10", next == "*" || next == "^" {
      position += 1
      return number().map { Measure.decades($0) }
    }
    return (try? Unit(String(text[start..<position]))).map { Measure($0) }
  }

  private mutating func number() -> Double? {
    if take("(") {
      let value = number()
      return take(")") ? value : nil
    }
    let start = position
    if next == "-" { position += 1 }
    while let character = next, character.isASCII, character.isNumber || character == "." { position += 1 }
    return Double(String(text[start..<position]))
  }
}
