/// Rewrites a component's statements: its names, and its time where the whole counts in another unit.
struct ComponentRewriting {
  let renames: [String: String]
  /// The whole's unit of time in the component's.
  let timeScale: Double
  /// What a question about doses without a compartment means.
  let doseCompartment: String?
  private(set) var problems: [Problem] = []

  struct Problem {
    var what: String
    var span: Span
    var fix: String
  }

  init(renames: [String: String], timeScale: Double, doseCompartment: String?) {
    self.renames = renames
    self.timeScale = timeScale
    self.doseCompartment = doseCompartment
  }

  /// A line of `ini({…})`: nothing in it is a rate, so only names change.
  mutating func renamed(_ statement: Statement) -> Statement {
    var copy = statement
    copy.expression = names(statement.expression)
    return copy
  }

  /// A line of `model({…})`; nil for one that the whole must not have.
  mutating func statement(_ statement: Statement) -> Statement? {
    // Numbers of endpoints are the whole's to give.
    if case .call("dvid", _) = statement.expression.kind { return nil }
    var copy = statement
    copy.expression = line(statement.expression)
    return copy
  }

  // MARK: Statements

  private mutating func line(_ expression: Expression) -> Expression {
    switch expression.kind {
    case .binary(let sign, let left, let right) where ["<-", "=", "~"].contains(sign):
      if let scaled = timed(left) {
        return rebuilt(.binary("<-", names(left), times(value(right), scaled)), expression)
      }
      // On the right of an endpoint's ~ stand functions of errors and a condition's name.
      return rebuilt(.binary(sign, names(left), value(right)), expression)
    case .block(let statements):
      let lines = statements.compactMap { statement($0) }
      return rebuilt(.block(lines), expression)
    case .conditional(let condition, let then, let otherwise):
      let body = line(then)
      let rest = otherwise.map { line($0) }
      return rebuilt(.conditional(value(condition), then: body, otherwise: rest), expression)
    case .call("while", let arguments) where arguments.count == 2:
      var copy = arguments
      copy[0].value = arguments[0].value.map { value($0) }
      copy[1].value = arguments[1].value.map { line($0) }
      return rebuilt(.call("while", copy), expression)
    default: return value(expression)
    }
  }

  /// What the right side of an assignment to a rate or a time must be multiplied by; nil for anything else.
  private func timed(_ target: Expression) -> Double? {
    if timeScale == 1 { return nil }
    if ModelChecker.derivativeState(target) != nil { return timeScale }
    guard case .call(let function, let arguments) = target.kind, arguments.count == 1 else { return nil }
    if function == "mtime" { return 1 / timeScale }
    switch DoseProperty(function: function) {
    case .lag, .duration: return 1 / timeScale
    case .rate: return timeScale
    case .bioavailability, nil: return nil
    }
  }

  // MARK: Values

  /// A formula in the whole's names and the whole's time.
  private mutating func value(_ expression: Expression) -> Expression {
    if let state = ModelChecker.derivativeState(expression) {
      let renamed = derivative(of: state.name, like: expression)
      return timeScale == 1 ? renamed : times(renamed, 1 / timeScale)
    }
    switch expression.kind {
    case .name(let name):
      if let renamed = renames[name] { return rebuilt(.name(renamed), expression) }
      if ModelChecker.asksAboutDoses(name) { return call(name, [], expression) }
      if timeScale != 1, ["t", "time", "TIME"].contains(name) { return times(expression, timeScale) }
      return expression
    case .call(let function, let arguments): return call(function, arguments, expression)
    default: return children(of: expression)
    }
  }

  private mutating func call(_ function: String, _ arguments: [Argument], _ whole: Expression) -> Expression {
    var copy = arguments.map { argument in
      Argument(name: argument.name, value: argument.value.map { value($0) })
    }
    switch function {
    case "linCmt", "rxode2::linCmt":
      problem(
        "linCmt() finds its parameters by their names, which change in a composition", whole,
        "write the component's d/dt() lines")
    case "transit":
      // A rate of absorption, from a mean transit time as its second argument.
      guard timeScale != 1 else { break }
      if copy.count > 1 { copy[1].value = copy[1].value.map { times($0, 1 / timeScale) } }
      return times(rebuilt(.call(function, copy), whole), 1 / timeScale)
    case "tad", "tad0", "tafd", "tafd0", "tlast", "tlast0", "tfirst", "tfirst0", "podo", "podo0", "dose",
      "dose0",
      "dosenum":
      if copy.isEmpty {
        guard let doseCompartment else {
          problem(
            "\(function)() asks about the doses of every drug in a composition", whole,
            "name the compartment in the component's model: \(function)(depot)")
          break
        }
        let name = renames[doseCompartment] ?? doseCompartment
        copy = [Argument(name: nil, value: Expression(.name(name), at: whole.span))]
      }
      let asked = rebuilt(.call(function, copy), whole)
      return function.hasPrefix("t") && timeScale != 1 ? times(asked, timeScale) : asked
    default: break
    }
    // `depot(0)`: the function is the state.
    if case .number(0)? = arguments.first?.value?.kind, arguments.count == 1, let state = renames[function] {
      return rebuilt(.call(state, copy), whole)
    }
    return rebuilt(.call(function, copy), whole)
  }

  private mutating func problem(_ what: String, _ whole: Expression, _ fix: String) {
    problems.append(Problem(what: what, span: whole.span, fix: fix))
  }

  // MARK: Trees

  /// Names only, at any depth.
  private mutating func names(_ expression: Expression) -> Expression {
    if timeScale == 1 { return value(expression) }
    var plain = ComponentRewriting(
      renames: renames, timeScale: 1, doseCompartment: doseCompartment)
    let result = plain.value(expression)
    problems += plain.problems
    return result
  }

  private mutating func children(of expression: Expression) -> Expression {
    switch expression.kind {
    case .number, .string, .name, .invalid, .call: return expression
    case .unary(let sign, let a): return rebuilt(.unary(sign, value(a)), expression)
    case .binary(let sign, let a, let b):
      let left = value(a)
      return rebuilt(.binary(sign, left, value(b)), expression)
    case .block(let statements):
      let lines = statements.compactMap { statement($0) }
      return rebuilt(.block(lines), expression)
    case .conditional(let a, let b, let c):
      let (test, then) = (value(a), value(b))
      let otherwise = c.map { value($0) }
      return rebuilt(.conditional(test, then: then, otherwise: otherwise), expression)
    case .function(let parameters, let body):
      return rebuilt(.function(parameters, body: value(body)), expression)
    }
  }

  private func derivative(of state: String, like expression: Expression) -> Expression {
    guard case .binary("/", let d, _) = expression.kind, let renamed = renames[state] else {
      return expression
    }
    let name = Expression(.name(renamed), at: expression.span)
    let dt = Expression(.call("dt", [Argument(name: nil, value: name)]), at: expression.span)
    return rebuilt(.binary("/", d, dt), expression)
  }

  private func times(_ expression: Expression, _ factor: Double) -> Expression {
    let inverse = 1 / factor
    let divides = inverse == inverse.rounded() && abs(inverse) > 1
    let number = Expression(.number(divides ? inverse : factor), at: expression.span)
    return rebuilt(.binary(divides ? "/" : "*", expression, number), expression)
  }

  private func rebuilt(_ kind: Expression.Kind, _ expression: Expression) -> Expression {
    Expression(kind, at: expression.span)
  }
}
