extension ModelChecker {
  /// An expression of the model as a node; what cannot be understood is reported and becomes NaN.
  ///
  /// Chains of operators are followed in a loop: their length is not bounded by the stack.
  mutating func lower(_ expression: Expression) -> NodeID {
    var chain: [(symbol: String, right: Expression)] = []
    var current = expression
    while case .binary(let symbol, let left, let right) = current.kind, Self.derivativeState(current) == nil,
      !isTextComparison(current), !Self.isJacobianElement(current)
    {
      chain.append((symbol, right))
      current = left
    }
    var value = lowerOperand(current)
    for (symbol, right) in chain.reversed() { value = combine(symbol, value, lower(right), at: right.span) }
    return value
  }

  private var invalid: NodeID {
    mutating get { graph.constant(.nan) }
  }

  private mutating func lowerOperand(_ expression: Expression) -> NodeID {
    switch expression.kind {
    case .number(let value): return graph.constant(value)
    case .string(let value):
      report(
        "L043", "the text \"\(value.prefix(30))\" stands where a number is needed", expression.span,
        fix: "compare a column of the data with it: sex == \"\(value.prefix(30))\"")
      return invalid
    case .name(let name): return resolve(name, at: expression.span)
    case .unary("-", let inner):
      let value = lower(inner)
      return graph.unary(.negate, value)
    case .unary("+", let inner): return lower(inner)
    case .unary("!", let inner):
      let value = lower(inner)
      return graph.unary(.not, value)
    case .unary(let symbol, _):
      report("L006", "'\(symbol)' needs a value on its left", expression.span, fix: "write name \(symbol) …")
      return invalid
    case .binary(let symbol, let a, let b) where isTextComparison(expression):
      return lowerTextComparison(symbol, a, b) ?? invalid
    case .binary where Self.isJacobianElement(expression):
      report(
        "L042", "'\(text(expression))' as a value is not supported", expression.span,
        fix: "write the derivative as a formula")
      return invalid
    case .binary: return lowerDerivative(expression)
    case .call(let function, let arguments): return lowerCall(function, arguments, expression)
    case .conditional(let condition, let then, let otherwise):
      guard let otherwise else {
        report(
          "L051", "this if has no else, so it has no value otherwise", expression.span, fix: "add an else")
        return invalid
      }
      let (test, a, b) = (lower(condition), lower(then), lower(otherwise))
      return graph.select(condition: test, then: a, otherwise: b)
    case .block(let statements) where statements.count == 1: return lower(statements[0].expression)
    case .block, .function, .invalid:
      report(
        "L008", "'\(text(expression))' is not a value of the model language", expression.span,
        fix: "write one formula here")
      return invalid
    }
  }

  private mutating func combine(_ symbol: String, _ a: NodeID, _ b: NodeID, at span: Span) -> NodeID {
    let operation: BinaryOperation
    switch symbol {
    case "+": operation = .add
    case "-": operation = .subtract
    case "*": operation = .multiply
    case "/": operation = .divide
    case "^": operation = .power
    case "%%": operation = .modulo
    case "%/%": return graph.unary(.floor, graph.binary(.divide, a, b))
    case "<": operation = .less
    case "<=": operation = .lessOrEqual
    case ">": operation = .greater
    case ">=": operation = .greaterOrEqual
    case "==": operation = .equal
    case "!=": operation = .notEqual
    case "&", "&&": operation = .and
    case "|", "||": operation = .or
    default:
      report(
        "L006", "'\(symbol)' is not expected inside a formula", span,
        fix: symbol == "=" ? "write == to compare" : "assign on a line of its own")
      return invalid
    }
    return graph.binary(operation, a, b)
  }

  /// `d/dt(x)` as a value: the derivative assigned so far.
  private mutating func lowerDerivative(_ expression: Expression) -> NodeID {
    guard let (name, span) = Self.derivativeState(expression) else { return invalid }
    if let value = scope[.derivative(name)] { return value }
    if stateNames.contains(name) {
      report("L044", "d/dt(\(name)) is used before it is assigned", span, fix: "move its line up")
    } else {
      report(
        "L047", "'\(name)' is not a compartment: it has no d/dt() line", span,
        fix: Suggestion.remedy(for: name, among: stateNames, otherwise: "add d/dt(\(name)) <- …"))
    }
    return invalid
  }

  // MARK: Functions

  private mutating func lowerCall(_ function: String, _ arguments: [Argument], _ call: Expression) -> NodeID {
    if function == "linCmt" || function == "rxode2::linCmt" { return lowerLinearCompartments(at: call.span) }
    if Self.asksAboutDoses(function) { return lowerDoseQuestion(function, arguments, at: call.span) }
    if function == "transit" { return lowerTransit(arguments, at: call.span) }
    if Self.recordFunctions.contains(function) {
      return lowerRecordFunction(function, arguments, at: call.span)
    }
    if let (stem, level) = Self.randomFunction(function) {
      return lowerRandom(function, stem, level, arguments, at: call.span)
    }
    if function == "mix" { return lowerMixture(arguments, at: call.span) }
    guard let entry = FunctionTable.entries[function] else {
      refuseFunction(function, call)
      arguments.forEach {
        if let value = $0.value, FunctionTable.remedy(for: function) == nil { _ = lower(value) }
      }
      return invalid
    }
    guard let arguments = DistributionNames.arranged(arguments, for: function) ?? Optional(arguments),
      entry.arguments.contains(arguments.count)
    else {
      let least = entry.arguments.lowerBound
      let most = entry.arguments.upperBound
      let range = least == most ? "\(least)" : most > 100 ? "at least \(least)" : "\(least) to \(most)"
      report(
        "L041", "\(function)() takes \(range) argument\(range == "1" ? "" : "s"), not \(arguments.count)",
        call.span,
        fix: "check the commas and parentheses")
      return invalid
    }
    var values: [NodeID] = []
    for (position, argument) in arguments.enumerated() {
      if let name = argument.name, Self.argumentPositions[name] != position {
        report(
          "L041", "\(function)() has no argument named '\(name)' in this place",
          argument.value?.span ?? call.span,
          fix: "give the arguments in order, without names")
      }
      values.append(argument.value.map { lower($0) } ?? invalid)
    }
    if ["psigamma", "polygamma"].contains(function) { checkOrder(of: function, values, at: call.span) }
    return entry.build(&graph, values)
  }

  private mutating func checkOrder(of function: String, _ values: [NodeID], at span: Span) {
    guard values.count == 2 else { return }
    let order = graph.constantValue(of: values[function == "psigamma" ? 1 : 0]) ?? .nan
    if !(order == order.rounded() && (0...20).contains(order)) {
      report(
        "L041", "the order of \(function)() is no number from 0 to 20", span, fix: "write the number itself")
    }
  }

  /// `mix(v1, p1, v2, p2, v3)`: v1 with probability p1, v2 with p2, v3 otherwise; all mixtures of a model choose alike.
  private mutating func lowerMixture(_ arguments: [Argument], at span: Span) -> NodeID {
    guard arguments.count >= 3, !arguments.count.isMultiple(of: 2) else {
      report(
        "L041", "mix() takes values and probabilities in turn, not \(arguments.count) arguments", span,
        fix: "write mix(v1, p1, v2): the last value has the probability that is left")
      return invalid
    }
    let values = arguments.map { $0.value.map { lower($0) } ?? graph.constant(.nan) }
    let uniform = mixture ?? draw(.subject)
    mixture = uniform
    var bounds: [NodeID] = []
    for p in stride(from: 1, to: values.count, by: 2) {
      bounds.append(bounds.last.map { graph.binary(.add, $0, values[p]) } ?? values[p])
    }
    var result = values[values.count - 1]
    for index in bounds.indices.reversed() {
      let isHere = graph.binary(.less, uniform, bounds[index])
      result = graph.select(condition: isHere, then: values[2 * index], otherwise: result)
    }
    return result
  }

  /// Where R's functions of this kind have their named arguments.
  private static let argumentPositions: [String: Int] = [
    "x": 0, "q": 0, "p": 0, "test": 0, "low": 1, "yes": 1, "base": 1, "mean": 1, "high": 2, "no": 2, "sd": 2,
  ]

  private mutating func refuseFunction(_ function: String, _ call: Expression) {
    if let remedy = FunctionTable.remedy(for: function) {
      report("L042", "\(function)() is not supported", call.span, fix: remedy)
    } else if function == "c" || function == "list" {
      report(
        "L043", "\(function)() makes a list, not a number", call.span,
        fix: "give each value a name of its own")
    } else if ResidualTerm.supported.contains(function) || ResidualTerm.unsupported.contains(function) {
      report(
        "L049", "\(function)() is a residual error and stands only on the right of ~", call.span,
        fix: "write variable ~ \(function)(…)")
    } else if stateNames.contains(function) || firstAssignment[function] != nil || declared[function] != nil {
      used.insert(function)
      report(
        "L041", "'\(function)' is a variable, not a function", call.span,
        fix: "put an operator such as * before the '('")
    } else {
      report(
        "L041", "there is no function \(function)()", call.span,
        fix: Suggestion.remedy(
          for: function, among: Array(FunctionTable.entries.keys) + ["linCmt"],
          otherwise: "write it with the functions of rxode2"))
    }
  }

  // MARK: Names

  /// The value of a name where it stands.
  mutating func resolve(_ name: String, at span: Span) -> NodeID {
    used.insert(name)
    if textLevels[name] != nil, !isReadingText {
      report(
        "L043", "'\(name)' is text: it is compared with text elsewhere", span,
        fix: "compare it by == or != with a text here, too")
      return invalid
    }
    if let value = scope[.variable(name)] { return value }
    if let position = stateNames.firstIndex(of: name) { return graph.input(.state(position)) }
    if let position = thetaPositions[name] { return graph.input(.theta(position)) }
    if let position = etaPositions[name] { return graph.input(.eta(position)) }
    if absentEtas.contains(name) { return graph.constant(0) }
    if let number = onlyNumbers[name] { return graph.constant(number) }
    if let assignment = firstAssignment[name] {
      guard readByFirstAssignment.contains(name) else {
        report(
          "L044", "'\(name)' is used here but assigned only on line \(line(assignment))", span,
          fix: "move that line up")
        return invalid
      }
    } else {
      if ["t", "time", "TIME"].contains(name) { return graph.input(.time) }
      if let value = FunctionTable.constants[name] { return graph.constant(value) }
      if Self.asksAboutDoses(name) { return lowerDoseQuestion(name, [], at: span) }
      switch name {
      case "newind", "NEWIND": return eventInput(.recordOrder)
      case "CMT", "cmt": return eventInput(.recordCompartment)
      case "DV": return covariateInput(name, .observation, at: span)
      default: break
      }
      if let remedy = Self.unsupportedNames[name] ?? FunctionTable.remedy(for: name) {
        report("L042", "'\(name)' is not supported", span, fix: remedy)
        return invalid
      }
      if name == "NULL" {
        report("L043", "NULL is not a number", span, fix: "write a number")
        return invalid
      }
    }
    return indexed(name, at: span) ?? covariateInput(name, at: span)
  }

  /// `THETA[2]`, `ETA[1]`: by position in ini(); columns of these names where there is no ini().
  private mutating func indexed(_ name: String, at span: Span) -> NodeID? {
    let parts = name.split(separator: "[")
    guard tree.ini != nil, parts.count == 2, parts[1].last == "]", let position = Int(parts[1].dropLast())
    else {
      return nil
    }
    let isTheta = parts[0] == "THETA"
    let names = isTheta ? thetas.map(\.name) : etas.map(\.name)
    guard (1...max(1, names.count)).contains(position), !names.isEmpty else {
      report(
        "L044",
        "there is no '\(name)': ini() has \(names.count) \(isTheta ? "parameters" : "random effects")", span,
        fix: "they are counted from 1, in the order of their lines")
      return graph.constant(.nan)
    }
    used.insert(names[position - 1])
    return graph.input(isTheta ? .theta(position - 1) : .eta(position - 1))
  }

  /// Whether a formula compares with a text.
  private func isTextComparison(_ expression: Expression) -> Bool {
    guard case .binary(let symbol, let a, let b) = expression.kind, symbol == "==" || symbol == "!=" else {
      return false
    }
    switch (a.kind, b.kind) {
    case (.string, .string), (.name, .string), (.string, .name): return true
    default: return false
    }
  }

  private static let unsupportedNames: [String: String] = [
    "rxFlag": "it is internal to rxode2", "evid": "the model cannot see event types",
    "EVID": "the model cannot see event types",
  ]
}
