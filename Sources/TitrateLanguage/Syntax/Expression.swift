/// A piece of R's grammar, as written. Parentheses are gone: the tree says what they said.
public struct Expression: Sendable {
  /// What it is.
  public indirect enum Kind: Hashable, Sendable {
    case number(Double)
    case string(String)
    /// A name; `TRUE`, `NULL`, `Inf` and the like are names too.
    case name(String)
    /// `-`, `+`, `!` or `~` before one operand.
    case unary(String, Expression)
    /// An operator between two; assignments are `<-` and `=`, `->` has become `<-`.
    case binary(String, Expression, Expression)
    /// `f(a, b = c)`; the function may carry its package, `rxode2::rxode2`.
    case call(String, [Argument])
    /// `{ … }`.
    case block([Statement])
    /// `if (…) … else …`.
    case conditional(Expression, then: Expression, otherwise: Expression?)
    /// `function(…) …`.
    case function([Argument], body: Expression)
    /// What stood here was reported and cannot be used.
    case invalid
  }
  /// What it is.
  public let kind: Kind
  /// Where it stands.
  public let span: Span
  /// Levels of operators below: what recursion over the tree costs.
  let depth: Int32

  init(_ kind: Kind, at span: Span) {
    self.kind = kind
    self.span = span
    self.depth =
      switch kind {
      case .number, .string, .name, .invalid: 0
      case .unary(_, let a): a.depth + 1
      case .binary(_, let a, let b): max(a.depth, b.depth) + 1
      case .call(_, let arguments): (arguments.map { $0.value?.depth ?? 0 }.max() ?? 0) + 1
      case .block(let statements): (statements.map(\.expression.depth).max() ?? 0) + 1
      case .conditional(let a, let b, let c): max(a.depth, b.depth, c?.depth ?? 0) + 1
      case .function(let parameters, let body):
        max(parameters.map { $0.value?.depth ?? 0 }.max() ?? 0, body.depth) + 1
      }
  }

  /// The name, when it is nothing but a name.
  var name: String? {
    if case .name(let name) = kind { return name }
    return nil
  }
}

extension Expression: Hashable {
  /// Equal in meaning; where it stands does not matter.
  public static func == (a: Expression, b: Expression) -> Bool { a.depth == b.depth && a.kind == b.kind }
  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) { hasher.combine(kind) }
}

/// One argument of a call, or one parameter of a function.
public struct Argument: Hashable, Sendable {
  /// The name before `=`, when there is one.
  public var name: String?
  /// The value; nil only for a parameter without default.
  public var value: Expression?
}

/// One statement of a block with the comments around it.
public struct Statement: Sendable {
  /// The statement.
  public var expression: Expression
  /// Comments on the lines before, each with its `#`.
  public var comments: [String] = []
  /// The comment on the same line, with its `#`.
  public var remark: String?
}

extension Statement: Hashable {
  /// Equal when the statements are; comments do not count.
  public static func == (a: Statement, b: Statement) -> Bool { a.expression == b.expression }
  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) { hasher.combine(expression) }
}
