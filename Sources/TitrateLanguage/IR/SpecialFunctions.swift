import Foundation

/// The special functions of the language, for folding constants and for the reference evaluator.
///
/// Accuracy comes first, then shortness; nothing here stands in a loop over time.
enum SpecialFunctions {
  /// log |Γ(x)|; infinite at 0 and the negative integers.
  static func lgamma(_ x: Double) -> Double { Foundation.lgamma(x) }

  /// ψ(x) = d log Γ(x)/dx: reflection below 0, recurrence up to 10, then the asymptotic series
  /// (Abramowitz and Stegun 6.3.18), whose first omitted term is below 1e-16 there.
  static func digamma(_ x: Double) -> Double {
    if x.isNaN || x == -.infinity { return .nan }
    if x <= 0 {
      if x == x.rounded(.down) { return .nan }
      return digamma(1 - x) - Double.pi / tan(Double.pi * x)
    }
    var (shifted, total) = (x, 0.0)
    while shifted < 10 {
      total -= 1 / shifted
      shifted += 1
    }
    let inverse = 1 / (shifted * shifted)
    // B(2n)/(2n), n = 1…7.
    let coefficients: [Double] = [
      1 / 12.0, -1 / 120.0, 1 / 252.0, -1 / 240.0, 1 / 132.0, -691 / 32760.0, 1 / 12.0,
    ]
    let series = coefficients.reversed().reduce(0) { $0 * inverse + $1 } * inverse
    return total + log(shifted) - 0.5 / shifted - series
  }

  /// ψ′(x), the same way (Abramowitz and Stegun 6.4.12).
  static func trigamma(_ x: Double) -> Double {
    if x.isNaN || x == -.infinity { return .nan }
    if x <= 0 {
      if x == x.rounded(.down) { return .infinity }
      let sine = sin(Double.pi * x)
      return Double.pi * Double.pi / (sine * sine) - trigamma(1 - x)
    }
    var (shifted, total) = (x, 0.0)
    while shifted < 10 {
      total += 1 / (shifted * shifted)
      shifted += 1
    }
    let inverse = 1 / (shifted * shifted)
    // B(2n), n = 1…7.
    let coefficients: [Double] = [1 / 6.0, -1 / 30.0, 1 / 42.0, -1 / 30.0, 5 / 66.0, -691 / 2730.0, 7 / 6.0]
    let series = coefficients.reversed().reduce(0) { $0 * inverse + $1 } * inverse / shifted
    return total + 1 / shifted + 0.5 * inverse + series
  }

  /// The normal quantile: a rough start, then Newton's method on log Φ, which stays well scaled in the tails.
  static func qnorm(_ p: Double) -> Double {
    if p.isNaN || p < 0 || p > 1 { return .nan }
    if p == 0 { return -.infinity }
    if p == 1 { return .infinity }
    if p == 0.5 { return 0 }
    if p > 0.5 { return -qnormLower(1 - p) }
    return qnormLower(p)
  }

  /// The quantile for 0 < p < 0.5; a start within 5e-4 (Abramowitz and Stegun 26.2.23).
  private static func qnormLower(_ p: Double) -> Double {
    let t = (-2 * log(p)).squareRoot()
    var x =
      (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t
    for _ in 0..<8 {
      let cumulative = 0.5 * erfc(-x * 0.5.squareRoot())
      let density = exp(-0.5 * x * x) / (2 * Double.pi).squareRoot()
      guard cumulative > 0, density > 0 else { break }
      let step = log(cumulative / p) * cumulative / density
      x -= step
      if step.magnitude <= 1e-15 * x.magnitude { break }
    }
    return x
  }

  /// Regularised lower incomplete gamma P(a, x): power series below a + 1, continued fraction above
  /// (Abramowitz and Stegun 6.5.29 and 6.5.31, the latter by Lentz's method).
  static func gammaP(_ a: Double, _ x: Double) -> Double {
    if a.isNaN || x.isNaN || a < 0 || x < 0 { return .nan }
    if x == 0 { return a == 0 ? .nan : 0 }
    if a == 0 || x == .infinity { return 1 }
    let front = exp(a * log(x) - x - lgamma(a))
    // More terms than a double can need for any argument that models reach; a bound, so that nothing hangs.
    let most = 100_000
    if x < a + 1 {
      var (term, total) = (1 / a, 1 / a)
      for n in 1...most {
        term *= x / (a + Double(n))
        total += term
        if term < total * 1e-17 { break }
      }
      return min(1, front * total)
    }
    let tiny = 1e-300
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / b
    var h = d
    for n in 1...most {
      let an = -Double(n) * (Double(n) - a)
      b += 2
      d = an * d + b
      if d.magnitude < tiny { d = tiny }
      c = b + an / c
      if c.magnitude < tiny { c = tiny }
      d = 1 / d
      h *= c * d
      if (c * d - 1).magnitude < 1e-16 { break }
    }
    return max(0, 1 - front * h)
  }
}
