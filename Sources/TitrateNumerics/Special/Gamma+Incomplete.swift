import Glibc

extension Gamma {
  /// P(a, x) = γ(a, x)/Γ(a): the regularised lower incomplete gamma function, the distribution function of a gamma
  /// variable with shape a and rate 1.
  ///
  /// - Parameters:
  ///   - a: shape, a ≥ 0; P(0, x) is 1 for x > 0.
  ///   - x: x ≥ 0.
  /// - Returns: in [0, 1]; NaN for a negative argument.
  /// - Source: Gautschi (1979), ACM Trans. Math. Softw. 5:466-481 (series and fraction); Temme (1979), SIAM J. Math.
  ///   Anal. 10:757-766 (large a).
  package static func lowerRegularised(_ a: Double, _ x: Double) -> Double {
    parts(a, x).lower
  }

  /// Q(a, x) = 1 − P(a, x), without cancellation where x > a + 1.
  package static func upperRegularised(_ a: Double, _ x: Double) -> Double {
    parts(a, x).upper
  }

  private static func parts(_ a: Double, _ x: Double) -> (lower: Double, upper: Double) {
    guard a >= 0, x >= 0 else { return (.nan, .nan) }
    if x == 0 { return a == 0 ? (.nan, .nan) : (0, 1) }
    if a == 0 || x == .infinity { return a == .infinity ? (.nan, .nan) : (1, 0) }
    // Near x = a the series needs some 8·√a terms: beyond a million another road is shorter.
    if a > 1e6 { return uniform(a, x) }
    if x < a + 1 {
      let lower = min(1, density(a, x) * series(a, x))
      return (lower, 1 - lower)
    }
    let upper = min(1, density(a, x) * a / fraction(a, x))
    return (1 - upper, upper)
  }

  /// xᵃ·e⁻ˣ/Γ(a + 1), without forming logarithms much larger than their difference.
  private static func density(_ a: Double, _ x: Double) -> Double {
    if a < 10 { return x > 800 ? 0 : pow(x, a) * exp(-x) / tgamma(a + 1) }
    return exp(-a * excess(a, x) - stirlingCorrection(a)) / (2 * .pi * a).squareRoot()
  }

  /// μ − log(1 + μ) for μ = x/a − 1, which cancels when formed directly for small μ.
  private static func excess(_ a: Double, _ x: Double) -> Double {
    let mu = (x - a) / a
    if mu < -0.4 || mu > 0.7 { return mu - log(x / a) }
    // With r = μ/(2 + μ): log(1 + μ) = 2·artanh r, and μ = 2r/(1 − r).
    let r = mu / (2 + mu)
    let s = r * r
    var (power, sum, k) = (1.0, 0.0, 3.0)
    while power > 1e-18 {
      sum += power / k
      power *= s
      k += 2
    }
    return r * (mu - 2 * s * sum)
  }

  /// log Γ(a + 1) − [(a + ½)·log a − a + ½·log 2π] for a ≥ 10.
  private static func stirlingCorrection(_ a: Double) -> Double {
    let s = 1 / (a * a)
    var sum = 691.0 / 360_360
    sum = 1.0 / 1188 - s * sum
    sum = 1.0 / 1680 - s * sum
    sum = 1.0 / 1260 - s * sum
    sum = 1.0 / 360 - s * sum
    sum = 1.0 / 12 - s * sum
    return sum / a
  }

  /// Σ xⁿ/((a + 1)⋯(a + n)); all terms positive.
  private static func series(_ a: Double, _ x: Double) -> Double {
    var (term, sum, n) = (1.0, 1.0, a)
    for _ in 0..<100_000 {
      n += 1
      term *= x / n
      sum += term
      if term < 1e-17 * sum { break }
    }
    return sum
  }

  /// Γ(a)·Q(a, x)'s continued fraction by Lentz's method: Q = xᵃe⁻ˣ/Γ(a) divided by this.
  private static func fraction(_ a: Double, _ x: Double) -> Double {
    var b = x + 1 - a
    var value = b
    var c = b
    var d = 0.0
    for n in 1...100_000 {
      let numerator = Double(n) * (a - Double(n))
      b += 2
      d = 1 / (b + numerator * d)
      c = b + numerator / c
      let change = c * d
      value *= change
      if abs(change - 1) < 1e-16 { break }
    }
    return value
  }

  /// Temme's expansion about the normal distribution, two terms: relative error of order a⁻² in the correction, which
  /// itself is of order a^(−½).
  private static func uniform(_ a: Double, _ x: Double) -> (lower: Double, upper: Double) {
    let mu = (x - a) / a
    guard mu < 1 else { return (1, 0) }
    let eta = (mu < 0 ? -1 : 1) * (2 * excess(a, x)).squareRoot()
    // c₀ = 1/μ − 1/η, from its series where that cancels.
    let series =
      -1.0 / 3 + eta
      * (1.0 / 12 + eta * (-2.0 / 135 + eta * (1.0 / 864 + eta * (1.0 / 2835 - eta * (139.0 / 777_600)))))
    let c0 = abs(eta) < 0.05 ? series : 1 / mu - 1 / eta
    let c1 = -1.0 / 540 - eta / 288
    let correction = exp(-0.5 * a * eta * eta) / (2 * .pi * a).squareRoot() * (c0 + c1 / a)
    let z = eta * a.squareRoot()
    return (max(0, StandardNormal.cdf(z) - correction), max(0, StandardNormal.cdf(-z) + correction))
  }
}
