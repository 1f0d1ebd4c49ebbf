extension FunctionTable {
  /// `dpois`, `ppois`, `qpois` and so on for every distribution, and the log likelihoods of rxode2.
  static let probability: [String: Entry] = {
    var table: [String: Entry] = [:]
    for (stem, entry) in DistributionTable.entries {
      let count = (entry.arguments.lowerBound + 1)...(entry.arguments.upperBound + 1)
      func define(
        _ name: String,
        _ value: @escaping @Sendable (Formula, Formula.Value, [Formula.Value]) -> Formula.Value
      ) {
        table[name] = Entry(arguments: count) { graph, x in
          let arguments = entry.complete(&graph, Array(x.dropFirst()))
          return graph.formula { f in value(f, f(x[0]), arguments.map { f($0) }) }
        }
      }
      define("d\(stem)") { f, x, a in f.exp(entry.logDensity(f, x, a)) }
      define("p\(stem)", entry.cumulative)
      define("q\(stem)", entry.quantile)
      if let name = likelihoodNames[stem] { define(name, entry.logDensity) }
    }
    return table
  }()

  /// rxode2's names of the log likelihoods.
  private static let likelihoodNames: [String: String] = [
    "norm": "llikNorm", "pois": "llikPois", "binom": "llikBinom", "nbinom": "llikNbinom",
    "nbinomMu": "llikNbinomMu", "beta": "llikBeta", "t": "llikT", "chisq": "llikChisq", "exp": "llikExp",
    "f": "llikF", "geom": "llikGeom", "unif": "llikUnif", "weibull": "llikWeibull", "gamma": "llikGamma",
    "cauchy": "llikCauchy",
  ]

  /// Activation functions and what else rxode2 has; sources beside the formulas.
  static let further: [String: Entry] = {
    var table: [String: Entry] = [:]
    func define(
      _ names: String..., arguments: Int,
      _ value: @escaping @Sendable (Formula, [Formula.Value]) -> Formula.Value
    ) {
      for name in names {
        table[name] = Entry(arguments: arguments...arguments) { graph, x in
          graph.formula { f in value(f, x.map { f($0) }) }
        }
      }
    }
    define("dReLU", arguments: 1) { f, x in step(f, x[0], f(1), f(0)) }
    define("PReLU", arguments: 2) { f, x in step(f, x[0], x[0], x[1] * x[0]) }
    define("dPReLU", arguments: 2) { f, x in step(f, x[0], f(1), x[1]) }
    define("lReLU", arguments: 1) { f, x in step(f, x[0], x[0], 0.01 * x[0]) }
    define("dlReLU", arguments: 1) { f, x in step(f, x[0], f(1), f(0.01)) }
    define("ELU", arguments: 2) { f, x in step(f, x[0], x[0], x[1] * f.expm1(x[0])) }
    define("dELU", arguments: 2) { f, x in step(f, x[0], f(1), x[1] * f.exp(x[0])) }
    // Klambauer et al. 2017: the constants make mean 0 and variance 1 a fixed point.
    define("SELU", arguments: 1) { f, x in
      seluScale * step(f, x[0], x[0], seluAlpha * f.expm1(x[0]))
    }
    define("dSELU", arguments: 1) { f, x in seluScale * step(f, x[0], f(1), seluAlpha * f.exp(x[0])) }
    define("GELU", arguments: 1) { f, x in x[0] * f.pnorm(x[0]) }
    define("dGELU", arguments: 1) { f, x in
      let density = f.exp(-0.5 * (x[0] * x[0])) / (2 * Double.pi).squareRoot()
      return f.pnorm(x[0]) + x[0] * density
    }
    define("Swish", arguments: 1) { f, x in x[0] / (1 + f.exp(-x[0])) }
    define("dSwish", arguments: 1) { f, x in
      let p = 1 / (1 + f.exp(-x[0]))
      return p + x[0] * p * (1 - p)
    }
    define("dsoftplus", arguments: 1) { f, x in 1 / (1 + f.exp(-x[0])) }
    define("uppergamma", arguments: 2) { f, x in (1 - f.gammaP(x[0], x[1])) * f.exp(f.lgamma(x[0])) }
    define("gammapDer", arguments: 2) { f, x in
      f.exp((x[0] - 1) * f.log(x[1]) - x[1] - f.lgamma(x[0]))
    }
    define("gammapInv", arguments: 2) { f, x in Inversion.gamma(f, x[1], x[0]) }
    define("gammaqInv", arguments: 2) { f, x in Inversion.gamma(f, 1 - x[1], x[0]) }
    define("erfinv", arguments: 1) { f, x in f.qnorm(0.5 * (x[0] + 1)) * 0.5.squareRoot() }
    define("expm1mx", arguments: 1) { f, x in f.expm1(x[0]) - x[0] }
    define("logspace_add", arguments: 2) { f, x in
      f.max(x[0], x[1]) + f.log1p(f.exp(-f.abs(x[0] - x[1])))
    }
    define("logspace_sub", arguments: 2) { f, x in x[0] + f.log(-f.expm1(x[1] - x[0])) }
    define("fsign", arguments: 2) { f, x in f.abs(x[0]) * f.sign(x[1]) }
    define("abs0", arguments: 1) { f, x in f.abs(x[0]) }
    define("dabs", "abs1", arguments: 1) { f, x in f.sign(x[0]) }
    define("loggamma", arguments: 1) { f, x in f.lgamma(x[0]) }
    define("probitt", "norminv", arguments: 1) { f, x in f.qnorm(x[0]) }
    return table
  }()

  /// One value above 0, another elsewhere.
  private static func step(
    _ f: Formula, _ x: Formula.Value, _ positive: Formula.Value, _ otherwise: Formula.Value
  ) -> Formula.Value { f.select(f.less(f(0), x), positive, otherwise) }

  private static let seluScale = 1.0507009873554805
  private static let seluAlpha = 1.6732632423543772
}
