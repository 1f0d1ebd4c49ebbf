/// A tree back to text: parsing the text gives the same tree, printing that gives the same text.
///
/// Comments stay with the statements they stood at; line breaks inside a statement do not survive.
struct ModelPrinter {
  private var output = ""
  private var indent = 0

  static func print(_ tree: ModelTree) -> String {
    var printer = ModelPrinter()
    printer.file(tree)
    return printer.output
  }

  /// Statements on lines of their own.
  mutating func text(of statements: [Statement], indent: Int) -> String {
    self.indent = indent
    self.statements(statements)
    return output
  }

  // MARK: Files

  private mutating func line(_ text: String) {
    output += text.isEmpty ? "\n" : String(repeating: " ", count: indent) + text + "\n"
  }

  private mutating func file(_ tree: ModelTree) {
    statements(tree.before)
    tree.comments.header.forEach { line($0) }
    switch tree.form {
    case .function: wrap("\(Self.quoted(tree.name)) <- function() {", "}") { $0.parts(tree) }
    case .rxode2:
      wrap("\(Self.quoted(tree.name)) <- rxode2({", "})") { printer in
        if tree.ini == nil, tree.metadata.isEmpty {
          printer.statements(tree.model)
        } else {
          printer.parts(tree)
        }
      }
    case .blocks: parts(tree)
    case .bare: statements(tree.model)
    }
    statements(tree.after)
    tree.comments.closing.forEach { line($0) }
  }

  private mutating func parts(_ tree: ModelTree) {
    statements(tree.metadata)
    if let ini = tree.ini {
      tree.comments.ini.forEach { line($0) }
      wrap("ini({", "})") { $0.statements(ini) }
    }
    tree.comments.model.forEach { line($0) }
    wrap("model({", "})") { $0.statements(tree.model) }
  }

  private mutating func wrap(_ head: String, _ tail: String, _ body: (inout ModelPrinter) -> Void) {
    line(head)
    indent += 2
    body(&self)
    indent -= 2
    line(tail)
  }

  private mutating func statements(_ statements: [Statement]) {
    for statement in statements {
      statement.comments.forEach { line($0) }
      line(text(statement.expression, 0) + (statement.remark.map { "  \($0)" } ?? ""))
    }
  }

  // MARK: Expressions

  /// An expression as text, in parentheses when it binds more loosely than its place asks.
  private func text(_ expression: Expression, _ least: Int) -> String {
    let bare = unwrapped(expression)
    return Self.precedence(expression) < least ? "(\(bare))" : bare
  }

  private func unwrapped(_ expression: Expression) -> String {
    switch expression.kind {
    case .number(let value): return Self.number(value)
    case .string(let value): return Self.string(value)
    case .name(let name): return Self.quoted(name)
    case .unary(let symbol, let operand):
      // `!a > b` is legal and misread by everybody.
      let least = symbol == "!" ? Grammar.Precedence.sign : Grammar.prefixPrecedence(symbol)
      return symbol + text(operand, least ?? Grammar.Precedence.sign)
    case .binary(let symbol, let left, let right): return binary(symbol, left, right, expression)
    case .call("break", let arguments) where arguments.isEmpty: return "break"
    case .call("while", let arguments) where arguments.count == 2:
      let (condition, body) = (arguments[0].value, arguments[1].value)
      return "while (\(condition.map { text($0, 0) } ?? "")) \(body.map { text($0, 0) } ?? "")"
    case .call(let function, let arguments):
      return call(function, arguments)
    case .block(let statements): return block(statements)
    case .conditional(let condition, let then, let otherwise):
      let head = "if (\(text(condition, 0))) "
      guard let otherwise else { return head + text(then, 0) }
      let body = Self.swallowsElse(then) ? "(\(unwrapped(then)))" : text(then, 0)
      return head + body + " else " + text(otherwise, 0)
    case .function(let parameters, let body):
      return "function(" + parameters.map(argument).joined(separator: ", ") + ") " + text(body, 0)
    case .invalid: return "NULL"
    }
  }

  private func binary(_ symbol: String, _ left: Expression, _ right: Expression, _ whole: Expression)
    -> String
  {
    if let state = ModelChecker.derivativeState(whole) { return "d/dt(\(Self.quoted(state.name)))" }
    let precedence = Grammar.precedence(symbol) ?? 0
    let isRight = Grammar.isRightAssociative(symbol)
    let loose = precedence == Grammar.Precedence.compare
    let a = text(left, isRight || loose ? precedence + 1 : precedence)
    var least = isRight ? precedence : precedence + 1
    // `x <- if (a) b else c` needs no parentheses: nothing can follow.
    if precedence <= Grammar.Precedence.assign, Self.precedence(right) == 0 { least = 0 }
    let b = text(right, least)
    return symbol == "^" ? "\(a)^\(b)" : "\(a) \(symbol) \(b)"
  }

  /// On one line where it fits; else one argument a line.
  private func call(_ function: String, _ arguments: [Argument]) -> String {
    let flat = Self.quoted(function) + "(" + arguments.map(argument).joined(separator: ", ") + ")"
    guard flat.count + indent > Self.width, arguments.count > 1 else { return flat }
    var inner = self
    inner.indent += 2
    let margin = "\n" + String(repeating: " ", count: inner.indent)
    return Self.quoted(function) + "(" + margin
      + arguments.map { inner.argument($0) }.joined(separator: "," + margin)
      + "\n" + String(repeating: " ", count: indent) + ")"
  }

  private static let width = 92

  private func argument(_ argument: Argument) -> String {
    let value = argument.value.map { text($0, Grammar.Precedence.equals + 1, orOpen: true) }
    guard let name = argument.name else { return value ?? "" }
    return value.map { "\(Self.quoted(name)) = \($0)" } ?? Self.quoted(name)
  }

  /// As `text`, where an `if` or a function may stand without parentheses.
  private func text(_ expression: Expression, _ least: Int, orOpen: Bool) -> String {
    text(expression, Self.precedence(expression) == 0 ? 0 : least)
  }

  private func block(_ statements: [Statement]) -> String {
    if statements.isEmpty { return "{\n" + String(repeating: " ", count: indent) + "}" }
    var inner = ModelPrinter()
    inner.indent = indent + 2
    inner.statements(statements)
    return "{\n" + inner.output + String(repeating: " ", count: indent) + "}"
  }

  // MARK: Words

  /// How tightly an expression holds together as it is printed.
  private static func precedence(_ expression: Expression) -> Int {
    switch expression.kind {
    case .unary(let symbol, _): Grammar.prefixPrecedence(symbol) ?? Grammar.Precedence.sign
    case .binary(let symbol, _, _): Grammar.precedence(symbol) ?? 0
    case .conditional, .function, .call("while", _): 0
    case .number, .string, .name, .call, .block, .invalid: Grammar.Precedence.power + 1
    }
  }

  /// Whether an `else` printed after this would be taken for its own.
  private static func swallowsElse(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .conditional(_, _, let otherwise): otherwise.map(swallowsElse) ?? true
    case .function(_, let body): swallowsElse(body)
    case .call("while", let arguments): arguments.last?.value.map(swallowsElse) ?? false
    case .unary(_, let operand): swallowsElse(operand)
    case .binary(_, _, let right): swallowsElse(right)
    case .number, .string, .name, .call, .block, .invalid: false
    }
  }

  /// The shortest decimal that reads back as the same number.
  static func number(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  static func string(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  /// A name, in backquotes where it needs them.
  static func quoted(_ name: String) -> String {
    let parts = name.split(separator: ":", omittingEmptySubsequences: true).map(String.init)
    let plain =
      parts.count == 2 && name == parts.joined(separator: "::")
      ? parts.allSatisfy(Grammar.isPlainName) : Grammar.isPlainName(name)
    return plain ? name : "`\(name)`"
  }
}

extension ModelTree: CustomStringConvertible {
  /// The model as text in the same language.
  public var description: String { ModelPrinter.print(self) }
}
