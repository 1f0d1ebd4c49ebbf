// Endpoints whose data scatter otherwise than around a prediction: counts, categories, any formula.

extension ModelChecker {
  /// The distribution that a term on the right of `~` names: `pois`, `dpois`, …
  static func endpointDistribution(_ function: String) -> String? {
    switch function {
    case "bern", "dbern": "binom"
    case "pois", "binom", "nbinom", "nbinomMu", "beta", "chisq", "exp", "f", "geom", "unif", "weibull",
      "gamma",
      "t", "cauchy":
      function
    case "dpois", "dbinom", "dnbinom", "dnbinomMu", "dbeta", "dchisq", "dexp", "df", "dgeom", "dunif",
      "dweibull", "dgamma", "dt", "dcauchy":
      String(function.dropFirst())
    default: nil
    }
  }

  /// The value that was measured.
  private mutating func observed(at span: Span) -> NodeID { covariateInput("DV", .observation, at: span) }

  /// `y ~ pois(lambda)` and the like; nil when something was reported.
  mutating func distributionEndpoint(_ pending: PendingEndpoint, _ stem: String, _ term: ResidualTerm)
    -> (prediction: NodeID, likelihood: Likelihood)?
  {
    guard let entry = DistributionTable.entries[stem],
      checkCount(term.function, term.arguments, entry, at: term.span)
    else { return nil }
    let values = term.arguments.map { $0.value.map { lower($0) } ?? graph.constant(.nan) }
    let arguments = entry.complete(&graph, values)
    let y = observed(at: pending.left.span)
    let uniform = draw(.record)
    let mean = graph.formula { f in entry.mean(f, arguments.map { f($0) }) }
    let logLikelihood = graph.formula { f in entry.logDensity(f, f(y), arguments.map { f($0) }) }
    let simulated = graph.formula { f in entry.quantile(f, f(uniform), arguments.map { f($0) }) }
    return (
      mean,
      Likelihood(entry.family, arguments: arguments, logLikelihood: logLikelihood, simulated: simulated)
    )
  }

  /// `y ~ c(p1, p2)`: categories 1, 2 and 3; `y ~ c(p1 = 0, p2 = 1, 2)`: p1 and p2 are probabilities of the
  /// categories 0 and 1, 2 is the category that they leave.
  mutating func ordinalEndpoint(_ pending: PendingEndpoint, _ term: ResidualTerm)
    -> (prediction: NodeID, likelihood: Likelihood)?
  {
    var probabilities: [NodeID] = []
    var categories: [Double] = []
    let isNamed = term.arguments.contains { $0.name != nil }
    for (position, argument) in term.arguments.enumerated() {
      guard let value = argument.value else { continue }
      guard isNamed else {
        probabilities.append(lower(value))
        continue
      }
      let isLast = position == term.arguments.count - 1
      guard isLast == (argument.name == nil) else {
        report(
          "L050", "'\(text(value))' of the categories: all but the last have a probability's name",
          value.span,
          fix: "write c(p0 = 0, p1 = 1, 2)")
        return nil
      }
      guard let category = number(value) else { return nil }
      categories.append(category)
      if let name = argument.name { probabilities.append(resolve(name, at: value.span)) }
    }
    guard !probabilities.isEmpty else {
      report(
        "L050", "c() has no probabilities", term.span, fix: "write c(p1, p2): the last category has the rest")
      return nil
    }
    if !isNamed { categories = (0...probabilities.count).map { Double($0 + 1) } }
    let y = observed(at: pending.left.span)
    var rest = graph.constant(1)
    for p in probabilities { rest = graph.binary(.subtract, rest, p) }
    var likelihood = graph.constant(0)
    var mean = graph.constant(0)
    for (category, p) in zip(categories, probabilities + [rest]) {
      let value = graph.constant(category)
      let isHere = graph.binary(.equal, y, value)
      likelihood = graph.select(condition: isHere, then: p, otherwise: likelihood)
      mean = graph.binary(.add, mean, graph.binary(.multiply, value, p))
    }
    let simulated = ordinalDraw(probabilities, categories: categories, draw(.record))
    return (
      mean,
      Likelihood(
        .ordinal, arguments: probabilities, categories: categories,
        logLikelihood: graph.unary(.log, likelihood),
        simulated: simulated)
    )
  }

  /// `ll(y) ~ formula`: the logarithm of the likelihood of `DV`, whatever it is.
  mutating func formulaEndpoint(_ left: Expression, _ right: Expression, inBranch: Bool, at span: Span) {
    guard case .call(_, let arguments) = left.kind, arguments.count == 1, let name = arguments[0].value?.name
    else {
      report("L048", "'\(text(left))' does not name an endpoint", left.span, fix: "write ll(y) ~ …")
      return
    }
    if inBranch {
      report(
        "L049", "a likelihood stands inside an if", span,
        fix: "move the line out of the if and let its formula depend on the condition")
    }
    var (value, condition) = (right, name)
    if case .binary("|", let inner, let level) = right.kind, let word = level.name {
      (value, condition) = (inner, word)
    }
    let node = lower(value)
    formulas.append((name, condition, node, span))
  }
}
