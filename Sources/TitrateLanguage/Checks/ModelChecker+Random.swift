extension ModelChecker {
  /// The distribution and level of a random function: `rxnorm`, `rnorm`, `rnormV`, `rxnormV` draw at every record,
  /// `rinorm` once a subject.
  static func randomFunction(_ function: String) -> (stem: String, level: RandomDraw.Level)? {
    for (prefix, level) in [("rx", RandomDraw.Level.record), ("ri", .subject), ("r", .record)]
    where function.hasPrefix(prefix) {
      var stem = String(function.dropFirst(prefix.count))
      if stem == "normV" { stem = "norm" }
      if randomStems.contains(stem) { return (stem, level) }
    }
    return nil
  }

  private static let randomStems: Set<String> = [
    "norm", "unif", "binom", "pois", "exp", "gamma", "beta", "cauchy", "chisq", "geom", "t", "weibull", "f",
    "nbinom", "nbinomMu", "ord",
  ]

  /// Every random function by name, for the documentation.
  static var randomFunctions: [String] {
    randomStems.flatMap { ["rx\($0)", "ri\($0)"] + ($0 == "ord" ? [] : ["r\($0)"]) } + [
      "rxnormV", "rnormV", "rinormV",
    ]
  }

  /// A random number of its own wherever such a call stands, by inversion of a uniform one.
  mutating func lowerRandom(
    _ function: String, _ stem: String, _ level: RandomDraw.Level, _ arguments: [Argument], at span: Span
  ) -> NodeID {
    var arguments = arguments
    if let names = DistributionNames.parameters[stem], let entry = DistributionTable.entries[stem] {
      let defaults = stem == "t" ? [] : entry.defaults
      arguments = DistributionNames.arranged(arguments, names: names, defaults: defaults) ?? arguments
    }
    let values = arguments.map { $0.value.map { lower($0) } ?? graph.constant(.nan) }
    if stem == "ord" { return ordinalDraw(values, categories: nil, draw(level)) }
    guard let entry = DistributionTable.entries[stem], checkCount(function, arguments, entry, at: span) else {
      return graph.constant(.nan)
    }
    let uniform = draw(level)
    let complete = entry.complete(&graph, values)
    return graph.formula { f in entry.quantile(f, f(uniform), complete.map { f($0) }) }
  }

  mutating func draw(_ level: RandomDraw.Level) -> NodeID {
    draws.append(RandomDraw(level))
    return graph.input(.uniform(draws.count - 1))
  }

  /// Whether a distribution has as many arguments as are given; names must be R's, in R's order.
  mutating func checkCount(
    _ function: String, _ arguments: [Argument], _ entry: DistributionEntry, at span: Span
  ) -> Bool {
    if let named = arguments.first(where: { $0.name != nil }), let name = named.name {
      report(
        "L041", "\(function)() takes its arguments by position, not '\(name) ='", named.value?.span ?? span,
        fix: "give them in the order of R's functions, without names")
      return false
    }
    guard entry.arguments.contains(arguments.count) else {
      let (least, most) = (entry.arguments.lowerBound, entry.arguments.upperBound)
      let range = least == most ? "\(least)" : "\(least) to \(most)"
      report(
        "L041", "\(function)() takes \(range) argument\(range == "1" ? "" : "s"), not \(arguments.count)",
        span,
        fix: "check the commas and parentheses")
      return false
    }
    return true
  }

  /// The category, 1 to n + 1 or as given, into which a uniform number falls; the last has what n probabilities
  /// leave.
  mutating func ordinalDraw(_ probabilities: [NodeID], categories: [Double]?, _ uniform: NodeID) -> NodeID {
    let values = categories ?? (0...probabilities.count).map { Double($0 + 1) }
    var bounds: [NodeID] = []
    for p in probabilities { bounds.append(bounds.last.map { graph.binary(.add, $0, p) } ?? p) }
    var result = graph.constant(values[probabilities.count])
    for position in probabilities.indices.reversed() {
      let isHere = graph.binary(.less, uniform, bounds[position])
      result = graph.select(condition: isHere, then: graph.constant(values[position]), otherwise: result)
    }
    return result
  }
}
