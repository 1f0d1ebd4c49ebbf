extension DistributionTable {
  /// Log probability at whole numbers from 0 on, -∞ elsewhere.
  private static func counted(_ f: Formula, _ x: Value, upTo most: Value? = nil, _ logProbability: Value)
    -> Value
  {
    let isWhole = f.both(f.equal(x, f.floor(x)), f.lessOrEqual(f(0), x))
    let isInside = most.map { f.both(isWhole, f.lessOrEqual(x, $0)) } ?? isWhole
    return supported(f, isInside, logProbability)
  }

  /// log of n over k.
  private static func logChoose(_ f: Formula, _ n: Value, _ k: Value) -> Value {
    f.lgamma(n + 1) - f.lgamma(k + 1) - f.lgamma(n - k + 1)
  }

  private static func negativeBinomial(_ f: Formula, _ x: Value, _ size: Value, _ p: Value) -> Value {
    let ways = f.lgamma(x + size) - f.lgamma(size) - f.lgamma(x + 1)
    return counted(f, x, ways + f.timesLog(size, p) + f.timesLog(x, 1 - p))
  }

  static let counts: [String: DistributionEntry] = [
    "pois": DistributionEntry(
      arguments: 1...1, defaults: [], family: .poisson, mean: { _, a in a[0] },
      logDensity: { f, x, a in counted(f, x, f.timesLog(x, a[0]) - a[0] - f.lgamma(x + 1)) },
      cumulative: { f, x, a in above(f, 0, x) { 1 - f.gammaP(f.floor($0) + 1, a[0]) } },
      quantile: { f, p, a in
        Inversion.count(f, p, upTo: a[0] + 12 * f.sqrt(a[0]) + 60) { 1 - f.gammaP($0 + 1, a[0]) }
      }),
    "binom": DistributionEntry(
      arguments: 2...2, defaults: [], family: .binomial, mean: { _, a in a[0] * a[1] },
      logDensity: { f, x, a in
        counted(
          f, x, upTo: a[0],
          logChoose(f, a[0], x) + f.timesLog(x, a[1]) + f.timesLog(a[0] - x, 1 - a[1]))
      },
      cumulative: { f, x, a in above(f, 0, x) { binomial(f, f.floor($0), a) } },
      quantile: { f, p, a in Inversion.count(f, p, upTo: a[0]) { binomial(f, $0, a) } }),
    "nbinom": DistributionEntry(
      arguments: 2...2, defaults: [], family: .negativeBinomial,
      mean: { _, a in a[0] * (1 - a[1]) / a[1] },
      logDensity: { f, x, a in negativeBinomial(f, x, a[0], a[1]) },
      cumulative: { f, x, a in above(f, 0, x) { f.betaI(a[1], a[0], f.floor($0) + 1) } },
      quantile: { f, p, a in negativeBinomialQuantile(f, p, a[0], a[1]) }),
    "nbinomMu": DistributionEntry(
      arguments: 2...2, defaults: [], family: .negativeBinomialMean, mean: { _, a in a[1] },
      logDensity: { f, x, a in negativeBinomial(f, x, a[0], a[0] / (a[0] + a[1])) },
      cumulative: { f, x, a in above(f, 0, x) { f.betaI(a[0] / (a[0] + a[1]), a[0], f.floor($0) + 1) } },
      quantile: { f, p, a in negativeBinomialQuantile(f, p, a[0], a[0] / (a[0] + a[1])) }),
    "geom": DistributionEntry(
      arguments: 1...1, defaults: [], family: .geometric, mean: { _, a in (1 - a[0]) / a[0] },
      logDensity: { f, x, a in counted(f, x, f.log(a[0]) + f.timesLog(x, 1 - a[0])) },
      cumulative: { f, x, a in above(f, 0, x) { -f.expm1((f.floor($0) + 1) * f.log1p(-a[0])) } },
      quantile: { f, p, a in
        // As R: the quotient rounded up, unless it is whole but for its last digits.
        f.max(f(0), f.ceiling(f.log1p(-p) / f.log1p(-a[0]) - 1 - 1e-12))
      }),
  ]

  private static func binomial(_ f: Formula, _ k: Value, _ a: [Value]) -> Value {
    f.select(f.lessOrEqual(a[0], k), f(1), f.betaI(1 - a[1], f.max(a[0] - k, f(1)), k + 1))
  }

  private static func negativeBinomialQuantile(_ f: Formula, _ p: Value, _ size: Value, _ probability: Value)
    -> Value
  {
    // Chebyshev-like with room for the exponential tail: 60 sd beyond the mean, and the gamma mixing's 80/size.
    let mean = size * (1 - probability) / probability
    let most = (mean + 60) * (60 + 80 / size)
    return Inversion.count(f, p, upTo: most) { f.betaI(probability, size, $0 + 1) }
  }
}
