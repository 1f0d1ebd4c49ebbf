/// exp, log and pow that give the same bits everywhere: on every machine, for one number and for eight side by side.
///
/// Goals in rank order: identical bits for `Double` and `SIMD8<Double>` (hence a subject's result never depends on its
/// neighbours, nor on the C library's version); error below one unit in the last place; C's results for special
/// values; no branches and no tables, so that lanes stay lanes.
///
/// Each is argument reduction to a short interval, a polynomial (fitted by `Scripts/golden/elementary-coefficients.py`)
/// and a compensated sum. No fused multiply-add, so that every build rounds alike.
///
/// - Source: the reductions and special cases follow Muller (2016), Elementary Functions, 3rd ed., chapters 10-11, and
///   ISO C17 annex F.
@usableFromInline
package enum Elementary {
  /// eˣ; error below 0.7 units in the last place.
  @usableFromInline
  package static func exp(_ x: Double) -> Double { exponential(SIMD2(x, x)).x }
  /// eˣ in every lane.
  @usableFromInline
  package static func exp(_ x: SIMD8<Double>) -> SIMD8<Double> { exponential(x) }

  /// eˣ − 1 without cancellation near 0; error below 0.95 units in the last place.
  @usableFromInline
  package static func expm1(_ x: Double) -> Double { exponentialMinusOne(SIMD2(x, x)).x }
  /// eˣ − 1 in every lane.
  @usableFromInline
  package static func expm1(_ x: SIMD8<Double>) -> SIMD8<Double> { exponentialMinusOne(x) }

  /// The natural logarithm; error below 0.9 units in the last place.
  @usableFromInline
  package static func log(_ x: Double) -> Double { logarithm(SIMD2(x, x)).x }
  /// The natural logarithm in every lane.
  @usableFromInline
  package static func log(_ x: SIMD8<Double>) -> SIMD8<Double> { logarithm(x) }

  /// log(1 + x) without cancellation near 0; error below 0.9 units in the last place.
  @usableFromInline
  package static func log1p(_ x: Double) -> Double { logarithmOfOnePlus(SIMD2(x, x)).x }
  /// log(1 + x) in every lane.
  @usableFromInline
  package static func log1p(_ x: SIMD8<Double>) -> SIMD8<Double> { logarithmOfOnePlus(x) }

  /// x to the power y; error below 0.65 units in the last place.
  @usableFromInline
  package static func pow(_ x: Double, _ y: Double) -> Double { power(SIMD2(x, x), SIMD2(y, y)).x }
  /// x to the power y in every lane.
  @usableFromInline
  package static func pow(_ x: SIMD8<Double>, _ y: SIMD8<Double>) -> SIMD8<Double> { power(x, y) }
}
