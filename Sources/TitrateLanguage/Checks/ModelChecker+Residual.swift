/// One term on the right of `~`.
struct ResidualTerm {
  let function: String
  let arguments: [Argument]
  let span: Span

  /// Residual errors of normal data, on some scale.
  static let supported: Set<String> = [
    "add", "norm", "dnorm", "prop", "propT", "propF", "pow", "powT", "powF", "lnorm", "dlnorm", "logn",
    "dlogn",
    "logitNorm", "probitNorm", "boxCox", "yeoJohnson", "tbs", "tbsYj", "combined1", "combined2", "comb1",
    "comb2",
    "var", "t", "dt", "cauchy", "dcauchy", "ar",
  ]

  /// Distributions that stand alone, and categories.
  static let alone: Set<String> = [
    "pois", "dpois", "binom", "dbinom", "nbinom", "dnbinom", "nbinomMu", "dnbinomMu", "beta", "dbeta",
    "chisq",
    "dchisq", "exp", "dexp", "f", "df", "geom", "dgeom", "unif", "dunif", "weibull", "dweibull", "gamma",
    "dgamma", "bern", "dbern",
    "c",
  ]

  /// Names that are functions of the language, too.
  static let ambiguous: Set<String> = [
    "exp", "beta", "gamma", "f", "t", "var",
  ]

  /// What nlmixr2 has besides, refused by name.
  static let unsupported: Set<String> = [
    "hyper", "dhyper", "ordinal", "multinom", "dmultinom",
  ]
}

extension ResidualTerm {
  /// A term as written; `bern(p)` is `binom(1, p)`.
  init(_ function: String, _ arguments: [Argument], _ span: Span) {
    let isBernoulli = ["bern", "dbern"].contains(function) && arguments.count == 1
    let once = Argument(value: Expression(.number(1), at: span))
    self.init(
      function: isBernoulli ? "binom" : function, arguments: isBernoulli ? [once] + arguments : arguments,
      span: span)
  }
}

/// An endpoint whose names are resolved when the whole model has been read.
struct PendingEndpoint {
  let left: Expression
  let terms: [ResidualTerm]
  let condition: String?
  let span: Span
}

extension ModelChecker {
  /// Whether the right of `~` is a residual error, not a formula: at least one term has a residual error's name.
  func isResidual(_ expression: Expression, of left: Expression) -> Bool {
    let (terms, _) = split(expression)
    return terms.contains { term in
      switch term.kind {
      case .call(let function, let arguments):
        // exp(), gamma() and beta() are functions, too. x ~ exp(y) computes a variable that is not output;
        // where nothing reads x it cannot mean that.
        if ResidualTerm.ambiguous.contains(function) {
          return terms.count == 1 && !arguments.isEmpty && left.name.map { !namesRead.contains($0) } ?? false
        }
        return ResidualTerm.supported.contains(function) || ResidualTerm.alone.contains(function)
          || (ResidualTerm.unsupported.contains(function) && !arguments.isEmpty)
      default: return false
      }
    }
  }

  /// The terms of a sum and what stands after `|`.
  private func split(_ expression: Expression) -> (terms: [Expression], condition: Expression?) {
    var (rest, condition): (Expression, Expression?) = (expression, nil)
    if case .binary("|", let inner, let name) = expression.kind { (rest, condition) = (inner, name) }
    var terms: [Expression] = []
    while case .binary("+", let left, let right) = rest.kind {
      terms.append(right)
      rest = left
    }
    return (Array((terms + [rest]).reversed()), condition)
  }

  mutating func addEndpoint(_ left: Expression, _ right: Expression, inBranch: Bool, at span: Span) {
    if inBranch {
      report(
        "L049", "a residual error stands inside an if", span,
        fix: "move the line out of the if and let its parameter depend on the condition")
    }
    let (expressions, condition) = split(right)
    var terms: [ResidualTerm] = []
    for term in expressions {
      switch term.kind {
      case .call(let function, let arguments)
      where ResidualTerm.supported.contains(function)
        || (expressions.count == 1 && ResidualTerm.alone.contains(function)):
        terms.append(ResidualTerm(function, arguments, term.span))
      case .name(let word) where ["combined1", "combined2", "comb1", "comb2"].contains(word):
        terms.append(ResidualTerm(function: word, arguments: [], span: term.span))
      case .call(let function, _) where ResidualTerm.unsupported.contains(function):
        report(
          "L050", "the residual error \(function)() is not supported", term.span,
          fix: "use ll(y) ~ with the formula of its log likelihood")
      case .call(let function, _) where ResidualTerm.alone.contains(function):
        report(
          "L050", "\(function)() says all about an endpoint and stands alone", term.span,
          fix: "remove the other terms")
      default:
        report(
          "L049", "'\(text(term))' is not a residual error", term.span,
          fix: "join residual errors by +: variable ~ add(add.sd) + prop(prop.sd)")
      }
    }
    var name: String?
    if let condition {
      name = condition.name
      if name == nil {
        report(
          "L049", "'\(text(condition))' is not the name of an endpoint", condition.span, fix: "write | name")
      }
    }
    endpoints.append(PendingEndpoint(left: left, terms: terms, condition: name, span: span))
  }

  /// Names in `cmt()` must be compartments, endpoints or variables: in a model without `~` lines nothing else can be
  /// an endpoint.
  mutating func checkDeclaredCompartments() {
    let conditions = Set(endpoints.compactMap { $0.condition ?? $0.left.name })
    for (name, span) in declaredCompartments.sorted(by: { $0.value.start < $1.value.start })
    where !conditions.contains(name) && firstAssignment[name] == nil {
      report(
        "L047", "'\(name)' is not a compartment: it has no d/dt() line", span,
        fix: Suggestion.remedy(for: name, among: stateNames, otherwise: "add d/dt(\(name)) <- …"))
    }
  }

  mutating func finishEndpoints() -> [Endpoint] {
    var conditions: [String: Span] = [:]
    let residual: [Endpoint] = endpoints.compactMap { pending in
      let alone = pending.terms.first.flatMap { pending.terms.count == 1 ? $0 : nil }
      var name: String
      var prediction: NodeID
      var likelihood: Likelihood?
      if let alone, ResidualTerm.alone.contains(alone.function) {
        let word = endpointName(pending)
        if let name = pending.left.name { used.insert(name) }
        guard
          let found = Self.endpointDistribution(alone.function).map({
            distributionEndpoint(pending, $0, alone)
          })
            ?? ordinalEndpoint(pending, alone)
        else { return nil }
        (name, prediction, likelihood) = (word, found.prediction, found.likelihood)
      } else {
        guard let found = self.prediction(pending) else { return nil }
        (name, prediction) = found
      }
      let condition = pending.condition ?? name
      if let earlier = conditions[condition] {
        report(
          "L049", "'\(condition)' already has a residual error on line \(line(earlier))", pending.span,
          fix: "join the two by +, or tell them apart by | name")
      }
      conditions[condition] = pending.span
      if let likelihood {
        return Endpoint(
          name: name, condition: condition, prediction: prediction, error: ResidualError(),
          likelihood: likelihood)
      }
      return self.residual(pending).map {
        Endpoint(name: name, condition: condition, prediction: prediction, error: $0)
      }
    }
    let byFormula: [Endpoint] = formulas.map { found in
      if let earlier = conditions[found.condition] {
        report(
          "L049", "'\(found.condition)' already has an endpoint on line \(line(earlier))", found.span,
          fix: "tell them apart by | name")
      }
      conditions[found.condition] = found.span
      return Endpoint(
        name: found.name, condition: found.condition, prediction: found.node, error: ResidualError(),
        likelihood: Likelihood(.formula, arguments: [], logLikelihood: found.node, simulated: nil))
    }
    return residual + byFormula
  }

  /// The name of an endpoint without a variable: what stands after `|`, else the formula.
  private func endpointName(_ pending: PendingEndpoint) -> String {
    if let name = pending.left.name { return name }
    if case .call("linCmt", _) = pending.left.kind { return "rxLinCmt" }
    return pending.condition ?? text(pending.left).filter { $0 != " " }
  }

  private mutating func prediction(_ pending: PendingEndpoint) -> (String, NodeID)? {
    let left = pending.left
    guard let name = left.name else {
      if case .number = left.kind {
        report(
          "L048", "'\(text(left))' is not a variable", left.span,
          fix: "assign it to a variable first: Cc <- …")
        return nil
      }
      return (endpointName(pending), lower(left))
    }
    if let value = scope[.variable(name)] {
      used.insert(name)
      return (name, value)
    }
    if let position = stateNames.firstIndex(of: name) { return (name, graph.input(.state(position))) }
    used.insert(name)
    let known = variableNames.elements + stateNames.elements
    let remedy =
      declared[name] == nil ? "assign it: \(name) <- …" : "assign it to a variable: prediction <- \(name)"
    report(
      "L048", "'\(name)' has a residual error but is neither a variable nor a compartment", left.span,
      fix: Suggestion.remedy(for: name, among: known, otherwise: remedy))
    return nil
  }

  private mutating func residual(_ pending: PendingEndpoint) -> ResidualError? {
    var error = ResidualError()
    var scales: [ResidualTerm] = []
    var complete = true
    for term in pending.terms where !apply(term, to: &error, &scales) { complete = false }
    if scales.count > 1 {
      report(
        "L050",
        "two scales for one endpoint: \(scales.map { "\($0.function)()" }.joined(separator: " and "))",
        scales[1].span, fix: "keep one of them")
      return nil
    }
    guard complete else { return nil }
    if pending.terms.isEmpty { return nil }
    if error.additive == nil, error.proportional == nil {
      report(
        "L050", "'\(text(pending.left))' has no size of residual error", pending.span,
        fix: "add add(…) or prop(…)")
      return nil
    }
    // var() says that the numbers are variances.
    if pending.terms.contains(where: { $0.function == "var" }) {
      error.additive = error.additive.map { graph.unary(.sqrt, $0) }
      error.proportional = error.proportional.map { graph.unary(.sqrt, $0) }
    }
    return error
  }

  /// Adds one term; false when something was reported.
  private mutating func apply(
    _ term: ResidualTerm, to error: inout ResidualError, _ scales: inout [ResidualTerm]
  ) -> Bool {
    let scale = "dlnorm lnorm logn dlogn logitNorm probitNorm boxCox yeoJohnson tbs tbsYj".split(
      separator: " ")
    if scale.contains(where: { $0 == term.function }) { scales.append(term) }
    switch term.function {
    case "var": return values(term, 0...0) != nil
    case "t", "dt":
      guard let x = values(term, 1...1), take(.studentT(x[0]), of: &error, term) else { return false }
      error.deviate = deviate("t", x)
    case "cauchy", "dcauchy":
      guard values(term, 0...0) != nil, take(.cauchy, of: &error, term) else { return false }
      error.deviate = deviate("cauchy", [])
    case "ar":
      guard let x = values(term, 1...1) else { return false }
      return take(x[0], as: \.autocorrelation, of: &error, term)
    case "propF":
      guard let x = values(term, 2...2) else { return false }
      error.base = .other(x[1])
      return take(x[0], as: \.proportional, of: &error, term)
    case "powF":
      guard let x = values(term, 3...3) else { return false }
      error.base = .other(x[2])
      error.power = x[1]
      return take(x[0], as: \.proportional, of: &error, term)
    case "norm" where term.arguments.isEmpty, "dnorm" where term.arguments.isEmpty:
      // Normal already: rxode2 takes it as a wish for another road to the same likelihood.
      return true
    case "add", "norm", "dnorm":
      guard let x = values(term, 1...1) else { return false }
      return take(x[0], as: \.additive, of: &error, term)
    case "prop", "propT":
      guard let x = values(term, 1...1) else { return false }
      if term.function == "propT" { error.base = .transformed }
      return take(x[0], as: \.proportional, of: &error, term)
    case "pow", "powT":
      guard let x = values(term, 2...2) else { return false }
      if term.function == "powT" { error.base = .transformed }
      error.power = x[1]
      return take(x[0], as: \.proportional, of: &error, term)
    case "lnorm", "dlnorm", "logn", "dlogn":
      guard let x = values(term, 1...1) else { return false }
      error.transform = .log
      return isMissing(term) || take(x[0], as: \.additive, of: &error, term)
    case "logitNorm", "probitNorm":
      guard let x = values(term, 1...3) else { return false }
      let low = x.count > 1 ? x[1] : graph.constant(0)
      let high = x.count > 2 ? x[2] : graph.constant(1)
      error.transform =
        term.function == "logitNorm" ? .logit(low: low, high: high) : .probit(low: low, high: high)
      return isMissing(term) || take(x[0], as: \.additive, of: &error, term)
    case "boxCox", "tbs":
      guard let x = values(term, 1...1) else { return false }
      error.transform = .boxCox(x[0])
    case "yeoJohnson", "tbsYj":
      guard let x = values(term, 1...1) else { return false }
      error.transform = .yeoJohnson(x[0])
    case "combined1", "comb1": error.combination = .combined1
    default: error.combination = .combined2
    }
    return true
  }

  /// A random number of a distribution.
  private mutating func deviate(_ stem: String, _ arguments: [NodeID]) -> NodeID? {
    guard let entry = DistributionTable.entries[stem] else { return nil }
    let uniform = draw(.record)
    let complete = entry.complete(&graph, arguments)
    return graph.formula { f in entry.quantile(f, f(uniform), complete.map { f($0) }) }
  }

  /// `lnorm(NA)`: only the scale, the size comes from other terms.
  private func isMissing(_ term: ResidualTerm) -> Bool { term.arguments.first?.value?.name == "NA" }

  private mutating func take(
    _ value: NodeID, as part: WritableKeyPath<ResidualError, NodeID?>, of error: inout ResidualError,
    _ term: ResidualTerm
  ) -> Bool {
    if error[keyPath: part] != nil {
      report(
        "L050", "\(term.function)() comes on top of another residual error of the same kind", term.span,
        fix: "keep one of them")
      return false
    }
    error[keyPath: part] = value
    return true
  }

  private mutating func take(_ tail: ResidualError.Tail, of error: inout ResidualError, _ term: ResidualTerm)
    -> Bool
  {
    if error.tail != .normal {
      report(
        "L050", "\(term.function)() comes on top of another distribution of the residual error", term.span,
        fix: "keep one of them")
      return false
    }
    error.tail = tail
    return true
  }

  private mutating func values(_ term: ResidualTerm, _ range: ClosedRange<Int>) -> [NodeID]? {
    guard range.contains(term.arguments.count) else {
      let wanted = range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
      report(
        "L050",
        "\(term.function)() takes \(wanted) argument\(wanted == "1" ? "" : "s"), not \(term.arguments.count)",
        term.span, fix: "name a parameter of ini() in it, as in \(term.function)(\(term.function).sd)")
      return nil
    }
    return term.arguments.map { argument in
      guard let value = argument.value else { return graph.constant(.nan) }
      checkResidualParameter(value, of: term)
      return lower(value)
    }
  }

  /// A parameter nobody declared would silently become a covariate of the data.
  private mutating func checkResidualParameter(_ value: Expression, of term: ResidualTerm) {
    guard let name = value.name, tree.ini != nil, thetaPositions[name] == nil, scope[.variable(name)] == nil,
      FunctionTable.constants[name] == nil,
      covariates[CovariateKey(name: name, derivation: .value)] == nil
    else { return }
    report(
      "L050", "the parameter '\(name)' of \(term.function)() is not declared in ini()", value.span,
      fix: Suggestion.remedy(
        for: name, among: thetas.map(\.name), otherwise: "add \(name) <- 0.1 to ini({…})"))
    // It has been dealt with: not a covariate as well.
    scope.assign(.variable(name), graph.constant(.nan))
  }
}
