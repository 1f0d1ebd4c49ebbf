import Glibc
import TitrateLanguage

/// The residual error of one endpoint at concrete parameter values: how a measured value scatters around its
/// prediction.
///
/// On the scale h of the model, h(DV) = h(f) + s·ε with ε standard normal. The deviation s is made of f itself, not
/// of h(f), as nlmixr2 does it: s = a + b·|f|ᶜ (combined1) or s² = a² + (b·|f|ᶜ)² (combined2).
public struct ErrorModel: Hashable, Sendable {
  /// The function h.
  public enum Scale: Hashable, Sendable {
    /// h(x) = x.
    case identity
    /// h(x) = log x.
    case log
    /// h(x) = log((x − low)/(high − x)).
    case logit
    /// h(x) = Φ⁻¹((x − low)/(high − low)).
    case probit
    /// h(x) = (x^λ − 1)/λ.
    case boxCox
    /// Box-Cox of x + 1 with λ, of 1 − x with 2 − λ where x < 0.
    case yeoJohnson
  }

  /// The function h.
  public var scale: Scale
  /// How additive and proportional parts add up.
  public var combination: ResidualError.Combination
  /// a, on the scale of h.
  public var additive: Double
  /// b, on the scale of h per unit of |f|ᶜ.
  public var proportional: Double
  /// c.
  public var power: Double
  /// `low` of logit and probit, λ of Box-Cox and Yeo-Johnson, unused otherwise.
  public var first: Double
  /// `high` of logit and probit, unused otherwise.
  public var second: Double

  /// Creates an error model; with the defaults there is no error at all.
  public init(
    scale: Scale = .identity, combination: ResidualError.Combination = .combined2, additive: Double = 0,
    proportional: Double = 0, power: Double = 1, first: Double = 0, second: Double = 1
  ) {
    self.scale = scale
    self.combination = combination
    self.additive = additive
    self.proportional = proportional
    self.power = power
    self.first = first
    self.second = second
  }

  /// Standard deviation s, on the scale of h, at a prediction.
  public func deviation(at prediction: Double) -> Double {
    let relative = proportional == 0 ? 0 : proportional * scaled(prediction)
    switch combination {
    case .combined1: return additive + relative
    case .combined2:
      if relative == 0 { return abs(additive) }
      if additive == 0 { return abs(relative) }
      return (additive * additive + relative * relative).squareRoot()
    }
  }

  /// (h(DV) − h(f))/s.
  public func weightedResidual(dv: Double, prediction: Double) -> Double {
    (transformed(dv) - transformed(prediction)) / deviation(at: prediction)
  }

  /// The measured value whose weighted residual is `epsilon`.
  public func measurement(prediction: Double, epsilon: Double) -> Double {
    restored(transformed(prediction) + deviation(at: prediction) * epsilon)
  }

  /// −2·log of the likelihood of a measured value, without log 2π.
  ///
  /// - Returns: +∞ where the model cannot produce the value.
  public func minusTwoLogLikelihood(of measured: MeasuredValue, prediction: Double) -> Double {
    let term = ResidualTerm.value(
      of: interval(measured), mean: transformed(prediction), deviation: deviation(at: prediction))
    return measured.censoring == .none ? term + jacobianTerm(measured.dv) : term
  }
}

extension ErrorModel {
  /// |f|ᶜ.
  @inline(__always)
  private func scaled(_ prediction: Double) -> Double {
    power == 1 ? abs(prediction) : pow(abs(prediction), power)
  }

  /// Partial derivatives of `deviation(at:)`.
  struct DeviationSlopes {
    var byPrediction = 0.0
    var byAdditive = 0.0
    var byProportional = 0.0
    var byPower = 0.0
  }

  /// How the deviation answers to the prediction and to its own parameters.
  func deviationSlopes(at prediction: Double) -> DeviationSlopes {
    var slopes = DeviationSlopes()
    let size = scaled(prediction)
    let relative = proportional * size
    var byRelative = 1.0
    switch combination {
    case .combined1: slopes.byAdditive = 1
    case .combined2:
      let deviation = self.deviation(at: prediction)
      guard deviation > 0 else { return slopes }
      slopes.byAdditive = additive / deviation
      byRelative = relative / deviation
    }
    slopes.byProportional = byRelative * size
    guard proportional != 0, prediction != 0 else { return slopes }
    slopes.byPrediction = byRelative * power * relative / prediction
    slopes.byPower = byRelative * relative * Glibc.log(abs(prediction))
    return slopes
  }
}
