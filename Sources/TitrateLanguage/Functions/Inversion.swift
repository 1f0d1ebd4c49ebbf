/// Quantiles without a closed form, as formulas: a fixed number of steps that always suffices.
enum Inversion {
  typealias Value = Formula.Value
  /// Bracketed Newton steps on a logarithmic scale; ten bisections from ±745 reach the unit, Newton's method then
  /// doubles digits. Measured against other software for shapes from 0.05 to 1e4.
  private static let steps = 40
  /// Halvings: more than the binary digits of any count that models reach.
  private static let halvings = 50

  /// The quantile of the gamma distribution of some shape, rate 1.
  static func gamma(_ f: Formula, _ p: Value, _ shape: Value) -> Value {
    // Wilson and Hilferty's cube; where it fails, the power law near 0.
    let c = 1 / (9 * shape)
    let cube = 1 - c + f.qnorm(p) * f.sqrt(c)
    let small = (f.log(p) + f.lgamma(shape + 1)) / shape
    let start = f.select(f.less(f(0.2), cube), f.log(shape) + 3 * f.log(f.max(cube, f(0.2))), small)
    let s = root(f, p, start: start) { s in
      let x = f.exp(s)
      return (f.gammaP(shape, x), f.exp(shape * s - x - f.lgamma(shape)))
    }
    return ends(f, p, low: f(0), high: f(.infinity), f.exp(s))
  }

  /// The logit of the quantile of the beta distribution.
  static func logitBeta(_ f: Formula, _ p: Value, _ a: Value, _ b: Value) -> Value {
    let logBeta = f.logBeta(a, b)
    let s = root(f, p, start: f.log(a / b)) { s in
      let x = 1 / (1 + f.exp(-s))
      let logX = -f.log1p(f.exp(-s))
      return (f.betaI(x, a, b), f.exp(a * logX + b * (logX - s) - logBeta))
    }
    return ends(f, p, low: f(-.infinity), high: f(.infinity), s)
  }

  /// The shape a at which the regularised incomplete gamma function P(a, x) is p: halvings of log a, for P falls with a.
  static func shape(_ f: Formula, _ x: Value, p: Value) -> Value {
    var (low, high) = (f(-60), f(60))
    for _ in 0..<70 {
      let middle = 0.5 * (low + high)
      let isBelow = f.less(p, f.gammaP(f.exp(middle), x))
      low = f.select(isBelow, middle, low)
      high = f.select(isBelow, high, middle)
    }
    let valid = f.both(f.both(f.less(f(0), p), f.less(p, f(1))), f.less(f(0), x))
    return f.select(valid, f.exp(low), f(.nan))
  }

  private static func ends(_ f: Formula, _ p: Value, low: Value, high: Value, _ inside: Value) -> Value {
    let valid = f.both(f.less(f(0), p), f.less(p, f(1)))
    let outside = f.select(f.equal(p, f(0)), low, f.select(f.equal(p, f(1)), high, f(.nan)))
    return f.select(valid, inside, outside)
  }

  /// Where a cumulative distribution reaches p, given its value and slope.
  private static func root(
    _ f: Formula, _ p: Value, start: Value, _ cumulative: (Value) -> (value: Value, slope: Value)
  ) -> Value {
    var (low, high) = (f(-745), f(745))
    var s = f.min(f.max(start, f(-700)), f(700))
    let isLower = f.less(p, f(0.5))
    for _ in 0..<steps {
      let (value, slope) = cumulative(s)
      let isBelow = f.less(value, p)
      low = f.select(isBelow, s, low)
      high = f.select(isBelow, high, s)
      // In the lower tail the logarithm of the probability is nearly straight; elsewhere the probability itself.
      let logStep = f.log(value / p) * value / slope
      let next = s - f.select(isLower, logStep, (value - p) / slope)
      let isInside = f.both(f.lessOrEqual(low, next), f.lessOrEqual(next, high))
      s = f.select(isInside, next, 0.5 * (low + high))
    }
    return s
  }

  /// The smallest whole number from 0 on at which a cumulative distribution reaches p.
  static func count(_ f: Formula, _ p: Value, upTo most: Value, _ cumulative: (Value) -> Value) -> Value {
    var (low, high) = (f(-1), f.max(f.ceiling(most), f(0)))
    // A probability computed twice must not differ from itself by its last digit: as R, a little less will do.
    let enough = p * (1 - 64 * Double.ulpOfOne)
    for _ in 0..<halvings {
      let middle = f.floor(0.5 * (low + high))
      let reaches = f.both(
        f.lessOrEqual(f(0), middle), f.lessOrEqual(enough, cumulative(f.max(middle, f(0)))))
      high = f.select(reaches, middle, high)
      low = f.select(reaches, low, middle)
    }
    return high
  }
}
