/// Text in the nlmixr2/rxode2 model language to a tree. Nothing in it is ever executed.
public enum ModelParser {
  /// Bytes that a model file may have; published models have a few thousand.
  public static let largestFile = 1 << 20

  /// Reads a model.
  ///
  /// - Parameters:
  ///   - text: a model function, or bare model statements.
  ///   - file: the file's name for messages; also names a model that has no name of its own.
  /// - Throws: `Diagnostics` with everything found wrong, L001 to L019.
  public static func parse(_ text: String, file: String) throws -> ModelTree {
    let size = text.utf8.count
    guard size <= largestFile else { throw tooLarge(size, file) }
    let source = SourceText(file: file, bytes: Array(text.utf8))
    var lexer = Lexer(source)
    lexer.run()
    var found = lexer.diagnostics
    if lexer.tokens.first(where: { $0.kind != .newline })?.kind == .symbol("$") {
      throw Diagnostics([
        Diagnostic(
          "L016", .error, "this looks like a control stream of NONMEM or mrgsolve", at: .file(file),
          fix: "write the model in the nlmixr2/rxode2 language: name <- function() { ini({…}); model({…}) }")
      ])
    }
    // A text or bracket left open makes nonsense of everything after it: say that alone.
    if found.all.contains(where: { $0.code == "L003" }) { throw Diagnostics(found.sorted) }
    let brackets = Brackets.check(lexer.tokens, in: source)
    brackets.forEach { found.add($0) }
    if !brackets.isEmpty { throw Diagnostics(found.sorted) }
    var parser = Parser(source, tokens: lexer.tokens, comments: lexer.comments)
    let statements = parser.file()
    parser.diagnostics.all.forEach { found.add($0) }
    var assembly = ModelAssembly(source: source, diagnostics: found)
    var tree = assembly.assemble(statements)
    tree?.comments.closing = parser.trailing
    guard let tree, !assembly.diagnostics.hasErrors else { throw Diagnostics(assembly.diagnostics.sorted) }
    return tree
  }

  /// What to say about a file that is not even looked at.
  package static func tooLarge(_ size: Int, _ file: String) -> Diagnostics {
    Diagnostics([
      Diagnostic(
        "L001", .error, "a model file of \(size) bytes; the most is \(largestFile)", at: .file(file),
        fix: "is this a model? data go into a CSV file of their own")
    ])
  }
}

/// Top-level statements to a model: which of them is it, and what are its parts.
struct ModelAssembly {
  let source: SourceText
  var diagnostics: DiagnosticList

  private static let wrappers: Set<String> = [
    "rxode2", "RxODE", "rxode", "rxode2::rxode2", "rxode2::RxODE", "RxODE::RxODE", "rxode2::rxode",
  ]

  init(source: SourceText, diagnostics: DiagnosticList) {
    self.source = source
    self.diagnostics = diagnostics
  }

  mutating func assemble(_ statements: [Statement]) -> ModelTree? {
    let functions = statements.indices.filter { functionBody(statements[$0].expression) != nil }
    if functions.isEmpty { return withoutFunction(statements) }
    let models = functions.filter { index in
      functionBody(statements[index].expression)?.body.contains {
        part("model", $0) != nil || part("ini", $0) != nil
      }
        ?? false
    }
    if models.count > 1 {
      for index in models.dropFirst() {
        report(
          "L011", "a second model in one file", statements[index].expression.span,
          fix: "put each model into a file of its own")
      }
    }
    let index = models.first ?? functions[0]
    guard let (name, parameters, body) = functionBody(statements[index].expression) else { return nil }
    if !parameters.isEmpty {
      report(
        "L013", "a model function takes no arguments", statements[index].expression.span,
        fix: "write function() and put values into ini({…})")
    }
    var tree = parts(body, at: statements[index].expression.span)
    tree?.name = name ?? fileName
    tree?.form = .function
    tree?.before = Array(statements[..<index])
    tree?.after = Array(statements[(index + 1)...])
    tree?.comments.header = statements[index].comments
    return tree
  }

  private mutating func withoutFunction(_ statements: [Statement]) -> ModelTree? {
    if let index = statements.firstIndex(where: { wrapped($0.expression) != nil }),
      let (name, body) = wrapped(statements[index].expression)
    {
      var tree = empty
      if body.contains(where: { part("model", $0) != nil }) {
        guard let inner = parts(body, at: statements[index].expression.span) else { return nil }
        tree = inner
      } else {
        tree.model = body
      }
      tree.name = name ?? fileName
      tree.form = .rxode2
      tree.before = Array(statements[..<index])
      tree.after = Array(statements[(index + 1)...])
      tree.comments.header = statements[index].comments
      return tree
    }
    if statements.contains(where: { part("model", $0) != nil || part("ini", $0) != nil }) {
      return parts(statements, at: Span(0, min(1, source.bytes.count)))
    }
    if statements.isEmpty {
      if !diagnostics.hasErrors {
        diagnostics.add(
          Diagnostic(
            "L010", .error, "there is no model in this file", at: .file(source.file),
            fix: "write name <- function() { ini({…}); model({…}) }"))
      }
      return nil
    }
    var tree = empty
    tree.model = statements
    return tree
  }

  private var empty: ModelTree {
    ModelTree(
      name: fileName, form: .bare, before: [], metadata: [], ini: nil, model: [], after: [],
      source: source)
  }

  /// The file's name without folders and extension.
  private var fileName: String {
    let last = source.file.split(separator: "/").last.map(String.init) ?? source.file
    let stem = last.split(separator: ".", omittingEmptySubsequences: false).first.map(String.init) ?? last
    return stem.isEmpty ? "model" : stem
  }

  private mutating func report(_ code: String, _ what: String, _ span: Span, fix: String?) {
    diagnostics.add(
      Diagnostic(
        code, .error, what, at: source.place(Span(span.start, min(span.end, span.start + 40))), fix: fix))
  }

  /// `name <- function(…) {…}`, `name = function…`, or the function alone.
  private func functionBody(
    _ expression: Expression
  ) -> (name: String?, parameters: [Argument], body: [Statement])? {
    switch expression.kind {
    case .binary("<-", let target, let value), .binary("=", let target, let value):
      guard case .function = value.kind, let name = target.name, var inner = functionBody(value) else {
        return nil
      }
      inner.name = name
      return inner
    case .function(let parameters, let body):
      if case .block(let statements) = body.kind { return (nil, parameters, statements) }
      return (nil, parameters, [Statement(expression: body)])
    default: return nil
    }
  }

  /// `name <- rxode2({…})`, or the call alone.
  private func wrapped(_ expression: Expression) -> (name: String?, body: [Statement])? {
    switch expression.kind {
    case .binary("<-", let target, let value), .binary("=", let target, let value):
      guard let name = target.name, case .call = value.kind, var inner = wrapped(value) else { return nil }
      inner.name = name
      return inner
    case .call(let function, let arguments) where Self.wrappers.contains(function):
      guard case .block(let body)? = arguments.first?.value?.kind else { return nil }
      return (nil, body)
    default: return nil
    }
  }

  /// The statements of `ini({…})` or `model({…})`.
  private func part(_ function: String, _ statement: Statement) -> [Statement]? {
    guard case .call(function, let arguments) = statement.expression.kind, arguments.count == 1,
      let value = arguments[0].value
    else { return nil }
    if case .block(let statements) = value.kind { return statements }
    return [Statement(expression: value)]
  }

  private mutating func parts(_ body: [Statement], at span: Span) -> ModelTree? {
    var tree = empty
    tree.form = .blocks
    var hasModel = false
    for statement in body {
      if let statements = part("ini", statement) {
        if tree.ini != nil { twice("ini", statement) }
        tree.ini = (tree.ini ?? []) + statements
        tree.comments.ini += statement.comments
      } else if let statements = part("model", statement) {
        if hasModel { twice("model", statement) }
        hasModel = true
        tree.model += statements
        tree.comments.model += statement.comments
      } else {
        tree.metadata.append(statement)
      }
    }
    if !hasModel {
      report("L010", "there is no model({…}) block", span, fix: "put the equations into model({…})")
      return nil
    }
    return tree
  }

  private mutating func twice(_ block: String, _ statement: Statement) {
    report("L012", "a second \(block)({…}) block", statement.expression.span, fix: "join the two blocks")
  }
}
