extension ModelChecker {
  // MARK: What assigns what

  /// The state of `d/dt(x)`.
  static func derivativeState(_ expression: Expression) -> (name: String, span: Span)? {
    guard case .binary("/", let d, let dt) = expression.kind, d.name == "d",
      case .call("dt", let arguments) = dt.kind, arguments.count == 1, let state = arguments[0].value,
      let name = state.name
    else { return nil }
    return (name, state.span)
  }

  /// What the left side of an assignment means; nil for nothing that can be assigned.
  func target(_ expression: Expression) -> (target: Target, span: Span)? {
    if let name = expression.name { return (.variable(name), expression.span) }
    if case .string(let name) = expression.kind { return (.variable(name), expression.span) }
    if let state = Self.derivativeState(expression) { return (.derivative(state.name), state.span) }
    guard case .call(let function, let arguments) = expression.kind, arguments.count == 1,
      let argument = arguments[0].value
    else { return nil }
    if case .number(0) = argument.kind { return (.initial(function), expression.span) }
    if function == "mtime", let name = argument.name { return (.modelTime(name), argument.span) }
    guard let property = DoseProperty(function: function), let state = argument.name else { return nil }
    return (.property(property, of: state), argument.span)
  }

  /// Finds every state and every assigned name before the first statement is read: models use states early.
  mutating func surveyModel() {
    for statement in tree.model { surveyReading(statement.expression) }
    for statement in tree.model {
      survey(statement.expression)
      surveyText(statement.expression)
    }
    appendLinearCompartments()
    stateNames.removeAll { !derivativeNames.contains($0) }
  }

  /// Notes every name that is read; those on the left of an assignment are not.
  private mutating func surveyReading(_ expression: Expression) {
    switch expression.kind {
    case .name(let name): namesRead.insert(name)
    case .binary("<-", let left, let right), .binary("=", let left, let right),
      .binary("~", let left, let right):
      if left.name == nil { left.forEachChild { surveyReading($0) } }
      surveyReading(right)
    default: expression.forEachChild { surveyReading($0) }
    }
  }

  private mutating func survey(_ expression: Expression, isInBranch: Bool = false) {
    if let statement = Self.conditional(expression) { return survey(statement) }
    switch expression.kind {
    case .binary("<-", let left, let right), .binary("=", let left, let right):
      findLinearCompartments(right)
      surveyTarget(left, right, of: expression, isInBranch: isInBranch)
    case .binary("~", let left, let right):
      findLinearCompartments(left)
      findLinearCompartments(right)
      if !isResidual(right, of: left) { surveyTarget(left, right, of: expression, isInBranch: isInBranch) }
    case .conditional(_, let then, let otherwise):
      survey(then, isInBranch: true)
      if let otherwise { survey(otherwise, isInBranch: true) }
    case .block(let statements): statements.forEach { survey($0.expression, isInBranch: isInBranch) }
    case .call("while", let arguments):
      if let body = arguments.last?.value { survey(body, isInBranch: true) }
    case .call("cmt", let arguments):
      // A compartment's number is its place in this order.
      if let name = arguments.first?.value?.name { stateNames.append(name) }
    default: findLinearCompartments(expression)
    }
  }

  /// The number that an expression is, as written.
  private static func literal(_ expression: Expression) -> Double? {
    switch expression.kind {
    case .number(let value): value
    case .unary("-", let inner): literal(inner).map { -$0 }
    case .unary("+", let inner): literal(inner)
    default: nil
    }
  }

  private mutating func surveyTarget(
    _ left: Expression, _ right: Expression, of statement: Expression, isInBranch: Bool
  ) {
    switch target(left)?.target {
    case .variable(let name), .modelTime(let name):
      if firstAssignment[name] == nil {
        firstAssignment[name] = statement.span
        onlyNumbers[name] = isInBranch ? nil : Self.literal(right)
        if mentions(right, name) { readByFirstAssignment.insert(name) }
      } else {
        onlyNumbers[name] = nil
      }
    case .derivative(let name):
      stateNames.append(name)
      derivativeNames.insert(name)
    default: break
    }
  }

  private func mentions(_ expression: Expression, _ name: String) -> Bool {
    switch expression.kind {
    case .name(let other): other == name
    case .unary(_, let a): mentions(a, name)
    case .binary(_, let a, let b): mentions(a, name) || mentions(b, name)
    case .call(_, let arguments): arguments.contains { $0.value.map { mentions($0, name) } ?? false }
    case .conditional(let a, let b, let c):
      mentions(a, name) || mentions(b, name) || c.map { mentions($0, name) } ?? false
    case .number, .string, .block, .function, .invalid: false
    }
  }

  // MARK: Statements

  mutating func check(_ statement: Statement) { check(statement.expression, inBranch: false) }

  mutating func check(_ expression: Expression, inBranch: Bool) {
    if graph.nodes.count > Self.mostNodes { return }
    switch expression.kind {
    case .binary("<-", let left, let right), .binary("=", let left, let right): assign(left, right)
    case .binary("~", let left, let right):
      if case .call("ll", _) = left.kind {
        formulaEndpoint(left, right, inBranch: inBranch, at: expression.span)
      } else if isResidual(right, of: left) {
        addEndpoint(left, right, inBranch: inBranch, at: expression.span)
      } else {
        if case .name(let name)? = Optional(left.kind), !variableNames.contains(name) {
          suppressed.insert(name)
        }
        assign(left, right)
      }
    case .block(let statements): checkBlock(statements[...], inBranch: inBranch)
    case .call("while", let arguments) where arguments.count == 2: loop(arguments, at: expression.span)
    case .call("break", []): breakLoop(at: expression.span)
    case .conditional(let condition, let then, let otherwise): branch(condition, then, otherwise)
    case .call(let function, let arguments):
      checkLoneCall(function, arguments, inBranch: inBranch, expression)
    case .invalid: break
    case .string, .name("NULL"): break
    default: reportLone(expression)
    }
  }

  private mutating func reportLone(_ expression: Expression) {
    report(
      "L058", "'\(text(expression))' is computed but not assigned to anything", expression.span,
      fix: "write name <- in front of it, or remove it")
    _ = lower(expression)
  }

  private mutating func checkLoneCall(
    _ function: String, _ arguments: [Argument], inBranch: Bool, _ expression: Expression
  ) {
    if let rule = Covariate.Interpolation(rawValue: function) {
      setInterpolation(rule, arguments, inBranch: inBranch, at: expression.span)
    } else if function == "param" || function == "params" {
      // The order of parameters matters to callers of rxode2 only; here every parameter is known by name.
      return
    } else if function == "cmt" {
      declareCompartment(arguments, inBranch: inBranch, at: expression.span)
    } else if function == "dvid" {
      declareEndpointNumbers(arguments, at: expression.span)
    } else if let statement = Self.conditional(expression) {
      check(statement, inBranch: inBranch)
    } else if Self.printing.contains(function) {
      warn("L063", "\(function)() prints nothing here", expression.span, fix: "remove it")
    } else if let remedy = FunctionTable.remedy(for: function) {
      report("L042", "\(function)() is not supported", expression.span, fix: remedy)
    } else {
      reportLone(expression)
    }
  }

  private static let printing: Set<String> = ["print", "printf", "Rprintf"]

  /// `ifelse(condition, a <- 1, a <- 2)` as the `if` that it means; nil where it is a value.
  static func conditional(_ expression: Expression) -> Expression? {
    guard case .call("ifelse", let arguments) = expression.kind, arguments.count == 3,
      let condition = arguments[0].value
    else { return nil }
    var branches: [Expression] = []
    for argument in arguments[1...] {
      guard let value = argument.value else { return nil }
      if let name = argument.name {
        let target = Expression(.name(name), at: value.span)
        branches.append(Expression(.binary("=", target, value), at: value.span))
      } else if case .binary(let symbol, _, _) = value.kind, ["<-", "=", "~"].contains(symbol) {
        branches.append(value)
      } else {
        return nil
      }
    }
    return Expression(.conditional(condition, then: branches[0], otherwise: branches[1]), at: expression.span)
  }

  /// `df(x)/dy(y)`, rxode2's element of a Jacobian.
  static func isJacobianElement(_ expression: Expression) -> Bool {
    guard case .binary("/", let df, let dy) = expression.kind, case .call("df", let a) = df.kind,
      case .call("dy", let b) = dy.kind
    else { return false }
    return a.count == 1 && b.count == 1
  }

  private mutating func assign(_ left: Expression, _ right: Expression) {
    if case .call(let function, let arguments) = left.kind, ["labels", "levels"].contains(function),
      arguments.first?.value?.name != nil
    {
      return checkLabels(right)
    }
    if Self.isJacobianElement(left) {
      return warn("L063", "'\(text(left))' is not needed: derivatives are exact", left.span, fix: "remove it")
    }
    let found = target(left)
    if case .derivative(let name)? = found?.target { currentDerivative = name }
    let value = textValue(of: left, right) ?? lower(right)
    currentDerivative = nil
    guard let (target, span) = found else { return refuseTarget(left) }
    switch target {
    case .modelTime(let name): assignModelTime(name, value, right, at: span)
    case .stopped: break
    case .variable(let name): assignVariable(name, value, at: span)
    case .derivative(let name):
      if scope[target] != nil, !reads(right, derivativeOf: name), !stillPartial(target) {
        warn(
          "L057", "this replaces the earlier d/dt(\(name))", left.span,
          fix: "write one d/dt(\(name)) line with all of its terms")
      }
      set(target, value)
    case .initial(let name), .property(_, of: let name):
      guard stateNames.contains(name) else {
        report(
          "L047", "'\(name)' is not a compartment: it has no d/dt() line", span,
          fix: Suggestion.remedy(for: name, among: stateNames, otherwise: "add d/dt(\(name)) <- …"))
        return
      }
      if graph.dependence(of: value).contains(.state) {
        report(
          "L047", "'\(text(left))' depends on a compartment's amount", right.span,
          fix: "it is evaluated when a dose or the record begins: use parameters, covariates and time")
        return
      }
      set(target, value)
    }
  }

  /// `cmt(x)`: the next compartment in order. A name without equations numbers an endpoint.
  private mutating func declareCompartment(_ arguments: [Argument], inBranch: Bool, at span: Span) {
    guard arguments.count == 1, let name = arguments[0].value?.name, !inBranch else {
      report(
        "L061", "cmt() takes the name of one compartment and stands outside of if", span,
        fix: "write one cmt(name) per line, in the order of the compartments' numbers")
      return
    }
    if !stateNames.contains(name) { declaredCompartments[name] = span }
  }

  /// `labels(x) <- c("a", "b")`: the texts have been noted; anything else than texts is a mistake.
  private mutating func checkLabels(_ right: Expression) {
    var texts = [right]
    if case .call("c", let elements) = right.kind { texts = elements.compactMap(\.value) }
    for text in texts {
      if case .string = text.kind { continue }
      report("L043", "'\(self.text(text))' is not a text", text.span, fix: "write c(\"a\", \"b\")")
    }
  }

  private func stillPartial(_ target: Target) -> Bool { partial.contains(target) }

  private func reads(_ expression: Expression, derivativeOf state: String) -> Bool {
    if let found = Self.derivativeState(expression) { return found.name == state }
    switch expression.kind {
    case .unary(_, let a): return reads(a, derivativeOf: state)
    case .binary(_, let a, let b): return reads(a, derivativeOf: state) || reads(b, derivativeOf: state)
    case .call(_, let arguments):
      return arguments.contains { $0.value.map { reads($0, derivativeOf: state) } ?? false }
    default: return false
    }
  }

  mutating func set(_ target: Target, _ value: NodeID) {
    scope.assign(target, value)
    partial.remove(target)
  }

  mutating func assignVariable(_ name: String, _ value: NodeID, at span: Span) {
    if stateNames.contains(name) {
      report(
        "L046", "'\(name)' is a compartment and cannot be assigned", span,
        fix: "give the variable another name, or set the amount at the start by \(name)(0) <- …")
      return
    }
    if etaPositions[name] != nil || absentEtas.contains(name) {
      report(
        "L046", "'\(name)' is a random effect and cannot be assigned", span,
        fix: "give the variable another name")
      return
    }
    variableNames.append(name)
    set(.variable(name), value)
  }

  private mutating func refuseTarget(_ left: Expression) {
    if case .call(let function, let arguments) = left.kind {
      if let remedy = FunctionTable.remedy(for: function) {
        return report("L042", "\(function)() is not supported", left.span, fix: remedy)
      }
      if arguments.count == 1, case .number? = arguments[0].value?.kind {
        return report(
          "L045", "'\(text(left))': only the amount at time 0 can be set", left.span,
          fix: "write \(function)(0) <- …")
      }
      let known = ["f", "F", "alag", "lag", "rate", "dur", "mtime"]
      return report(
        "L045", "'\(text(left))' cannot be assigned", left.span,
        fix: Suggestion.remedy(
          for: function, among: known, otherwise: "f(), alag(), rate() and dur() of a compartment can"))
    }
    if case .binary("/", let d, let dt) = left.kind, case .call(let function, _) = dt.kind {
      return report(
        "L045", "'\(text(left))' cannot be assigned", left.span,
        fix: d.name == "d" || function == "dt" ? "write d/dt(compartment) <- …" : "write a name on the left")
    }
    report("L045", "'\(text(left))' cannot be assigned", left.span, fix: "write a name on the left")
  }

  // MARK: if

  /// Both branches are read; every name assigned in one of them becomes a choice between two values.
  mutating func branch(_ condition: Expression, _ then: Expression, _ otherwise: Expression?) {
    let test = lower(condition)
    let before = scope
    let start = scope.log.count
    check(then, inBranch: true)
    let afterThen = scope
    scope.restore(before)
    if let otherwise { check(otherwise, inBranch: true) }
    let afterOtherwise = scope
    for target in scope.assigned(since: start) {
      let a = afterThen[target] ?? missing(target, at: condition.span)
      let b = afterOtherwise[target] ?? missing(target, at: condition.span)
      scope.assign(target, graph.select(condition: test, then: a, otherwise: b))
    }
  }

  /// The value of what a path did not assign: the parameter of that name, rxode2's default, or missing.
  mutating func missing(_ target: Target, at span: Span) -> NodeID {
    switch target {
    case .variable(let name):
      if thetaPositions[name] != nil { return resolve(name, at: span) }
      if partial.insert(target).inserted {
        warn(
          "L051", "'\(name)' has no value when this condition does not decide it", span,
          fix: "assign it before the if, or add an else")
      }
      return graph.constant(.nan)
    case .property(.bioavailability, _): return graph.constant(1)
    case .modelTime: return graph.constant(.nan)
    case .stopped: return graph.constant(0)
    case .derivative, .initial, .property:
      partial.insert(target)
      return graph.constant(0)
    }
  }

  // MARK: Results

  mutating func finishCompartments() -> [Compartment] {
    stateNames.compactMap { name in
      let derivative = scope[.derivative(name)] ?? graph.constant(0)
      return Compartment(
        name: name, derivative: derivative, initial: scope[.initial(name)],
        bioavailability: scope[.property(.bioavailability, of: name)], lag: scope[.property(.lag, of: name)],
        rate: scope[.property(.rate, of: name)], duration: scope[.property(.duration, of: name)])
    }
  }
}
