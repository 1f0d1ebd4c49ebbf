/// A probability distribution as R parametrises it (R manual, package stats: Distributions).
struct DistributionEntry: Sendable {
  typealias Value = Formula.Value
  /// Arguments after the value.
  let arguments: ClosedRange<Int>
  /// Defaults of the arguments that may be missing, from the right.
  let defaults: [Double]
  /// Which family an endpoint of it has.
  let family: Likelihood.Family
  let mean: @Sendable (Formula, [Value]) -> Value
  let logDensity: @Sendable (Formula, Value, [Value]) -> Value
  let cumulative: @Sendable (Formula, Value, [Value]) -> Value
  let quantile: @Sendable (Formula, Value, [Value]) -> Value

  /// All arguments, those missing by their defaults.
  func complete(_ graph: inout Graph, _ given: [NodeID]) -> [NodeID] {
    given + defaults.suffix(arguments.upperBound - given.count).map { graph.constant($0) }
  }
}

/// The distributions by the stem of their R functions: `pois` of `dpois`, `ppois`, `qpois`, `rpois`.
///
/// Densities are 0 (log: -∞) outside the support, between whole numbers for counts too.
enum DistributionTable {
  typealias Value = Formula.Value

  static let entries: [String: DistributionEntry] = {
    var table = continuous
    table.merge(counts) { first, _ in first }
    return table
  }()

  /// Log density inside the support, -∞ outside.
  static func supported(_ f: Formula, _ condition: Value, _ logDensity: Value) -> Value {
    f.select(condition, logDensity, f(-.infinity))
  }

  /// Cumulative probability above a lower end of the support.
  static func above(_ f: Formula, _ low: Double, _ x: Value, _ cumulative: (Value) -> Value) -> Value {
    f.select(f.less(x, f(low)), f(0), cumulative(f.max(x, f(low))))
  }

  private static let continuous: [String: DistributionEntry] = [
    "norm": DistributionEntry(
      arguments: 0...2, defaults: [0, 1], family: .normal, mean: { _, a in a[0] },
      logDensity: { f, x, a in
        let z = (x - a[0]) / a[1]
        return -0.5 * z * z - f.log(a[1]) - 0.5 * UnaryOperation.log.apply(2 * .pi)
      },
      cumulative: { f, x, a in f.pnorm((x - a[0]) / a[1]) },
      quantile: { f, p, a in a[0] + a[1] * f.qnorm(p) }),
    "lnorm": DistributionEntry(
      arguments: 0...2, defaults: [0, 1], family: .formula,
      mean: { f, a in f.exp(a[0] + 0.5 * a[1] * a[1]) },
      logDensity: { f, x, a in
        let z = (f.log(x) - a[0]) / a[1]
        return supported(
          f, f.less(f(0), x), -0.5 * z * z - f.log(a[1] * x) - 0.5 * UnaryOperation.log.apply(2 * .pi))
      },
      cumulative: { f, x, a in above(f, 0, x) { f.pnorm((f.log($0) - a[0]) / a[1]) } },
      quantile: { f, p, a in f.exp(a[0] + a[1] * f.qnorm(p)) }),
    "unif": DistributionEntry(
      arguments: 0...2, defaults: [0, 1], family: .uniform, mean: { _, a in 0.5 * (a[0] + a[1]) },
      logDensity: { f, x, a in
        supported(f, f.both(f.lessOrEqual(a[0], x), f.lessOrEqual(x, a[1])), -f.log(a[1] - a[0]))
      },
      cumulative: { f, x, a in f.min(f.max((x - a[0]) / (a[1] - a[0]), f(0)), f(1)) },
      quantile: { f, p, a in a[0] + (a[1] - a[0]) * p }),
    "exp": DistributionEntry(
      arguments: 0...1, defaults: [1], family: .exponential, mean: { _, a in 1 / a[0] },
      logDensity: { f, x, a in supported(f, f.lessOrEqual(f(0), x), f.log(a[0]) - a[0] * x) },
      cumulative: { f, x, a in above(f, 0, x) { -f.expm1(-(a[0] * $0)) } },
      quantile: { f, p, a in -f.log1p(-p) / a[0] }),
    "weibull": DistributionEntry(
      arguments: 1...2, defaults: [1], family: .weibull,
      mean: { f, a in a[1] * f.exp(f.lgamma(1 + 1 / a[0])) },
      logDensity: { f, x, a in
        let z = x / a[1]
        return supported(
          f, f.less(f(0), x), f.log(a[0] / a[1]) + (a[0] - 1) * f.log(z) - f.power(z, a[0]))
      },
      cumulative: { f, x, a in above(f, 0, x) { -f.expm1(-f.power($0 / a[1], a[0])) } },
      quantile: { f, p, a in a[1] * f.power(-f.log1p(-p), 1 / a[0]) }),
    "cauchy": DistributionEntry(
      // The mean does not exist: the median stands for it.
      arguments: 0...2, defaults: [0, 1], family: .cauchy, mean: { _, a in a[0] },
      logDensity: { f, x, a in
        let z = (x - a[0]) / a[1]
        return -f.log(.pi * a[1]) - f.log1p(z * z)
      },
      cumulative: { f, x, a in 0.5 + f.atan((x - a[0]) / a[1]) / .pi },
      // tan(π(p - 1/2)), without losing a small p beside 1/2.
      quantile: { f, p, a in a[0] - a[1] / f.tan(.pi * p) }),
    "gamma": DistributionEntry(
      arguments: 1...2, defaults: [1], family: .gamma, mean: { _, a in a[0] / a[1] },
      logDensity: { f, x, a in
        supported(
          f, f.less(f(0), x), a[0] * f.log(a[1]) + (a[0] - 1) * f.log(x) - a[1] * x - f.lgamma(a[0]))
      },
      cumulative: { f, x, a in above(f, 0, x) { f.gammaP(a[0], a[1] * $0) } },
      quantile: { f, p, a in Inversion.gamma(f, p, a[0]) / a[1] }),
    "chisq": DistributionEntry(
      arguments: 1...1, defaults: [], family: .chiSquared, mean: { _, a in a[0] },
      logDensity: { f, x, a in
        let half = 0.5 * a[0]
        return supported(
          f, f.less(f(0), x),
          (half - 1) * f.log(x) - 0.5 * x - half * UnaryOperation.log.apply(2) - f.lgamma(half))
      },
      cumulative: { f, x, a in above(f, 0, x) { f.gammaP(0.5 * a[0], 0.5 * $0) } },
      quantile: { f, p, a in 2 * Inversion.gamma(f, p, 0.5 * a[0]) }),
    "beta": DistributionEntry(
      arguments: 2...2, defaults: [], family: .beta, mean: { _, a in a[0] / (a[0] + a[1]) },
      logDensity: { f, x, a in
        supported(
          f, f.both(f.less(f(0), x), f.less(x, f(1))),
          (a[0] - 1) * f.log(x) + (a[1] - 1) * f.log1p(-x) - f.logBeta(a[0], a[1]))
      },
      cumulative: { f, x, a in f.betaI(f.min(f.max(x, f(0)), f(1)), a[0], a[1]) },
      quantile: { f, p, a in 1 / (1 + f.exp(-Inversion.logitBeta(f, p, a[0], a[1]))) }),
    "t": DistributionEntry(
      // Degrees of freedom, then location and scale, which R's dt() has not and llikT() has.
      arguments: 1...3, defaults: [0, 1], family: .studentT, mean: { _, a in a[1] },
      logDensity: { f, x, a in
        let z = (x - a[1]) / a[2]
        return f.lgamma(0.5 * (a[0] + 1)) - f.lgamma(0.5 * a[0]) - 0.5 * f.log(.pi * a[0]) - f.log(a[2])
          - 0.5 * (a[0] + 1) * f.log1p(z * z / a[0])
      },
      cumulative: { f, x, a in
        let z = (x - a[1]) / a[2]
        // 1 - I of the small argument would lose the middle: z² there is small against the degrees of freedom.
        let inner = 0.5 * f.betaI(z * z / (a[0] + z * z), f(0.5), 0.5 * a[0])
        return 0.5 + f.sign(z) * inner
      },
      quantile: { f, p, a in
        let tail = f.min(p, 1 - p)
        let s = Inversion.logitBeta(f, 2 * tail, 0.5 * a[0], f(0.5))
        let size = f.select(f.equal(p, f(0.5)), f(0), f.sqrt(a[0]) * f.exp(-0.5 * s))
        return a[1] + a[2] * f.sign(p - 0.5) * size
      }),
    "f": DistributionEntry(
      arguments: 2...2, defaults: [], family: .f,
      mean: { f, a in f.select(f.less(f(2), a[1]), a[1] / (a[1] - 2), f(.nan)) },
      logDensity: { f, x, a in
        let (m, n) = (0.5 * a[0], 0.5 * a[1])
        let ratio = a[0] / a[1]
        return supported(
          f, f.less(f(0), x),
          m * f.log(ratio) + (m - 1) * f.log(x) - (m + n) * f.log1p(ratio * x) - f.logBeta(m, n))
      },
      cumulative: { f, x, a in
        above(f, 0, x) { f.betaI(a[0] * $0 / (a[0] * $0 + a[1]), 0.5 * a[0], 0.5 * a[1]) }
      },
      quantile: { f, p, a in
        a[1] / a[0] * f.exp(Inversion.logitBeta(f, p, 0.5 * a[0], 0.5 * a[1]))
      }),
  ]
}
