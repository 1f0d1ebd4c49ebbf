/// Tokens to statements by precedence climbing; after a mistake it goes on with the next statement.
struct Parser {
  /// Levels of brackets, signs and braces inside each other. Real models have ten; the stack has room for more.
  static let deepestNesting = 200
  /// Operators below each other, which long sums reach without any bracket.
  static let deepestTree = 2000

  /// A statement that cannot be understood; it has been reported.
  struct Abandoned: Error {}

  private let source: SourceText
  private var tokens: [Token]
  private var comments: ArraySlice<Comment>
  private var position = 0
  private var nesting = 0
  /// Inside ( ) a line break is a space.
  private var spansLines = false
  private(set) var diagnostics = DiagnosticList()

  init(_ source: SourceText, tokens: [Token], comments: [Comment]) {
    self.source = source
    self.tokens = tokens
    self.comments = comments[...]
  }

  // MARK: Statements

  /// The whole text.
  mutating func file() -> [Statement] { statements(until: nil) }

  /// Statements up to a closing bracket, which stays, or the end.
  private mutating func statements(until closer: String?) -> [Statement] {
    var found: [Statement] = []
    var end = tokens[max(0, position - 1)].span.end
    while true {
      while peek(.newline) || peek(";") { position += 1 }
      if current.kind == .end || closer.map({ peek($0) }) == true { break }
      let comments = takeComments(before: current.span.start, after: end)
      var above = comments.above
      if let remark = comments.remark {
        if found.isEmpty { above.insert(remark, at: 0) } else { found[found.count - 1].remark = remark }
      }
      let start = position
      do {
        let expression = try expression(Grammar.Precedence.equals)
        try endOfStatement(closer)
        found.append(Statement(expression: expression, comments: above + inner(expression.span)))
      } catch {
        recover(from: start, closer: closer)
      }
      end = tokens[max(0, position - 1)].span.end
    }
    let last = takeComments(before: current.span.start, after: end)
    if let remark = last.remark, !found.isEmpty { found[found.count - 1].remark = remark }
    trailing = last.above
    return found
  }

  /// Comments after the last statement of the block just read.
  private(set) var trailing: [String] = []

  /// Comments before an offset: one on the line where the last statement ended, and those on lines of their own.
  private mutating func takeComments(before offset: Int, after end: Int) -> (remark: String?, above: [String])
  {
    var remark: String?
    var above: [String] = []
    while let comment = comments.first, comment.span.start < offset {
      comments.removeFirst()
      if above.isEmpty, remark == nil, source.line(of: comment.span.start) == source.line(of: max(0, end - 1))
      {
        remark = comment.text
      } else {
        above.append(comment.text)
      }
    }
    return (remark, above)
  }

  /// Comments inside a statement move above it.
  private mutating func inner(_ span: Span) -> [String] {
    takeComments(before: span.end, after: 0).above
  }

  private mutating func endOfStatement(_ closer: String?) throws(Abandoned) {
    if peek(.newline) || peek(";") || current.kind == .end || closer.map({ peek($0) }) == true { return }
    throw unexpected()
  }

  /// Skips to where the next statement may begin: a line break or semicolon outside brackets opened meanwhile.
  private mutating func recover(from start: Int, closer: String?) {
    var depth = 0
    position = start
    while current.kind != .end {
      if case .symbol(let symbol) = current.kind {
        if ["(", "{", "["].contains(symbol) { depth += 1 }
        if [")", "}", "]"].contains(symbol) {
          if depth == 0 {
            if symbol == closer { return }
          } else {
            depth -= 1
          }
        }
      }
      if depth == 0, position > start, peek(.newline) || peek(";") { return }
      position += 1
    }
  }

  // MARK: Tokens

  private var current: Token { tokens[position] }
  private func peek(_ kind: Token.Kind) -> Bool { current.kind == kind }
  private func peek(_ symbol: String) -> Bool { current.kind == .symbol(symbol) }
  private func peek(keyword: String) -> Bool { current.kind == .name(keyword, quoted: false) }

  private mutating func skipLines() { while peek(.newline) { position += 1 } }

  /// Skips line breaks where they are spaces.
  private mutating func settle() { if spansLines { skipLines() } }

  private mutating func expect(_ symbol: String, _ context: String) throws(Abandoned) {
    settle()
    guard peek(symbol) else { throw unexpected("expected '\(symbol)' \(context)") }
    position += 1
  }

  private mutating func fail(_ code: String, _ what: String, _ span: Span, fix: String?) -> Abandoned {
    if diagnostics.isFull { return Abandoned() }
    diagnostics.add(Diagnostic(code, .error, what, at: source.place(span), fix: fix))
    return Abandoned()
  }

  private mutating func unexpected(_ expectation: String? = nil) -> Abandoned {
    var last = position - 1
    while last >= 0, tokens[last].kind == .newline { last -= 1 }
    let previous = last >= 0 ? tokens[last] : nil
    if expectation == nil, let previous, case .symbol(let symbol) = previous.kind,
      Grammar.precedence(symbol) != nil || Grammar.prefixPrecedence(symbol) != nil, endsFormula
    {
      return fail(
        "L006", "nothing stands on the right of '\(symbol)'", previous.span,
        fix: "complete the formula, or remove the '\(symbol)'")
    }
    switch current.kind {
    case .newline, .end:
      let at = previous?.span ?? current.span
      let text = previous.map { source.text($0.span) } ?? ""
      return fail(
        "L006", expectation.map { "\($0) after '\(text)'" } ?? "the statement stops after '\(text)'", at,
        fix: "complete it on this line, or remove it")
    default:
      let text = source.text(current.span)
      let what = expectation.map { "\($0), found '\(text)'" } ?? "'\(text)' is not expected here"
      return fail("L006", what, current.span, fix: remedy(for: current, after: previous))
    }
  }

  /// Whether the current token can only come after a complete formula.
  private var endsFormula: Bool {
    switch current.kind {
    case .newline, .end: true
    case .symbol(let symbol): [")", "}", "]", ",", ";"].contains(symbol)
    default: false
    }
  }

  private func remedy(for token: Token, after previous: Token?) -> String {
    let text = source.text(token.span)
    switch (previous?.kind, token.kind) {
    case (_, .name("else", _)): return "write else after the } of its if"
    case (.number, .symbol(",")): return "the decimal sign is a point"
    case (.number, .name), (.name, .name), (.number, .number), (.name, .number), (.symbol(")"), .name),
      (.symbol(")"), .number), (.number, .symbol("(")), (.symbol(")"), .symbol("(")):
      return "put an operator such as * between them, or begin a new line"
    case (_, .symbol(")")), (_, .symbol(",")), (_, .symbol("}")): return "write a value before '\(text)'"
    case (.symbol, .symbol): return "write a value between '\(source.text(previous!.span))' and '\(text)'"
    default: return "one statement per line; separate two on a line by ;"
    }
  }

  // MARK: Expressions

  /// An expression whose operators bind at least as tightly as `least`.
  private mutating func expression(_ least: Int) throws(Abandoned) -> Expression {
    nesting += 1
    defer { nesting -= 1 }
    if nesting > Self.deepestNesting {
      throw fail(
        "L007", "more than \(Self.deepestNesting) levels of nesting", current.span,
        fix: "give parts of the formula names of their own")
    }
    var left = try operand()
    while true {
      settle()
      guard case .symbol(let symbol) = current.kind, let precedence = Grammar.precedence(symbol),
        precedence >= least
      else { return left }
      let sign = current.span
      position += 1
      skipLines()
      let next = Grammar.isRightAssociative(symbol) ? precedence : precedence + 1
      let right = try expression(next)
      left = try checkDepth(combine(symbol, sign, left, right))
    }
  }

  private mutating func combine(
    _ symbol: String, _ sign: Span, _ left: Expression, _ right: Expression
  ) throws(Abandoned) -> Expression {
    let span = left.span.joined(right.span)
    switch symbol {
    case "->", "->>": return Expression(.binary("<-", right, left), at: span)
    case "<<-": return Expression(.binary("<-", left, right), at: span)
    case "|>", ":":
      throw fail(
        "L008", "the operator \(symbol) is not part of the model language", sign,
        fix: symbol == ":" ? "write the values out" : "write the call directly")
    case "%%", "%/%": return Expression(.binary(symbol, left, right), at: span)
    case _ where symbol.hasPrefix("%"):
      throw fail(
        "L008", "the operator \(symbol) is not part of the model language", sign,
        fix: symbol == "%in%" ? "compare with == and join by |" : "only %% and %/% are")
    case _ where Grammar.precedence(symbol) == Grammar.Precedence.compare:
      if case .binary(let inner, _, _) = left.kind, Grammar.precedence(inner) == Grammar.Precedence.compare,
        tokens[max(0, position - 1)].span.end >= 0, !isParenthesised(left)
      {
        throw fail("L006", "comparisons cannot be chained", sign, fix: "join two comparisons by &")
      }
      return Expression(.binary(symbol, left, right), at: span)
    default: return Expression(.binary(symbol, left, right), at: span)
    }
  }

  /// Whether an expression was written in parentheses: only then does its text begin before its first operand.
  private func isParenthesised(_ expression: Expression) -> Bool {
    guard case .binary(_, let first, _) = expression.kind else { return false }
    return expression.span.start < first.span.start
  }

  private mutating func checkDepth(_ expression: Expression) throws(Abandoned) -> Expression {
    guard expression.depth > Self.deepestTree else { return expression }
    throw fail(
      "L007", "a formula of more than \(Self.deepestTree) operations in a row",
      Span(expression.span.start, expression.span.start + 1),
      fix: "give parts of the formula names of their own")
  }

  private mutating func operand() throws(Abandoned) -> Expression {
    settle()
    let token = current
    switch token.kind {
    case .number(let value):
      position += 1
      return try noCall(Expression(.number(value), at: token.span))
    case .string(let text):
      position += 1
      return try noCall(Expression(.string(text), at: token.span))
    case .name(let name, let quoted): return try named(name, quoted: quoted)
    case .symbol("("):
      position += 1
      let inner = try bracketed { parser throws(Abandoned) in
        let inner = try parser.expression(Grammar.Precedence.equals)
        try parser.expect(")", "to close the '(' before")
        return inner
      }
      let span = Span(token.span.start, tokens[position - 1].span.end)
      return try noCall(Expression(inner.kind, at: span))
    case .symbol("{"): return try block()
    case .symbol(let symbol):
      guard let precedence = Grammar.prefixPrecedence(symbol) else { throw unexpected() }
      position += 1
      let value = try expression(precedence)
      return try checkDepth(Expression(.unary(symbol, value), at: token.span.joined(value.span)))
    case .newline, .end: throw unexpected()
    }
  }

  /// Refuses what R would take for a call or an index of a value.
  private mutating func noCall(_ expression: Expression) throws(Abandoned) -> Expression {
    if peek("(") { throw unexpected() }
    return try noIndex(expression)
  }

  private mutating func noIndex(_ expression: Expression) throws(Abandoned) -> Expression {
    for symbol in ["[", "$", "@"] where peek(symbol) {
      throw fail(
        "L008", "picking elements with '\(symbol)' is not part of the model language", current.span,
        fix: "give each element a name of its own")
    }
    return expression
  }

  /// Reads something inside ( ), where line breaks are spaces.
  private mutating func bracketed<T>(_ body: (inout Parser) throws(Abandoned) -> T) throws(Abandoned) -> T {
    let outer = spansLines
    spansLines = true
    defer { spansLines = outer }
    return try body(&self)
  }

  private mutating func block() throws(Abandoned) -> Expression {
    let start = current.span
    position += 1
    let outer = spansLines
    spansLines = false
    defer { spansLines = outer }
    var statements = self.statements(until: "}")
    guard peek("}") else { throw unexpected("expected '}'") }
    if !trailing.isEmpty { statements = close(statements, with: trailing) }
    trailing = []
    position += 1
    return Expression(.block(statements), at: start.joined(tokens[position - 1].span))
  }

  /// Comments at the end of a block stay with its last statement.
  private func close(_ statements: [Statement], with comments: [String]) -> [Statement] {
    var statements = statements
    if statements.isEmpty { return statements }
    statements[statements.count - 1].comments += comments
    return statements
  }

  private mutating func named(_ first: String, quoted: Bool) throws(Abandoned) -> Expression {
    let token = current
    if !quoted {
      switch first {
      case "if": return try conditional()
      case "function": return try function()
      case "while": return try loop()
      case "break":
        position += 1
        return Expression(.call("break", []), at: token.span)
      case "for", "repeat":
        throw fail(
          "L008", "'\(first)' loops are not supported", token.span,
          fix: "write while (condition) { … }, or the repeated statements out")
      case "next", "else", "in": throw unexpected()
      default: break
      }
    }
    position += 1
    var name = first
    while peek("::") || peek(":::"), case .name(let member, _) = tokens[position + 1].kind {
      name += "::" + member
      position += 2
    }
    if !quoted, let indexed = try indexedName(name, at: token.span) { return indexed }
    guard peek("(") else {
      return try noIndex(Expression(.name(name), at: token.span.joined(tokens[position - 1].span)))
    }
    let arguments = try self.arguments(of: name)
    let call = Expression(.call(name, arguments), at: token.span.joined(tokens[position - 1].span))
    return try noCall(checkDepth(call))
  }

  /// `THETA[1]`, `ETA[2]`: names of rxode2 for parameters and random effects by position.
  private mutating func indexedName(_ name: String, at start: Span) throws(Abandoned) -> Expression? {
    guard ["THETA", "ETA", "theta", "eta"].contains(name), peek("["),
      case .number(let value) = tokens[position + 1].kind, let index = Int(exactly: value), index > 0,
      tokens[position + 2].kind == .symbol("]")
    else { return nil }
    position += 3
    return try noIndex(
      Expression(.name("\(name.uppercased())[\(index)]"), at: start.joined(tokens[position - 1].span)))
  }

  private mutating func arguments(of function: String) throws(Abandoned) -> [Argument] {
    let opening = current.span
    position += 1
    return try bracketed { parser throws(Abandoned) in
      var found: [Argument] = []
      parser.settle()
      while !parser.peek(")") {
        if parser.peek(",") {
          throw parser.fail(
            "L006", "an argument of \(function)() is empty", parser.current.span, fix: "remove this comma")
        }
        found.append(try parser.argument())
        parser.settle()
        if parser.peek(")") { break }
        let comma = parser.current.span
        try parser.expectComma(in: function, openedAt: opening)
        parser.settle()
        if parser.peek(")") {
          throw parser.fail("L006", "an argument of \(function)() is empty", comma, fix: "remove this comma")
        }
      }
      parser.position += 1
      return found
    }
  }

  private mutating func expectComma(in function: String, openedAt opening: Span) throws(Abandoned) {
    if peek(",") {
      position += 1
      return
    }
    let line = source.line(of: opening.start)
    guard current.kind != .end, source.line(of: current.span.start) > line else {
      throw unexpected("expected ',' or ')' in \(function)()")
    }
    throw fail(
      "L005", "the '(' of \(function)() on line \(line + 1) is still open here", current.span,
      fix: "close it with ')' where it ends, or write ',' before '\(source.text(current.span))'")
  }

  private mutating func argument() throws(Abandoned) -> Argument {
    let name: String? =
      switch current.kind {
      case .name(let name, _): name
      case .string(let name): name
      default: nil
      }
    if let name, tokens[position + 1].kind == .symbol("=") {
      position += 2
      settle()
      return Argument(name: name, value: try expression(Grammar.Precedence.assign))
    }
    return Argument(name: nil, value: try expression(Grammar.Precedence.assign))
  }

  private mutating func conditional() throws(Abandoned) -> Expression {
    let start = current.span
    position += 1
    try expect("(", "after if")
    let condition = try bracketed { parser throws(Abandoned) in
      let condition = try parser.expression(Grammar.Precedence.equals)
      try parser.expect(")", "to close the condition")
      return condition
    }
    skipLines()
    let then = try expression(Grammar.Precedence.equals)
    let mark = position
    skipLines()
    guard peek(keyword: "else") else {
      position = mark
      return Expression(.conditional(condition, then: then, otherwise: nil), at: start.joined(then.span))
    }
    position += 1
    skipLines()
    let otherwise = try expression(Grammar.Precedence.equals)
    return try checkDepth(
      Expression(.conditional(condition, then: then, otherwise: otherwise), at: start.joined(otherwise.span)))
  }

  /// `while (condition) body`: a call of `while`, as R itself sees it.
  private mutating func loop() throws(Abandoned) -> Expression {
    let start = current.span
    position += 1
    try expect("(", "after while")
    let condition = try bracketed { parser throws(Abandoned) in
      let condition = try parser.expression(Grammar.Precedence.equals)
      try parser.expect(")", "to close the condition")
      return condition
    }
    skipLines()
    let body = try expression(Grammar.Precedence.equals)
    let parts = [Argument(value: condition), Argument(value: body)]
    return try checkDepth(Expression(.call("while", parts), at: start.joined(body.span)))
  }

  private mutating func function() throws(Abandoned) -> Expression {
    let start = current.span
    position += 1
    try expect("(", "after function")
    let parameters = try bracketed { parser throws(Abandoned) in
      var found: [Argument] = []
      parser.settle()
      while !parser.peek(")") {
        guard case .name(let name, _) = parser.current.kind else { throw parser.unexpected() }
        parser.position += 1
        parser.settle()
        var value: Expression?
        if parser.peek("=") {
          parser.position += 1
          value = try parser.expression(Grammar.Precedence.assign)
          parser.settle()
        }
        found.append(Argument(name: name, value: value))
        if parser.peek(",") { parser.position += 1 } else if !parser.peek(")") { throw parser.unexpected() }
        parser.settle()
      }
      parser.position += 1
      return found
    }
    skipLines()
    let body = try expression(Grammar.Precedence.equals)
    return Expression(.function(parameters, body: body), at: start.joined(body.span))
  }
}
