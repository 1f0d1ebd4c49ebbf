// Columns of the data: how the model reads them, and what it says about them.

/// One way of reading one column.
struct CovariateKey: Hashable {
  let name: String
  let derivation: Covariate.Derivation
}

extension ModelChecker {
  /// The input for a column, read in some way.
  mutating func covariateInput(_ name: String, _ derivation: Covariate.Derivation = .value, at span: Span)
    -> NodeID
  {
    let key = CovariateKey(name: name, derivation: derivation)
    if covariates[key] == nil { covariates[key] = span }
    return graph.input(.covariate(covariates.index(forKey: key) ?? 0))
  }

  /// Whether a name can only be a column of the data.
  func isColumn(_ name: String) -> Bool {
    firstAssignment[name] == nil && !stateNames.contains(name) && declared[name] == nil
  }

  func finishCovariates() -> [Covariate] {
    covariates.keys.map {
      Covariate(
        name: $0.name, interpolation: interpolations[$0.name]?.rule, derivation: $0.derivation,
        levels: textLevels[$0.name]?.elements ?? [])
    }
  }

  // MARK: Other records

  /// Functions that read a column at another record; those that end in 0 are 0 where there is none.
  static let recordFunctions: Set<String> = [
    "lag", "lead", "diff", "lag0", "lead0", "diff0", "first", "last",
  ]

  /// `lag(x)`, `lead(x, 2)`, `diff(x)`, `first(x)`, `last(x)`.
  mutating func lowerRecordFunction(_ function: String, _ arguments: [Argument], at span: Span) -> NodeID {
    let missing = graph.constant(.nan)
    let takesDistance = function != "first" && function != "last"
    guard (1...(takesDistance ? 2 : 1)).contains(arguments.count), let first = arguments[0].value else {
      report(
        "L041",
        "\(function)() takes 1\(takesDistance ? " to 2 arguments" : " argument"), not \(arguments.count)",
        span, fix: "write \(function)(covariate)\(takesDistance ? " or \(function)(covariate, 2)" : "")")
      return missing
    }
    guard let name = first.name, isColumn(name), textLevels[name] == nil else {
      report(
        "L042", "\(function)() of anything but a numeric column of the data is not supported", first.span,
        fix: "compute it as a column of the data")
      return missing
    }
    var distance = 1
    if arguments.count == 2, let argument = arguments[1].value {
      guard let value = number(argument) else { return missing }
      guard value == value.rounded(), value.magnitude <= 1000, function == "diff" ? value > 0 : true else {
        report(
          "L041", "\(function)() goes a whole number of records, not \(short(value))", argument.span,
          fix: "write 1, 2, …")
        return missing
      }
      distance = Int(value)
    }
    used.insert(name)
    let value = covariateInput(name, Self.derivation(function, distance), at: first.span)
    guard function.hasSuffix("0") else { return value }
    let isThere = graph.binary(.equal, value, value)
    return graph.select(condition: isThere, then: value, otherwise: graph.constant(0))
  }

  private static func derivation(_ function: String, _ distance: Int) -> Covariate.Derivation {
    switch function {
    case "first": return .first
    case "last": return .last
    case "diff", "diff0": return .diff(distance)
    default:
      let back = function.hasPrefix("lag") ? distance : -distance
      return back == 0 ? .value : back > 0 ? .lag(back) : .lead(-back)
    }
  }

  // MARK: Between records

  /// `locf(WT, AGE)` and the like.
  mutating func setInterpolation(
    _ rule: Covariate.Interpolation, _ arguments: [Argument], inBranch: Bool, at span: Span
  ) {
    if inBranch {
      report("L061", "\(rule.rawValue)() stands inside an if", span, fix: "it holds always: move it out")
    }
    if arguments.isEmpty {
      report("L061", "\(rule.rawValue)() names no covariate", span, fix: "write \(rule.rawValue)(WT)")
    }
    for argument in arguments {
      guard let value = argument.value, let name = value.name, isColumn(name) else {
        report(
          "L061", "'\(argument.value.map(text) ?? "")' is not a column of the data",
          argument.value?.span ?? span,
          fix: "name covariates in \(rule.rawValue)()")
        continue
      }
      if let earlier = interpolations[name], earlier.rule != rule {
        report(
          "L061", "'\(name)' already has the rule \(earlier.rule.rawValue)() on line \(line(earlier.span))",
          value.span, fix: "keep one of the two")
      }
      interpolations[name] = (rule, value.span)
    }
  }

  /// Rules for columns that the model never reads say that something is misspelt.
  mutating func checkInterpolations() {
    let read = covariates.keys.map(\.name)
    let unread = interpolations.filter { !read.contains($0.key) }.sorted {
      $0.value.span.start < $1.value.span.start
    }
    for (name, (rule, span)) in unread {
      warn(
        "L061", "\(rule.rawValue)(\(name)) concerns a column that the model never reads", span,
        fix: Suggestion.remedy(for: name, among: read, otherwise: "remove it"))
    }
  }

  // MARK: Text

  /// Notes the texts that names are compared with or assigned, so that each has a number.
  mutating func surveyText(_ expression: Expression) {
    switch expression.kind {
    case .binary("==", let a, let b), .binary("!=", let a, let b):
      noteText(a, b)
      noteText(b, a)
    case .binary("<-", let a, let b), .binary("=", let a, let b), .binary("~", let a, let b):
      noteText(a, b)
      if case .call(let function, let arguments) = a.kind, ["labels", "levels"].contains(function),
        arguments.count == 1, let name = arguments[0].value
      {
        var texts = [b]
        if case .call("c", let elements) = b.kind { texts = elements.compactMap(\.value) }
        texts.forEach { noteText(name, $0) }
      }
    default: break
    }
    expression.forEachChild { surveyText($0) }
  }

  private mutating func noteText(_ name: Expression, _ value: Expression) {
    guard let name = name.name, case .string(let text) = value.kind else { return }
    textLevels[name, default: []].append(text)
  }

  /// A comparison of a name with a text, or of two texts; nil for any other formula.
  mutating func lowerTextComparison(_ symbol: String, _ a: Expression, _ b: Expression) -> NodeID? {
    let operation: BinaryOperation = symbol == "==" ? .equal : .notEqual
    switch (a.kind, b.kind) {
    case (.string(let x), .string(let y)): return graph.constant((x == y) == (symbol == "==") ? 1 : 0)
    case (.name(let name), .string(let text)), (.string(let text), .name(let name)):
      guard let level = textLevels[name]?.firstIndex(of: text) else { return nil }
      let span = a.name == nil ? b.span : a.span
      let value = readText(name, at: span)
      return graph.binary(operation, value, graph.constant(Double(level + 1)))
    default: return nil
    }
  }

  private mutating func readText(_ name: String, at span: Span) -> NodeID {
    isReadingText = true
    defer { isReadingText = false }
    return resolve(name, at: span)
  }

  /// `x <- "text"`: the variable's value is the text's position among its texts.
  mutating func textValue(of left: Expression, _ right: Expression) -> NodeID? {
    guard let name = left.name, case .string(let text) = right.kind,
      let level = textLevels[name]?.firstIndex(of: text)
    else { return nil }
    return graph.constant(Double(level + 1))
  }
}

extension Expression {
  /// The expressions directly below, in order of writing.
  func forEachChild(_ body: (Expression) -> Void) {
    switch kind {
    case .number, .string, .name, .invalid: break
    case .unary(_, let a): body(a)
    case .binary(_, let a, let b):
      body(a)
      body(b)
    case .call(_, let arguments): arguments.forEach { if let value = $0.value { body(value) } }
    case .block(let statements): statements.forEach { body($0.expression) }
    case .conditional(let a, let b, let c):
      body(a)
      body(b)
      if let c { body(c) }
    case .function(let parameters, let inner):
      parameters.forEach { if let value = $0.value { body(value) } }
      body(inner)
    }
  }
}
