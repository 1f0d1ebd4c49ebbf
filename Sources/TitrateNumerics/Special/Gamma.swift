import Glibc

/// The gamma function and its relatives.
package enum Gamma {
  /// Γ(x); NaN at 0 and the negative integers.
  package static func gamma(_ x: Double) -> Double {
    x <= 0 && x == x.rounded() ? .nan : tgamma(x)
  }

  /// log |Γ(x)|; +∞ at 0 and the negative integers.
  package static func logGamma(_ x: Double) -> Double {
    // The reentrant form: plain lgamma writes its sign to a variable that all threads share.
    var sign: Int32 = 0
    return lgamma_r(x, &sign)
  }

  /// ψ(x) = d log Γ/dx; NaN at 0 and the negative integers. Absolute error some 10⁻¹⁵ near the zeros of ψ,
  /// relative error elsewhere.
  ///
  /// - Source: Abramowitz, Stegun (1964), 6.3.5 (recurrence), 6.3.7 (reflection), 6.3.18 (asymptotic series).
  package static func digamma(_ x: Double) -> Double {
    if x <= 0 {
      guard x != x.rounded() else { return .nan }
      return digamma(1 - x) - .pi / tanOfPiTimes(x)
    }
    guard x < .infinity else { return x }
    var (z, sum) = (x, 0.0)
    while z < 10 {
      sum -= 1 / z
      z += 1
    }
    let s = 1 / (z * z)
    var series = 1.0 / 12
    series = 691.0 / 32760 - s * series
    series = 1.0 / 132 - s * series
    series = 1.0 / 240 - s * series
    series = 1.0 / 252 - s * series
    series = 1.0 / 120 - s * series
    series = 1.0 / 12 - s * series
    return sum + (log(z) - 0.5 / z - s * series)
  }

  /// ψ′(x); +∞ at 0 and the negative integers.
  ///
  /// - Source: Abramowitz, Stegun (1964), 6.4.6 (recurrence), 6.4.7 (reflection), 6.4.12 (asymptotic series).
  package static func trigamma(_ x: Double) -> Double {
    if x <= 0 {
      guard x != x.rounded() else { return x == -.infinity ? .nan : .infinity }
      let s = sinOfPiTimes(x)
      return (.pi * .pi) / (s * s) - trigamma(1 - x)
    }
    var (z, sum) = (x, 0.0)
    while z < 10 {
      sum += 1 / (z * z)
      z += 1
    }
    let s = 1 / (z * z)
    var series = 7.0 / 6
    series = 691.0 / 2730 - s * series
    series = 5.0 / 66 - s * series
    series = 1.0 / 30 - s * series
    series = 1.0 / 42 - s * series
    series = 1.0 / 30 - s * series
    series = 1.0 / 6 - s * series
    return sum + (1 / z + 0.5 * s + s * series / z)
  }

  /// sin(πx), exact at multiples of ½.
  private static func sinOfPiTimes(_ x: Double) -> Double {
    let rest = x.remainder(dividingBy: 2)
    // Fold to [−½, ½], where π·rest is small and its rounding harmless.
    return sin(.pi * (abs(rest) <= 0.5 ? rest : (rest < 0 ? -1 : 1) - rest))
  }

  /// tan(πx), exact at multiples of ½.
  private static func tanOfPiTimes(_ x: Double) -> Double {
    let rest = x.remainder(dividingBy: 1)
    return abs(rest) <= 0.25 ? tan(.pi * rest) : 1 / tan(.pi * ((rest < 0 ? -0.5 : 0.5) - rest))
  }
}
