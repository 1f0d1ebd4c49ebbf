import Foundation
import TitrateNumerics

extension UnaryOperation {
  /// The operation on a number: R's meaning, with NaN outside the domain.
  ///
  /// `round` goes to the nearest integer, halves away from zero as rxode2 (C) does it; `sign(0)` is 0;
  /// NaN counts as true in `not`.
  public func apply(_ x: Double) -> Double {
    switch self {
    case .negate: -x
    case .exp: Foundation.exp(x)
    case .expm1: Foundation.expm1(x)
    case .log: Foundation.log(x)
    case .log1p: Foundation.log1p(x)
    case .log2: Foundation.log2(x)
    case .log10: Foundation.log10(x)
    case .sqrt: x.squareRoot()
    case .sin: Foundation.sin(x)
    case .cos: Foundation.cos(x)
    case .tan: Foundation.tan(x)
    case .asin: Foundation.asin(x)
    case .acos: Foundation.acos(x)
    case .atan: Foundation.atan(x)
    case .sinh: Foundation.sinh(x)
    case .cosh: Foundation.cosh(x)
    case .tanh: Foundation.tanh(x)
    case .asinh: Foundation.asinh(x)
    case .acosh: Foundation.acosh(x)
    case .atanh: Foundation.atanh(x)
    case .abs: x.magnitude
    case .sign: x > 0 ? 1 : x < 0 ? -1 : x.isNaN ? x : 0
    case .floor: x.rounded(.down)
    case .ceiling: x.rounded(.up)
    case .round: x.rounded(.toNearestOrAwayFromZero)
    case .truncate: x.rounded(.towardZero)
    case .gamma: Gamma.gamma(x)
    case .lgamma: Gamma.logGamma(x)
    case .digamma: Gamma.digamma(x)
    case .trigamma: Gamma.trigamma(x)
    case .erf: Foundation.erf(x)
    case .erfc: Foundation.erfc(x)
    case .pnorm: StandardNormal.cdf(x)
    case .qnorm: StandardNormal.quantile(x)
    case .not: x == 0 ? 1 : 0
    }
  }
}

extension BinaryOperation {
  /// The operation on numbers: R's meaning. `min` and `max` are NaN when either argument is; `modulo` has the
  /// divisor's sign; NaN counts as true in `and` and `or`, and compares as false (`notEqual`: true).
  public func apply(_ x: Double, _ y: Double) -> Double {
    func truth(_ condition: Bool) -> Double { condition ? 1 : 0 }
    switch self {
    case .add: return x + y
    case .subtract: return x - y
    case .multiply: return x * y
    case .divide: return x / y
    case .power: return pow(x, y)
    case .modulo: return x - (x / y).rounded(.down) * y
    case .atan2: return Foundation.atan2(x, y)
    case .min: return x.isNaN || y.isNaN ? .nan : x < y ? x : y
    case .max: return x.isNaN || y.isNaN ? .nan : x > y ? x : y
    case .less: return truth(x < y)
    case .lessOrEqual: return truth(x <= y)
    case .greater: return truth(x > y)
    case .greaterOrEqual: return truth(x >= y)
    case .equal: return truth(x == y)
    case .notEqual: return truth(x != y)
    case .and: return truth(x != 0 && y != 0)
    case .or: return truth(x != 0 || y != 0)
    case .gammaP: return Gamma.lowerRegularised(x, y)
    }
  }
}

extension TernaryOperation {
  /// The operation on numbers; NaN outside the domain.
  public func apply(_ x: Double, _ y: Double, _ z: Double) -> Double {
    switch self {
    case .betaI: IncompleteBeta.regularised(x, y, z)
    }
  }
}
