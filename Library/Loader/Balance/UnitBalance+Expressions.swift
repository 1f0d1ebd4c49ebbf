import TitrateLanguage

extension UnitBalance {
  /// The unit of an expression.
  mutating func measure(_ expression: Expression) -> MeasuredValue {
    switch expression.kind {
    case .number(let value): return constant(value, at: expression.span)
    case .unary("-", let inner):
      if case .number(let value) = inner.kind { return constant(-value, at: inner.span) }
      return measure(inner)
    case .unary("+", let inner): return measure(inner)
    case .unary("!", let inner):
      _ = measure(inner)
      return .quantity(.one)
    case .name(let name): return value(of: name)
    case .binary(let symbol, let a, let b): return binary(symbol, a, b, expression)
    case .call(let function, let arguments):
      return call(function, arguments.compactMap(\.value), expression)
    case .conditional(let condition, let then, let otherwise):
      _ = measure(condition)
      let first = measure(then)
      guard let otherwise else { return first }
      return alike(first, measure(otherwise), "B070", expression.span, Self.branches)
    case .unary, .string, .block, .function, .invalid: return .unknown
    }
  }

  static let branches = "the two branches are % and %"

  private mutating func constant(_ value: Double, at span: Span) -> MeasuredValue {
    let readings = units.readings(of: value)
    if readings.count > 1 { doubtful[span.start] = readings.count }
    let chosen = readings[min(self.readings[span.start] ?? 0, readings.count - 1)]
    return chosen ?? .quantity(solver.unknown())
  }

  private func value(of name: String) -> MeasuredValue {
    if let value = values[name] { return value }
    if let state = stateUnit(name) { return .quantity(state) }
    if let value = units.names[name] { return value }
    switch name {
    case "t", "time", "tad", "tafd", "tlast", "tfirst": return .quantity(units.time)
    case "podo", "dose": return .quantity(units.dose)
    default:
      return name.hasPrefix("M_") || ["pi", "TRUE", "FALSE", "newind"].contains(name)
        ? .quantity(.one) : .unknown
    }
  }

  private func stateUnit(_ name: String) -> Measure? { states[name] }

  private mutating func binary(_ symbol: String, _ a: Expression, _ b: Expression, _ whole: Expression)
    -> MeasuredValue
  {
    switch symbol {
    case "+": return sum(measure(a), measure(b), whole.span, sign: 1)
    case "-": return sum(measure(a), measure(b), whole.span, sign: -1)
    case "*": return product(a, b, whole.span)
    case "/":
      if Self.name(a) == "d", case .call("dt", let arguments) = b.kind,
        let state = arguments.first?.value.flatMap(Self.name).flatMap(stateUnit)
      {
        return .quantity(state / units.time)
      }
      return quotient(measure(a), measure(b), b, whole.span)
    case "^": return power(a, b, whole.span)
    case "<", ">", "<=", ">=", "==", "!=":
      _ = alike(measure(a), measure(b), "B070", whole.span, "the comparison is of % with %")
      return .quantity(.one)
    case "&", "&&", "|", "||":
      _ = (measure(a), measure(b))
      return .quantity(.one)
    case "%%", "%/%":
      let first = alike(measure(a), measure(b), "B070", whole.span, "the remainder is of % by %")
      return symbol == "%%" ? first : .quantity(.one)
    default: return .unknown
    }
  }

  private mutating func sum(_ a: MeasuredValue, _ b: MeasuredValue, _ span: Span, sign: Double)
    -> MeasuredValue
  {
    let what = sign > 0 ? "% is added to %" : "% less %"
    switch (normal(a), normal(b)) {
    case (.unknown, let other), (let other, .unknown): return other
    case (.logarithm(let u, let base), .logarithm(let v, let other)) where base == other:
      return .logarithm(u * v.raised(to: sign), base)
    case (.logarithm(let u, let base), .quantity(let plain)),
      (.quantity(let plain), .logarithm(let u, let base)):
      guard solver.equate(plain, .one) else {
        report("B070", span, "a logarithm and % are added", [plain], Self.alikeFix)
        return .unknown
      }
      return .logarithm(u, base)
    default: return alike(a, b, "B070", span, what)
    }
  }

  private mutating func product(_ a: Expression, _ b: Expression, _ span: Span) -> MeasuredValue {
    switch (normal(measure(a)), normal(measure(b))) {
    case (.quantity(let u), .quantity(let v)): return .quantity(u * v)
    case (.logarithm(let u, let base), .quantity(let plain)): return scaled(u, base, by: b, plain, span)
    case (.quantity(let plain), .logarithm(let u, let base)): return scaled(u, base, by: a, plain, span)
    default: return .unknown
    }
  }

  /// c·log(x) is log(x^c).
  private mutating func scaled(
    _ unit: Measure, _ base: MeasuredValue.Base, by factor: Expression, _ plain: Measure, _ span: Span
  ) -> MeasuredValue {
    guard solver.equate(plain, .one) else {
      report(
        "B071", span, "a logarithm of % is multiplied by %", [unit, plain],
        "divide by a reference value inside log()")
      return .unknown
    }
    return .logarithm(unit.raised(to: exponent(factor)), base)
  }

  private mutating func quotient(_ a: MeasuredValue, _ b: MeasuredValue, _ divisor: Expression, _ span: Span)
    -> MeasuredValue
  {
    switch (normal(a), normal(b)) {
    case (.quantity(let u), .quantity(let v)): return .quantity(u / v)
    case (.logarithm(let u, let base), .quantity(let plain)):
      // ln(x) / ln(10) is log10(x).
      if case .call("log", let arguments) = divisor.kind, arguments.count == 1,
        case .number(10)? = arguments[0].value?.kind,
        base == .natural
      {
        return .logarithm(u, .ten)
      }
      guard solver.equate(plain, .one), let number = exponent(divisor).number, number != 0 else {
        return .unknown
      }
      return .logarithm(u.raised(to: 1 / number), base)
    default: return .unknown
    }
  }

  mutating func power(_ a: Expression, _ b: Expression, _ span: Span) -> MeasuredValue {
    let exponentValue = normal(measure(b))
    if case .number(10) = a.kind, case .logarithm(let u, .ten) = exponentValue { return .quantity(u) }
    let base = normal(measure(a))
    switch exponentValue {
    case .quantity(let plain):
      // An exponent is counted, not measured: percent would be a mistake as well.
      guard solver.equate(plain, .one) else {
        report("B071", b.span, "the exponent is %", [plain], "an exponent is a plain number")
        return .unknown
      }
    case .logarithm(let unit, _):
      report("B071", b.span, "the exponent is a logarithm of %", [unit], "use exp(), or 10^ with log10")
      return .unknown
    case .unknown: break
    }
    guard case .quantity(let unit) = base else { return .unknown }
    return .quantity(unit.raised(to: exponent(b)))
  }

  /// The exponent that an expression is: a number, multiples of names, or the expression itself as a symbol.
  func exponent(_ expression: Expression) -> Exponent {
    switch expression.kind {
    case .number(let value): return Exponent(constant: value)
    case .name(let name): return exponents[name] ?? .symbol(name)
    case .unary("-", let inner): return exponent(inner) * -1
    case .unary("+", let inner): return exponent(inner)
    case .binary("+", let a, let b): return exponent(a) + exponent(b)
    case .binary("-", let a, let b): return exponent(a) + exponent(b) * -1
    case .binary("*", let a, let b):
      if let number = exponent(a).number { return exponent(b) * number }
      if let number = exponent(b).number { return exponent(a) * number }
    case .binary("/", let a, let b):
      if let number = exponent(b).number, number != 0 { return exponent(a) * (1 / number) }
    default: break
    }
    return .symbol(Self.text(expression))
  }

  /// The same text for the same expression, wherever it stands.
  private static func text(_ expression: Expression) -> String {
    switch expression.kind {
    case .number(let value): "\(value)"
    case .name(let name): name
    case .unary(let symbol, let a): "\(symbol)(\(text(a)))"
    case .binary(let symbol, let a, let b): "(\(text(a))\(symbol)\(text(b)))"
    case .call(let name, let arguments):
      "\(name)(\(arguments.compactMap(\.value).map(text).joined(separator: ",")))"
    default: "…"
    }
  }

  // MARK: Comparing

  static let alikeFix = "convert one of the two, or correct a unit in provenance.json"

  /// With what has been found, the logarithm of a plain number as the plain number that it is.
  func normal(_ value: MeasuredValue) -> MeasuredValue {
    switch value {
    case .quantity(let unit): return .quantity(solver.resolved(unit))
    case .logarithm(let unit, let base):
      let unit = solver.resolved(unit)
      return unit.powers.isEmpty ? .quantity(.one) : .logarithm(unit, base)
    case .unknown: return .unknown
    }
  }

  /// Two values that must have one unit; the other where one is not known.
  mutating func alike(
    _ a: MeasuredValue, _ b: MeasuredValue, _ code: String, _ span: Span, _ what: String
  ) -> MeasuredValue {
    switch (normal(a), normal(b)) {
    case (.unknown, let other), (let other, .unknown): return other
    case (.quantity(let u), .quantity(let v)):
      if solver.equate(u, v) { return .quantity(solver.resolved(u)) }
      report(code, span, what, [u, v], Self.alikeFix)
    case (.logarithm(let u, let base), .logarithm(let v, let other)):
      if base == other, solver.equate(u, v) { return .logarithm(u, base) }
      report(code, span, what + " (logarithms)", [u, v], Self.alikeFix)
    case (.logarithm(let u, _), .quantity(let v)), (.quantity(let v), .logarithm(let u, _)):
      report(code, span, "a logarithm of % meets %", [u, v], Self.alikeFix)
    }
    return .unknown
  }

  /// A value that must have a given unit.
  mutating func check(
    _ value: MeasuredValue, is expected: Measure, _ code: String, _ span: Span, _ what: String, _ fix: String
  ) {
    switch normal(value) {
    case .unknown: return
    case .quantity(let unit):
      if !solver.equate(unit, expected) { report(code, span, what, [unit, expected], fix) }
    case .logarithm(let unit, _):
      report(code, span, "a logarithm of % stands where % is needed", [unit, expected], fix)
    }
  }

  /// A finding; each % of the sentence becomes a unit.
  mutating func report(_ code: String, _ span: Span, _ what: String, _ measures: [Measure], _ fix: String) {
    let resolved = measures.map { solver.resolved($0) }
    var sentence = ""
    var rest = resolved[...]
    for part in what.split(separator: "%", omittingEmptySubsequences: false) {
      if !sentence.isEmpty || part.startIndex != what.startIndex, let next = rest.popFirst() {
        sentence += next.text(time: units.timeName)
      }
      sentence += part
    }
    if resolved.count == 2, let factor = resolved[0].factorText(to: resolved[1]) { sentence += ": \(factor)" }
    findings.append(Diagnostic(code, .error, sentence, at: model.tree.place(span), fix: fix))
  }
}
