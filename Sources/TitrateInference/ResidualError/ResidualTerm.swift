import Glibc
import TitrateNumerics

/// −2·log likelihood of one measured value, without log 2π, as a function of the mean w and deviation s on the
/// error model's scale; and its derivatives.
///
/// A point u gives 2·log s + ((u − w)/s)²; an interval (l, u) gives −2·log(Φ((u − w)/s) − Φ((l − w)/s)).
/// Everything is computed from logarithms of Φ, so a value 30 standard deviations beyond its limit still has the
/// right objective and gradient.
struct ResidualTerm {
  /// The term.
  var value = 0.0
  /// By w.
  var byMean = 0.0
  /// By s.
  var byDeviation = 0.0
  /// By the lower end (0 for a point).
  var byLower = 0.0
  /// By the upper end, or by the point.
  var byUpper = 0.0
  /// Expected second derivative by w for a point, the actual one for an interval; never negative.
  var meanCurvature = 0.0
  /// Expected second derivative by s for a point; never negative.
  var deviationCurvature = 0.0

  /// The term alone; +∞ where it is not defined.
  @inline(__always)
  static func value(of interval: MeasuredInterval, mean: Double, deviation: Double) -> Double {
    guard interval.isPoint else {
      return -2 * logProbability(of: interval, mean: mean, deviation: deviation)
    }
    guard deviation > 0 else { return .infinity }
    let z = (interval.upper - mean) / deviation
    let value = 2 * log(deviation) + z * z
    return value.isNaN ? .infinity : value
  }

  /// The term with derivatives; they are 0 where the term is +∞ or cannot change.
  init(of interval: MeasuredInterval, mean: Double, deviation: Double) {
    value = Self.value(of: interval, mean: mean, deviation: deviation)
    guard value.isFinite, mean.isFinite, deviation > 0 else { return }
    if interval.isPoint {
      let z = (interval.upper - mean) / deviation
      byMean = -2 * z / deviation
      byUpper = -byMean
      byDeviation = 2 * (1 - z * z) / deviation
      meanCurvature = 2 / (deviation * deviation)
      deviationCurvature = 4 / (deviation * deviation)
    } else {
      differentiateInterval(interval, mean: mean, deviation: deviation)
    }
  }

  private mutating func differentiateInterval(_ interval: MeasuredInterval, mean: Double, deviation: Double) {
    let a = (interval.lower - mean) / deviation
    let b = (interval.upper - mean) / deviation
    // φ/(Φ(b) − Φ(a)) at both ends; an infinite end has none.
    var (atLower, atUpper) = (0.0, 0.0)
    if a == -.infinity {
      atUpper = b < .infinity ? StandardNormal.logCDFDerivative(b) : 0
    } else if b == .infinity {
      atLower = StandardNormal.logCDFDerivative(-a)
    } else {
      atLower = exp(StandardNormal.logDensity(a) + value / 2)
      atUpper = exp(StandardNormal.logDensity(b) + value / 2)
    }
    let moment = (b.isFinite ? b * atUpper : 0) - (a.isFinite ? a * atLower : 0)
    byLower = 2 * atLower / deviation
    byUpper = -2 * atUpper / deviation
    byMean = -byLower - byUpper
    byDeviation = 2 * moment / deviation
    let difference = atUpper - atLower
    meanCurvature = max(0, 2 * (difference * difference + moment) / (deviation * deviation))
  }

  /// log P(lower < w + s·ε < upper).
  private static func logProbability(of interval: MeasuredInterval, mean: Double, deviation: Double) -> Double
  {
    guard deviation > 0, mean.isFinite else {
      // Without error the value is the mean itself: certainly inside, or certainly not.
      guard deviation == 0 || mean.isInfinite else { return -.infinity }
      let isAbove = interval.lower == -.infinity || interval.lower < mean
      return isAbove && (interval.upper == .infinity || mean < interval.upper) ? 0 : -.infinity
    }
    let a = (interval.lower - mean) / deviation
    let b = (interval.upper - mean) / deviation
    guard a < b else { return -.infinity }
    if a == -.infinity { return StandardNormal.logCDF(b) }
    if b == .infinity { return StandardNormal.logCDF(-a) }
    // In the upper tail both Φ are near 1 and their difference would cancel; the mirror image does not.
    let (low, high) = a > 0 ? (-b, -a) : (a, b)
    let logHigh = StandardNormal.logCDF(high)
    return logHigh + log(-expm1(StandardNormal.logCDF(low) - logHigh))
  }
}

extension StandardNormal {
  /// log φ(x).
  static func logDensity(_ x: Double) -> Double { -0.5 * x * x - 0.918_938_533_204_672_741_78 }
}
