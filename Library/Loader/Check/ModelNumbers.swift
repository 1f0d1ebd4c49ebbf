import TitrateLanguage
import TitrateRecords

/// Every number of `model.R` has its place in `provenance.json`, and the other way round.
struct ModelNumbers {
  private(set) var findings: [Diagnostic] = []
  private let values: [(key: String, value: Double)]
  private var used: Set<String> = []
  private let source: TitrateRecords.SourceText

  /// Numbers that say nothing about a drug: neutral elements, squares, ng from mg.
  private static let trivial: Set<Double> = [0, 1, 2, 1000]

  init(_ model: LibraryModel) throws {
    source = try TitrateRecords.SourceText.read("\(model.folder)/model.R", family: "B")
    values = model.provenance.values.map { ($0.key, $0.value.value) }
    for statement in model.model.tree.ini ?? [] { parameter(statement.expression) }
    let parameters = Set(used)
    for statement in model.model.tree.model {
      for number in Self.numbers(in: statement.expression) {
        constant(number, parameters)
      }
    }
    for (key, value) in values where !used.contains(key) {
      findings.append(
        Diagnostic(
          "B026", .error, "the value '\(key)' (\(Number.text(value))) stands nowhere in the model",
          at: .file("\(model.folder)/provenance.json"), fix: "delete it, or correct model.R"))
    }
  }

  /// A number and where it stands.
  private struct Literal {
    var value: Double
    var span: Span
  }

  /// `name <- log(23)`, `eta ~ 0.1`, `a + b ~ c(…) | OCC`.
  private mutating func parameter(_ expression: Expression) {
    guard case .binary(let sign, let left, let right) = expression.kind else { return }
    switch sign {
    case "<-", "=":
      guard case .name(let name) = left.kind else { return }
      for number in Self.estimate(of: right) { expect(number, key: name) }
    case "~":
      let names = Self.names(in: left)
      for (number, key) in zip(Self.numbers(in: right), Self.blockKeys(names)) { expect(number, key: key) }
    case "|":
      parameter(left)
    default: return
    }
  }

  private mutating func expect(_ number: Literal, key: String) {
    guard let entry = values.first(where: { $0.key == key }) else {
      report(number, "has no entry '\(key)' in provenance.json", "add its unit, tag and place to 'values'")
      return
    }
    used.insert(key)
    guard entry.value == number.value else {
      report(number, "is \(Number.text(entry.value)) in provenance.json ('\(key)')", "make the two agree")
      return
    }
  }

  /// A constant of `model` may have any name that is not a parameter's.
  private mutating func constant(_ number: Literal, _ parameters: Set<String>) {
    let entries = values.filter { $0.value == number.value && !parameters.contains($0.key) }
    if Self.trivial.contains(abs(number.value)) {
      // It needs no entry, and may have one: 1 h is a time.
      used.formUnion(entries.map(\.key))
      return
    }
    guard let entry = entries.first else {
      report(number, "has no entry in provenance.json", "add it to 'values' with a name, unit, tag and place")
      return
    }
    used.insert(entry.key)
  }

  private mutating func report(_ number: Literal, _ what: String, _ fix: String) {
    findings.append(
      Diagnostic(
        "B025", .error, "the number \(Number.text(number.value)) \(what)", at: place(number.span), fix: fix))
  }

  private func place(_ span: Span) -> Place {
    let before = source.text.utf8.prefix(span.start)
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count + 1
    return source.place(line: line, column: column, length: span.end - span.start)
  }

  /// The lower triangle of a block by rows: `a`, `a,b`, `b`, `a,c`, `b,c`, `c`.
  private static func blockKeys(_ names: [String]) -> [String] {
    names.indices.flatMap { row in
      (0...row).map { $0 == row ? names[row] : "\(names[$0]),\(names[row])" }
    }
  }

  private static func names(in expression: Expression) -> [String] {
    switch expression.kind {
    case .name(let name): [name]
    case .binary("+", let a, let b): names(in: a) + names(in: b)
    default: []
    }
  }

  /// The estimate without its bounds: the second of `c(low, estimate, high)`.
  private static func estimate(of expression: Expression) -> [Literal] {
    if case .call("c", let arguments) = expression.kind, arguments.count > 1, let value = arguments[1].value {
      return numbers(in: value)
    }
    return numbers(in: expression)
  }

  private static func numbers(in expression: Expression) -> [Literal] {
    switch expression.kind {
    case .number(let value): return [Literal(value: value, span: expression.span)]
    case .unary("-", let operand):
      if case .number(let value) = operand.kind { return [Literal(value: -value, span: expression.span)] }
      return numbers(in: operand)
    case .unary(_, let operand): return numbers(in: operand)
    case .binary(_, let a, let b): return numbers(in: a) + numbers(in: b)
    case .call(_, let arguments): return arguments.compactMap(\.value).flatMap(numbers)
    case .block(let statements): return statements.map(\.expression).flatMap(numbers)
    case .conditional(let condition, let then, let otherwise):
      return numbers(in: condition) + numbers(in: then) + (otherwise.map(numbers) ?? [])
    case .string, .name, .function, .invalid: return []
    }
  }
}
