/// The names that R gives to the arguments of its distributions (R manual, package stats: Distributions).
enum DistributionNames {
  static let parameters: [String: [String]] = [
    "norm": ["mean", "sd"], "lnorm": ["meanlog", "sdlog"], "unif": ["min", "max"], "exp": ["rate"],
    "weibull": ["shape", "scale"], "cauchy": ["location", "scale"], "gamma": ["shape", "rate"],
    "chisq": ["df"],
    "beta": ["shape1", "shape2"], "t": ["df"], "f": ["df1", "df2"], "pois": ["lambda"],
    "binom": ["size", "prob"], "nbinom": ["size", "prob"], "nbinomMu": ["size", "mu"], "geom": ["prob"],
    "logis": ["location", "scale"],
  ]

  /// Arguments in R's order, those left out by their defaults; nil where a name is unknown, a gap has no default, or
  /// nothing has a name.
  static func arranged(_ arguments: [Argument], names: [String], defaults: [Double]) -> [Argument]? {
    guard arguments.contains(where: { $0.name != nil }) else { return nil }
    var places: [Argument?] = Array(repeating: nil, count: names.count)
    for argument in arguments {
      guard let name = argument.name else { continue }
      guard let place = names.firstIndex(of: name), places[place] == nil else { return nil }
      places[place] = Argument(value: argument.value)
    }
    for argument in arguments where argument.name == nil {
      guard let place = places.firstIndex(where: { $0 == nil }) else { return nil }
      places[place] = argument
    }
    while places.last == .some(nil) { places.removeLast() }
    var result: [Argument] = []
    for (place, argument) in places.enumerated() {
      if let argument {
        result.append(argument)
        continue
      }
      let position = place - (names.count - defaults.count)
      guard defaults.indices.contains(position), let span = arguments.first?.value?.span else { return nil }
      result.append(Argument(value: Expression(.number(defaults[position]), at: span)))
    }
    return result
  }

  /// The same for `dnorm`, `ppois`, `qgamma` …; nil for other functions, too.
  static func arranged(_ arguments: [Argument], for function: String) -> [Argument]? {
    guard let first = ["d": "x", "p": "q", "q": "p"][String(function.prefix(1))] else { return nil }
    let stem = String(function.dropFirst())
    guard let names = parameters[stem] else { return nil }
    var all = [first] + names
    var defaults = DistributionTable.entries[stem]?.defaults ?? [0, 1]
    if stem == "t" { defaults = [] }
    if function == "plogis" {
      all += ["lower.tail", "log.p"]
      defaults += [1, 0]
    }
    return arranged(arguments, names: all, defaults: defaults)
  }
}
