import TitrateLanguage

/// A value of a YAML (or JSON) file and where it stands.
///
/// The accessors never throw: what is wrong is added to the findings and the answer is nil or empty, so that one
/// reading finds everything.
///
/// Codes, after the family's letter: 001–003 the file, 004 syntax, 005 duplicate key, 006 anchors and tags, 007 unknown
/// key, 008 missing key, 009 wrong kind of value, 010 number, 011 nesting, 012 unknown unit, 013 wrong dimension,
/// 014 not a quantity, 015 not a time, 016 not one of the choices, 018 empty file.
package struct YAMLNode: Sendable {
  /// Scalars stay text until somebody asks for a number: `2026-03-01` is for the reader to understand.
  package enum Content: Sendable {
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping(YAMLMapping)
  }
  package let content: Content
  package let place: Place

  /// `~`, `null` or nothing at all.
  package var isNull: Bool {
    guard case .scalar(let text, true) = content else { return false }
    return text.isEmpty || text == "~" || text == "null"
  }

  /// A mapping with any keys.
  package func mapping(_ findings: inout Findings) -> YAMLMapping? {
    guard case .mapping(let mapping) = content else {
      findings.error(
        "009", "expected keys and values here, found \(kind)", at: place, fix: "write 'key: value' pairs")
      return nil
    }
    return mapping
  }

  /// A mapping whose keys are known; others are errors with the nearest known one, or with a hint of the caller's.
  package func mapping(
    keys: [String], hints: [String: String] = [:], _ findings: inout Findings
  ) -> YAMLMapping? {
    guard let mapping = mapping(&findings) else { return nil }
    for entry in mapping.entries where !keys.contains(entry.key) {
      let nearest = Spelling.nearest(to: entry.key, among: keys)
      let known = "the keys here are " + keys.joined(separator: ", ")
      findings.error(
        "007", "'\(entry.key)' is not a known key", at: entry.keyPlace,
        fix: hints[entry.key] ?? nearest.map { "did you mean '\($0)'?" } ?? known)
    }
    return mapping
  }

  /// The elements of a list; empty, with a finding, for anything else.
  package func sequence(_ findings: inout Findings) -> [YAMLNode] {
    guard case .sequence(let elements) = content else {
      findings.error(
        "009", "expected a list, found \(kind)", at: place,
        fix: "put '- ' before each entry, or brackets around them: [ … ]")
      return []
    }
    return elements
  }

  /// The elements of a list, or the value itself as a list of one.
  package var oneOrMany: [YAMLNode] {
    if case .sequence(let elements) = content { return elements }
    return [self]
  }

  /// A text: any scalar that is not empty.
  package func string(_ findings: inout Findings) -> String? {
    guard case .scalar(let text, _) = content else {
      findings.error(
        "009", "expected a text, found \(kind)", at: place, fix: "write one value, in quotes if needed")
      return nil
    }
    guard !text.isEmpty else {
      findings.error("009", "the text is empty", at: place, fix: "write a value or delete the key")
      return nil
    }
    return text
  }

  /// A finite decimal number.
  package func number(_ findings: inout Findings) -> Double? {
    guard let text = string(&findings) else { return nil }
    guard let value = Number.parse(text) else {
      findings.error(
        "010", "'\(text)' is not a number", at: place, fix: "write a finite decimal number such as 4.5")
      return nil
    }
    return value
  }

  /// A whole number.
  package func integer(_ findings: inout Findings) -> Int? {
    guard let text = string(&findings) else { return nil }
    guard let value = Int(text) else {
      findings.error(
        "010", "'\(text)' is not a whole number", at: place, fix: "write a whole number such as 12")
      return nil
    }
    return value
  }

  /// `true` or `false`; `yes` and `no` too.
  package func boolean(_ findings: inout Findings) -> Bool? {
    guard let text = string(&findings) else { return nil }
    switch text.lowercased() {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      findings.error("009", "'\(text)' is neither true nor false", at: place, fix: "write true or false")
      return nil
    }
  }

  /// One of a list of words.
  package func choice(_ words: [String], _ findings: inout Findings) -> String? {
    guard let text = string(&findings) else { return nil }
    if let word = words.first(where: { $0 == text }) ?? words.first(where: { $0 == text.lowercased() }) {
      return word
    }
    let list = words.joined(separator: ", ")
    findings.error(
      "016", "'\(text)' is not one of: \(list)", at: place,
      fix: Spelling.nearest(to: text, among: words).map { "did you mean '\($0)'?" } ?? "write one of: \(list)"
    )
    return nil
  }

  /// One of the raw values of an enumeration.
  package func choice<Choice: RawRepresentable & CaseIterable>(
    of type: Choice.Type, _ findings: inout Findings
  ) -> Choice? where Choice.RawValue == String {
    choice(type.allCases.map(\.rawValue), &findings).flatMap(Choice.init(rawValue:))
  }

  /// What a message calls this.
  package var kind: String {
    switch content {
    case .scalar(let text, _): isNull ? "nothing" : "'\(text.prefix(40))'"
    case .sequence: "a list"
    case .mapping: "a block of keys"
    }
  }
}

extension YAMLNode {
  /// `4.5 mg`: a number with a unit that converts to `unit`, as written.
  package func quantity(like unit: Unit, _ findings: inout Findings) -> Quantity? {
    if lacksUnit(unit, &findings) { return nil }
    guard let quantity = quantity(&findings) else { return nil }
    guard quantity.unit.isConvertible(to: unit) else {
      report(.mismatch(from: quantity.unit, to: unit), &findings)
      return nil
    }
    return quantity
  }

  /// `4.5 mg`: a number with a unit.
  package func quantity(_ findings: inout Findings) -> Quantity? {
    understood(&findings) { text throws(UnitError) in try Quantity(parsing: text) }
  }

  /// `12 h`: the value of a quantity in a given unit.
  package func value(in unit: Unit, _ findings: inout Findings) -> Double? {
    if lacksUnit(unit, &findings) { return nil }
    return understood(&findings) { text throws(UnitError) in try Quantity(parsing: text).value(in: unit) }
  }

  /// `6.1 ng/mL`, `<0.8 ng/mL`, `8-12 ng/mL`.
  package func expression(_ findings: inout Findings) -> QuantityExpression? {
    understood(&findings) { text throws(UnitError) in try QuantityExpression(parsing: text) }
  }

  /// `ng/mL`.
  package func unit(_ findings: inout Findings) -> Unit? {
    understood(&findings) { text throws(UnitError) in try Unit(text) }
  }

  /// `2026-03-01T20:00`.
  package func dateTime(_ findings: inout Findings) -> DateTime? {
    guard let text = string(&findings) else { return nil }
    do { return try DateTime(parsing: text) } catch {
      findings.error("015", error.what, at: place, fix: error.fix)
      return nil
    }
  }

  /// A bare number where a unit is needed: said with the unit that is expected.
  private func lacksUnit(_ unit: Unit, _ findings: inout Findings) -> Bool {
    guard case .scalar(let text, _) = content, Number.parse(text) != nil else { return false }
    findings.error(
      "014", "'\(text)' has no unit", at: place, fix: "add the unit, such as '\(text) \(unit.symbol)'")
    return true
  }

  private func understood<Value>(
    _ findings: inout Findings, _ read: (String) throws(UnitError) -> Value
  ) -> Value? {
    guard let text = string(&findings) else { return nil }
    do { return try read(text) } catch {
      report(error, &findings)
      return nil
    }
  }

  /// Says why a quantity was refused.
  package func report(_ error: UnitError, _ findings: inout Findings) {
    let number =
      switch error {
      case .unknown: "012"
      case .mismatch: "013"
      case .notAQuantity: "014"
      }
    findings.error(number, error.what, at: place, fix: error.fix)
  }
}

/// Keys and values in the order of the file; keys are unique.
package struct YAMLMapping: Sendable {
  /// One line of it.
  package struct Entry: Sendable {
    package let key: String
    package let keyPlace: Place
    package let value: YAMLNode
  }
  package let entries: [Entry]
  package let place: Place

  /// The value of a key; nil where it is missing or null.
  package subscript(key: String) -> YAMLNode? {
    entries.first { $0.key == key && !$0.value.isNull }?.value
  }

  /// The value of a key that must be there.
  package func required(_ key: String, fix: String? = nil, _ findings: inout Findings) -> YAMLNode? {
    if let value = self[key] { return value }
    findings.error("008", "'\(key)' is missing", at: place, fix: fix ?? "add '\(key): …'")
    return nil
  }
}
