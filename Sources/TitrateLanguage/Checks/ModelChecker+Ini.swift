extension ModelChecker {
  /// The statements of `ini({…})`.
  mutating func checkIni() {
    for statement in tree.ini ?? [] {
      let expression = statement.expression
      switch expression.kind {
      case .binary("<-", let target, let value), .binary("=", let target, let value):
        guard let name = target.name ?? stringName(target) else {
          report(
            "L030", "'\(text(target))' is not a parameter's name", target.span, fix: "write name <- value")
          continue
        }
        addTheta(name, at: target.span, value)
      case .binary("~", let names, let value): addOmega(names, value)
      case .call("label", let arguments): setLabel(arguments, at: expression.span)
      case .call("backTransform", _):
        warn("L063", "'\(text(expression))' changes no number here", expression.span, fix: "remove it")
      default:
        report(
          "L030", "'\(text(expression))' is not a statement of ini()", expression.span,
          fix: "write name <- value for a parameter or name ~ variance for a random effect")
      }
    }
  }

  private func stringName(_ expression: Expression) -> String? {
    if case .string(let name) = expression.kind { return name }
    return nil
  }

  /// Takes a name of `ini`, once.
  mutating func declare(_ name: String, at span: Span) -> Bool {
    if let earlier = declared[name] {
      report(
        "L031", "'\(name)' is already declared on line \(line(earlier))", span,
        fix: "remove one of the two, or give it another name")
      return false
    }
    declared[name] = span
    return true
  }

  private mutating func addTheta(_ name: String, at span: Span, _ value: Expression) {
    guard declare(name, at: span) else { return }
    thetaPositions[name] = thetas.count
    var numbers: [Double] = []
    var isFixed = false
    let complete = collect(value, into: &numbers, &isFixed)
    var theta = Theta(
      name: name, estimate: .nan, lower: -.infinity, upper: .infinity, isFixed: isFixed, label: nil)
    switch numbers.count {
    case 1: theta.estimate = numbers[0]
    case 2: (theta.lower, theta.estimate) = (numbers[0], numbers[1])
    case 3: (theta.lower, theta.estimate, theta.upper) = (numbers[0], numbers[1], numbers[2])
    default:
      if complete {
        report(
          "L033", "'\(name)' has \(numbers.count) numbers", value.span,
          fix: "write estimate, c(lower, estimate) or c(lower, estimate, upper)")
      }
    }
    thetas.append(theta)
    if complete, (1...3).contains(numbers.count) { checkBounds(theta, at: value.span) }
  }

  private mutating func checkBounds(_ theta: Theta, at span: Span) {
    if !theta.estimate.isFinite {
      report(
        "L034", "the estimate of '\(theta.name)' is \(short(theta.estimate))", span,
        fix: "give a finite number")
    } else if theta.estimate < theta.lower || theta.estimate > theta.upper {
      report(
        "L032",
        "the estimate \(short(theta.estimate)) of '\(theta.name)' lies outside its bounds "
          + "\(short(theta.lower)) and \(short(theta.upper))",
        span, fix: "the order is c(lower, estimate, upper)")
    }
  }

  /// The numbers of `1`, `c(…)`, `fix(…)`, `c(0, fix(1))` and `c(0, 1, fix)`; false when something was reported.
  private mutating func collect(_ value: Expression, into numbers: inout [Double], _ isFixed: inout Bool)
    -> Bool
  {
    switch value.kind {
    case .call("fix", let arguments), .call("fixed", let arguments), .call("FIX", let arguments),
      .call("FIXED", let arguments):
      isFixed = true
      return collect(arguments, of: value, into: &numbers, &isFixed)
    case .call("c", let arguments): return collect(arguments, of: value, into: &numbers, &isFixed)
    case .name(let word) where ["fix", "fixed", "FIX", "FIXED"].contains(word):
      isFixed = true
      if numbers.isEmpty {
        report("L038", "'\(word)' has no value", value.span, fix: "write \(word)(value)")
        return false
      }
      return true
    case .call(let function, let arguments) where arguments.count == 1 && isList(arguments[0].value):
      // R's functions work on every element: log(c(lower, estimate, upper)).
      guard case .call(_, let elements)? = arguments[0].value?.kind else { return false }
      let each = elements.map { element in
        Argument(
          name: nil,
          value: element.value.map { Expression(.call(function, [Argument(value: $0)]), at: $0.span) })
      }
      return collect(each, of: value, into: &numbers, &isFixed)
    default:
      guard let number = number(value) else { return false }
      numbers.append(number)
      return true
    }
  }

  private func isList(_ value: Expression?) -> Bool {
    if case .call("c", _)? = value?.kind { return true }
    return false
  }

  private mutating func collect(
    _ arguments: [Argument], of call: Expression, into numbers: inout [Double], _ isFixed: inout Bool
  ) -> Bool {
    if arguments.isEmpty {
      report("L038", "'\(text(call))' has no value", call.span, fix: "write a number into it")
      return false
    }
    var complete = true
    for argument in arguments {
      if let value = argument.value, !collect(value, into: &numbers, &isFixed) { complete = false }
    }
    return complete
  }

  private mutating func setLabel(_ arguments: [Argument], at span: Span) {
    guard arguments.count == 1, case .string(let text)? = arguments[0].value?.kind else {
      report("L035", "label() takes one text", span, fix: "write label(\"Clearance (L/h)\")")
      return
    }
    guard declared.isEmpty == false else {
      report(
        "L035", "label() stands before any parameter", span, fix: "put it after the parameter it describes")
      return
    }
    // After a random effect it describes that; the model has no place for it but the tree keeps it.
    if let last = thetas.indices.last, declared[thetas[last].name]?.start ?? 0 > lastOmegaOffset {
      thetas[last].label = text
    }
  }

  private var lastOmegaOffset: Int {
    etas.last.flatMap { declared[$0.name]?.start } ?? -1
  }

  /// A number that needs nothing but constants and functions; reports anything else.
  mutating func number(_ expression: Expression) -> Double? {
    if case .number(let value) = expression.kind { return value }
    if case .string = expression.kind {
      report("L034", "\(text(expression)) is not a number", expression.span, fix: "write a number")
      return nil
    }
    let before = diagnostics.all.count
    var names: [(String, Span)] = []
    freeNames(expression, into: &names)
    for (name, span) in names {
      report(
        "L034", "'\(name)' is not a number", span,
        fix: declared[name] == nil
          ? "write the number itself" : "write the number itself: values of ini() cannot refer to each other")
    }
    if diagnostics.all.count > before { return nil }
    let node = lower(expression)
    guard let value = graph.constantValue(of: node), diagnostics.all.count == before else {
      if diagnostics.all.count == before {
        report("L034", "'\(text(expression))' is not a number", expression.span, fix: "write a number")
      }
      return nil
    }
    return value
  }

  /// Names in an expression that are not numbers with a name.
  private func freeNames(_ expression: Expression, into names: inout [(String, Span)]) {
    switch expression.kind {
    case .name(let name): if FunctionTable.constants[name] == nil { names.append((name, expression.span)) }
    case .unary(_, let a): freeNames(a, into: &names)
    case .binary(_, let a, let b):
      freeNames(a, into: &names)
      freeNames(b, into: &names)
    case .call(_, let arguments):
      arguments.forEach { if let value = $0.value { freeNames(value, into: &names) } }
    default: break
    }
  }

  /// A number as people write it.
  func short(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value == .infinity { return "Inf" }
    if value == -.infinity { return "-Inf" }
    return value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : "\(value)"
  }
}
