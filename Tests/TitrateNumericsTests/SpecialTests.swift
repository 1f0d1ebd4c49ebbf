import Glibc
import Testing

@testable import TitrateNumerics

@Suite struct SpecialTests {
  @Test func normalDistributionAgreesWithMpmath() throws {
    var worst = SIMD4<Double>.zero
    for row in try Golden.numbers("special/normal.csv") {
      let x = row["x"]!
      let errors = SIMD4(
        relativeError(StandardNormal.pdf(x), row["pdf"]!), relativeError(StandardNormal.cdf(x), row["cdf"]!),
        relativeError(StandardNormal.logCDF(x), row["logcdf"]!),
        relativeError(StandardNormal.logCDFDerivative(x), row["ratio"]!))
      worst = pointwiseMax(worst, errors)
    }
    // Some units of 1.1e-16: the rational functions, the split exponential and a division.
    #expect(worst.max() < 2e-15, "\(worst)")
  }

  @Test func normalHandlesTheEnds() {
    #expect(StandardNormal.cdf(-.infinity) == 0)
    #expect(StandardNormal.cdf(.infinity) == 1)
    #expect(StandardNormal.cdf(0) == 0.5)
    #expect(StandardNormal.logCDF(.infinity) == 0)
    #expect(StandardNormal.logCDF(-.infinity) == -.infinity)
    #expect(StandardNormal.cdf(.nan).isNaN)
    #expect(StandardNormal.logCDF(.nan).isNaN)
    #expect(StandardNormal.quantile(0) == -.infinity)
    #expect(StandardNormal.quantile(1) == .infinity)
    #expect(StandardNormal.quantile(0.5) == 0)
    #expect(StandardNormal.quantile(-0.1).isNaN)
    #expect(StandardNormal.quantile(.nan).isNaN)
  }

  @Test func normalQuantileAgreesWithMpmath() throws {
    var worst = 0.0
    for row in try Golden.numbers("special/normal-quantile.csv") where row["p"] != 0.5 {
      worst = max(worst, relativeError(StandardNormal.quantile(row["p"]!), row["x"]!))
    }
    // AS 241 claims about 1 part in 1e16; the rest is the rounding of some thirty operations.
    #expect(worst < 2e-15, "\(worst)")
  }

  /// log Φ's derivative is φ/Φ: the two are computed apart.
  @Test(arguments: stride(from: -30.0, through: 6, by: 0.7).map { $0 }) func ratioIsTheDerivativeOfLogCDF(
    x: Double
  ) {
    let h = 1e-3
    func f(_ k: Double) -> Double { StandardNormal.logCDF(x + k * h) }
    let slope = (8 * (f(1) - f(-1)) - (f(2) - f(-2))) / (12 * h)
    // 1e-9: a central difference of order 4 with rounding 1e-16·450/1e-3 at the far end.
    #expect(abs(slope - StandardNormal.logCDFDerivative(x)) < 1e-9)
  }

  @Test func gammaFamilyAgreesWithMpmath() throws {
    var worst = SIMD4<Double>.zero
    for row in try Golden.numbers("special/gamma.csv") {
      let x = row["x"]!
      // Absolute where the value is below 1: all three pass near zero somewhere.
      func error(_ a: Double, _ b: Double) -> Double { abs(a - b) / max(1, abs(b)) }
      worst = pointwiseMax(
        worst,
        SIMD4(
          error(Gamma.logGamma(x), row["lgamma"]!), error(Gamma.digamma(x), row["digamma"]!),
          error(Gamma.trigamma(x), row["trigamma"]!), 0))
    }
    // Up to ten terms of the recurrence are added before the series.
    #expect(worst.max() < 2e-15, "\(worst)")
  }

  @Test func gammaHandlesPolesAndEnds() {
    #expect(Gamma.gamma(5) == 24)
    #expect(Gamma.gamma(-2).isNaN)
    #expect(Gamma.logGamma(-2) == .infinity)
    #expect(Gamma.digamma(0).isNaN)
    #expect(Gamma.digamma(-3).isNaN)
    #expect(Gamma.digamma(.infinity) == .infinity)
    #expect(Gamma.trigamma(-3) == .infinity)
    #expect(Gamma.trigamma(.infinity) == 0)
    #expect(Gamma.digamma(.nan).isNaN)
  }

  @Test func incompleteGammaAgreesWithMpmath() throws {
    var worst = 0.0
    for row in try Golden.numbers("special/gamma-incomplete.csv") {
      let (a, x) = (row["a"]!, row["x"]!)
      let (lower, upper) = (Gamma.lowerRegularised(a, x), Gamma.upperRegularised(a, x))
      // One is computed, the other is its complement, exact in the absolute sense only.
      let error =
        x < a + 1
        ? max(relativeError(lower, row["lower"]!), abs(upper - row["upper"]!))
        : max(relativeError(upper, row["upper"]!), abs(lower - row["lower"]!))
      worst = max(worst, error)
    }
    // 2e-13: the exponent a·(μ − log(1 + μ)) reaches some hundreds, with two roundings of 1.1e-16 each, before it
    // is exponentiated.
    #expect(worst < 2e-13, "\(worst)")
  }

  @Test func incompleteGammaHandlesTheEnds() {
    #expect(Gamma.lowerRegularised(1, 0) == 0)
    #expect(Gamma.lowerRegularised(1, .infinity) == 1)
    #expect(Gamma.lowerRegularised(0, 1) == 1)
    #expect(Gamma.lowerRegularised(-1, 1).isNaN)
    #expect(Gamma.lowerRegularised(1, -1).isNaN)
    #expect(Gamma.lowerRegularised(.nan, 1).isNaN)
    #expect(Gamma.lowerRegularised(1e300, 1) == 0)
    #expect(Gamma.lowerRegularised(1, 1e300) == 1)
  }

  /// The roads for small, large and huge a meet: P is continuous in a where they change.
  @Test(arguments: [10.0, 1e6], [-2.0, -0.3, 0, 0.8, 2.5]) func incompleteGammaIsContinuous(
    a: Double, deviations: Double
  ) {
    let x = a + deviations * a.squareRoot()
    let (below, above) = (Gamma.lowerRegularised(a.nextDown, x), Gamma.lowerRegularised(a.nextUp, x))
    // 1e-12: a thousand-fold above both roads' rounding, a thousand-fold below any wrong coefficient.
    #expect(abs(below - above) < 1e-12)
  }

  /// R: quantile(c(1, 2, 4, 8, 16), c(0, .1, .25, .5, .9, 1)), type 7.
  @Test func quantilesAreTypeSeven() {
    let values: [Double] = [1, 2, 4, 8, 16]
    let probabilities = [0, 0.1, 0.25, 0.5, 0.9, 1]
    for (p, expected) in zip(probabilities, [1, 1.4, 2, 4, 12.8, 16]) {
      // 1e-15 relative: one multiplication and one addition.
      #expect(relativeError(OrderStatistics.quantile(sorted: values, p), expected) < 1e-15)
    }
    #expect(OrderStatistics.quantile(sorted: [], 0.5).isNaN)
    #expect(OrderStatistics.quantile(sorted: [3], 0.7) == 3)
    #expect(OrderStatistics.quantile(sorted: [-.infinity, 0], 1) == 0)
  }

  @Test func weightedQuantilesFollowTheWeight() {
    func quantile(_ values: [Double], _ weights: [Double], _ p: Double) -> Double {
      OrderStatistics.quantiles(values, weights: weights, [p])[0]
    }
    #expect(quantile([2, 1], [0.01, 0.99], 0.4) == 1)
    // R: quantile(c(1, 2, 4, 8), 0.3, type = 5) is 1.7.
    #expect(relativeError(quantile([8, 4, 2, 1], [3, 3, 3, 3], 0.3), 1.7) < 1e-15)
    #expect(quantile([5, 7, 9], [0, 1, 0], 0.01) == 7)
    #expect(quantile([5, 7], [0, 0], 0.5).isNaN)
    // A weight of two is the same as standing there twice.
    #expect(quantile([1, 3, 3, 5], [1, 1, 1, 1], 0.5) == quantile([1, 3, 5], [1, 2, 1], 0.5))
    #expect(quantile([1, 3], [1, 1], 0) == 1)
    #expect(quantile([1, 3], [1, 1], 1) == 3)
  }

  @Test func logSumExpDoesNotOverflow() {
    #expect(logSumExp([]) == -.infinity)
    #expect(logSumExp([-.infinity, -.infinity]) == -.infinity)
    #expect(logSumExp([1000, 1000]) == 1000 + log(2))
    #expect(logSumExp([-1000, -1000]) == -1000 + log(2))
    #expect(logSumExp([0, .infinity]) == .infinity)
    #expect(logSumExp([0, .nan]).isNaN)
  }
}
