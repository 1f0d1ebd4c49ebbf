import Glibc

/// The regularised incomplete beta function, and with it the distribution functions of beta, Student's t, F and the
/// binomial.
package enum IncompleteBeta {
  /// I(x; a, b) = ∫₀ˣ tᵃ⁻¹ (1 − t)ᵇ⁻¹ dt / B(a, b): the distribution function of a beta variable.
  ///
  /// - Parameters:
  ///   - x: 0…1; what lies outside counts as the nearer end.
  ///   - a: a > 0.
  ///   - b: b > 0.
  /// - Returns: in [0, 1]; NaN outside the domain.
  /// - Source: continued fraction of Didonato and Morris (1992), ACM Trans. Math. Softw. 18:360-373, equation 9, by
  ///   Lentz's method; reflection where it converges slowly.
  package static func regularised(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard a > 0, b > 0, a.isFinite, b.isFinite, !x.isNaN else { return .nan }
    return parts(min(1, max(0, x)), min(1, max(0, 1 - x)), a, b).lower
  }

  /// I and 1 − I, given x and y = 1 − x: neither loses digits to the subtraction.
  package static func parts(
    _ x: Double, _ y: Double, _ a: Double, _ b: Double
  ) -> (lower: Double, upper: Double) {
    if x <= 0 { return (0, 1) }
    if y <= 0 { return (1, 0) }
    if a * y >= b * x {
      let lower = min(1, weight(x, y, a, b) / fraction(x, y, a, b))
      return (lower, 1 - lower)
    }
    let upper = min(1, weight(y, x, b, a) / fraction(y, x, b, a))
    return (1 - upper, upper)
  }

  /// xᵃ·yᵇ/B(a, b), with y = 1 − x.
  package static func weight(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
    if min(a, b) < 10 {
      let logarithm = a * log(x) + b * (x < 0.5 ? log1p(-x) : log(y))
      return exp(logarithm + Gamma.logGamma(a + b) - Gamma.logGamma(a) - Gamma.logGamma(b))
    }
    // Both large: Stirling's series, and the exponent as a deviation from the mode x = a/(a + b).
    let total = a + b
    let shift = (x * b - y * a) / total
    let exponent = a * log1p(shift * total / a) + b * log1p(-shift * total / b)
    let correction = stirling(total) - stirling(a) - stirling(b)
    return (a / total * b / (2 * .pi)).squareRoot() * exp(exponent + correction)
  }

  /// log Γ(a) − [(a − ½)·log a − a + ½·log 2π] for a ≥ 10 (Abramowitz and Stegun 6.1.41).
  private static func stirling(_ a: Double) -> Double {
    let s = 1 / (a * a)
    let coefficients: [Double] = [1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360]
    return coefficients.reversed().reduce(0) { $0 * s + $1 } / a
  }

  /// The denominator of the continued fraction of I·B(a, b)/(xᵃ·yᵇ). It needs some √max(a, b) terms at most.
  private static func fraction(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    let lambda = a - (a + b) * x
    func beta(_ n: Double) -> Double {
      let s = a + 2 * n
      // The first term has no middle part, where a = 1 would make it 0/0.
      let middle = n == 0 ? 0 : n * (b - n) * x / (s - 1)
      return n + middle + (a + n) / (s + 1) * (lambda + 1 + n * (1 + y))
    }
    func alpha(_ n: Double) -> Double {
      let s = a + 2 * n - 1
      return (a + n - 1) / s * ((a + b + n - 1) / s) * n * (b - n) * x * x
    }
    var value = beta(0)
    if value == 0 { value = tiny }
    var (c, d, n) = (value, 0.0, 1.0)
    while n < 100_000 {
      let (p, q) = (alpha(n), beta(n))
      d = q + p * d
      if d == 0 { d = tiny }
      c = q + p / c
      if c == 0 { c = tiny }
      d = 1 / d
      let factor = c * d
      value *= factor
      if abs(factor - 1) < 1e-16 { break }
      n += 1
    }
    return value
  }
}
