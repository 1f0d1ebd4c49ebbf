import Glibc
import TitrateNumerics

// The scale h of an error model: values, slopes and the Jacobian of the measured value.

extension ErrorModel {
  /// h(x); NaN outside the scale's domain.
  @inline(__always)
  public func transformed(_ x: Double) -> Double {
    switch scale {
    case .identity: x
    case .log: Glibc.log(x)
    case .logit: Glibc.log(x - first) - Glibc.log(second - x)
    case .probit: StandardNormal.quantile((x - first) / (second - first))
    case .boxCox: Self.boxCox(x, first)
    case .yeoJohnson: x >= 0 ? Self.boxCox(1 + x, first) : -Self.boxCox(1 - x, 2 - first)
    }
  }

  /// The x with h(x) = value; the nearest end of the domain where there is none.
  public func restored(_ value: Double) -> Double {
    switch scale {
    case .identity: value
    case .log: exp(value)
    case .logit: first + (second - first) / (1 + exp(-value))
    case .probit: first + (second - first) * StandardNormal.cdf(value)
    case .boxCox: Self.boxCoxInverse(value, first)
    case .yeoJohnson:
      value >= 0 ? Self.boxCoxInverse(value, first) - 1 : 1 - Self.boxCoxInverse(-value, 2 - first)
    }
  }

  /// h′(x).
  func slope(_ x: Double) -> Double {
    switch scale {
    case .identity: 1
    case .log: 1 / x
    case .logit: 1 / (x - first) + 1 / (second - x)
    case .probit: exp(-StandardNormal.logDensity(transformed(x))) / (second - first)
    case .boxCox: pow(x, first - 1)
    case .yeoJohnson: x >= 0 ? pow(1 + x, first - 1) : pow(1 - x, 1 - first)
    }
  }

  /// Whether h has parameters of its own.
  @inline(__always)
  var scaleHasParameters: Bool {
    switch scale {
    case .identity, .log: false
    case .logit, .probit, .boxCox, .yeoJohnson: true
    }
  }

  /// −2·log h′(y), the Jacobian of a measured value. Left out for the logarithm, where it depends on the data alone:
  /// an objective has no terms that no parameter can change.
  @inline(__always)
  func jacobianTerm(_ y: Double) -> Double {
    switch scale {
    case .identity, .log: 0
    case .logit: 2 * (Glibc.log(y - first) + Glibc.log(second - y) - Glibc.log(second - first))
    case .probit: 2 * (StandardNormal.logDensity(transformed(y)) + Glibc.log(second - first))
    case .boxCox: 2 * (1 - first) * Glibc.log(y)
    case .yeoJohnson: y >= 0 ? 2 * (1 - first) * log1p(y) : 2 * (first - 1) * log1p(-y)
    }
  }

  /// ∂h(x)/∂first and ∂h(x)/∂second.
  func scaleSlopes(_ x: Double) -> (first: Double, second: Double) {
    switch scale {
    case .identity, .log: return (0, 0)
    case .logit: return (-1 / (x - first), -1 / (second - x))
    case .probit:
      let slope = self.slope(x)
      let p = (x - first) / (second - first)
      return (-(1 - p) * slope, -p * slope)
    case .boxCox: return (Self.boxCoxByLambda(x, first), 0)
    case .yeoJohnson:
      return (x >= 0 ? Self.boxCoxByLambda(1 + x, first) : Self.boxCoxByLambda(1 - x, 2 - first), 0)
    }
  }

  /// Derivatives of `jacobianTerm` with respect to `first` and `second`.
  func jacobianSlopes(_ y: Double) -> (first: Double, second: Double) {
    switch scale {
    case .identity, .log: return (0, 0)
    case .logit:
      let width = 1 / (second - first)
      return (2 * (width - 1 / (y - first)), 2 * (1 / (second - y) - width))
    case .probit:
      let h = transformed(y)
      let slopes = scaleSlopes(y)
      let width = 1 / (second - first)
      return (-2 * (h * slopes.first + width), -2 * (h * slopes.second - width))
    case .boxCox: return (-2 * Glibc.log(y), 0)
    case .yeoJohnson: return (y >= 0 ? -2 * log1p(y) : 2 * log1p(-y), 0)
    }
  }

  /// (x^λ − 1)/λ, log x at λ = 0.
  private static func boxCox(_ x: Double, _ lambda: Double) -> Double {
    lambda == 1 ? x - 1 : lambda == 0 ? Glibc.log(x) : expm1(lambda * Glibc.log(x)) / lambda
  }

  private static func boxCoxInverse(_ value: Double, _ lambda: Double) -> Double {
    guard lambda != 0 else { return exp(value) }
    let base = 1 + lambda * value
    // Beyond the end of the range: x = 0 for λ > 0, no largest x for λ < 0.
    return base > 0 ? exp(log1p(lambda * value) / lambda) : lambda > 0 ? 0 : .infinity
  }

  /// ∂/∂λ of (x^λ − 1)/λ.
  private static func boxCoxByLambda(_ x: Double, _ lambda: Double) -> Double {
    let logX = Glibc.log(x)
    let step = lambda * logX
    // The closed form cancels for small λ·log x; three terms of its series are exact to 1e-16 there.
    if abs(step) < 1e-5 { return logX * logX * (0.5 + step * (1.0 / 3 + step / 8)) }
    return (logX * exp(step) - expm1(step) / lambda) / lambda
  }
}
