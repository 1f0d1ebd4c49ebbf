/// Where a function of one variable changes sign.
public struct Root: Hashable, Sendable {
  /// The end of the last bracket with the smaller magnitude of f.
  public let x: Double
  /// f there.
  public let value: Double
  /// Evaluations of f.
  public let evaluations: Int

  /// Why there is no root to return.
  public enum Failure: Error, Hashable, Sendable {
    /// f has the same sign at both ends; its values there.
    case notBracketed(Double, Double)
    /// f is NaN at this x.
    case notFinite(Double)
  }

  /// Finds a sign change between two points by Brent's method: never slower than bisection by more than a constant
  /// factor, superlinear where f is smooth.
  ///
  /// - Parameters:
  ///   - a: one end; f(a) and f(b) must have opposite signs, or one of them be zero.
  ///   - tolerance: absolute error of x that is good enough; 0 asks for neighbouring floating-point numbers.
  ///   - f: continuous; may be infinite.
  /// - Throws: `Failure.notBracketed`, or `notFinite` at the first NaN.
  /// - Source: Brent (1973), Algorithms for Minimization without Derivatives, chapter 4.
  public static func find(
    between a: Double, and b: Double, tolerance: Double = 0, _ f: (Double) -> Double
  ) throws(Failure) -> Root {
    var evaluations = 0
    func value(_ x: Double) throws(Failure) -> Double {
      evaluations += 1
      let y = f(x)
      if y.isNaN { throw .notFinite(x) }
      return y
    }
    var (a, b) = (a, b)
    var (fa, fb) = (try value(a), try value(b))
    if fa * fb > 0 { throw .notBracketed(fa, fb) }
    // The root is between b and c; b is the best, a the one before.
    var (c, fc) = (a, fa)
    var step = b - a
    var before = step
    while fb != 0 {
      if (fb > 0) == (fc > 0) {
        (c, fc) = (a, fa)
        step = b - a
        before = step
      }
      if abs(fc) < abs(fb) {
        (a, b, c) = (b, c, b)
        (fa, fb, fc) = (fb, fc, fb)
      }
      let limit = b.ulp + 0.5 * tolerance
      let middle = 0.5 * (c - b)
      if abs(middle) <= limit { break }
      if let guess = interpolate((a, fa), (b, fb), (c, fc)), abs(before) >= limit, abs(fa) > abs(fb),
        // Inside three quarters of the bracket, and at most half the step before last: otherwise bisect.
        guess * middle > 0, abs(guess) < min(1.5 * abs(middle), 0.5 * abs(before))
      {
        (before, step) = (step, guess)
      } else {
        (before, step) = (middle, middle)
      }
      (a, fa) = (b, fb)
      b += abs(step) > limit ? step : (middle > 0 ? limit : -limit)
      fb = try value(b)
    }
    return Root(x: b, value: fb, evaluations: evaluations)
  }

  /// The step from b by inverse quadratic interpolation through three points, or by the secant through two.
  private static func interpolate(
    _ a: (x: Double, f: Double), _ b: (x: Double, f: Double), _ c: (x: Double, f: Double)
  ) -> Double? {
    let s = b.f / a.f
    var p = (c.x - b.x) * s
    var q = 1 - s
    if a.x != c.x {
      let (r, t) = (b.f / c.f, a.f / c.f)
      p = s * ((c.x - b.x) * t * (t - r) - (b.x - a.x) * (r - 1))
      q = (t - 1) * (r - 1) * (s - 1)
    }
    let step = -p / q
    return step.isFinite ? step : nil
  }
}
