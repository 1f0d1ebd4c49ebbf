import Foundation
import TitrateLanguage
import TitrateNumerics

/// Adds residual error to predictions.
///
/// On the scale h of the model, h(DV) = h(f) + s·ε with ε standard normal; s = a + b·|f|ᶜ (combined1) or
/// s² = a² + (b·|f|ᶜ)² (combined2), of f itself, as nlmixr2 has it.
struct ResidualSampler: Sendable {
  private let error: ResidualError
  /// The nodes that `sample` needs: prediction, a, b, c, then the parameters of h; nil where absent.
  let nodes: [NodeID?]

  init(_ endpoint: Endpoint) {
    error = endpoint.error
    let scale: [NodeID?] =
      switch endpoint.error.transform {
      case .identity, .log: []
      case .logit(let low, let high), .probit(let low, let high): [low, high]
      case .boxCox(let lambda), .yeoJohnson(let lambda): [lambda]
      }
    nodes = [endpoint.prediction, error.additive, error.proportional, error.power] + scale
  }

  /// A measured value.
  ///
  /// - Parameters:
  ///   - values: of `nodes`; anything where the node is nil.
  ///   - epsilon: ε.
  func sample(_ values: [Double], epsilon: Double) -> Double {
    let f = values[0]
    let a = error.additive == nil ? 0 : values[1]
    let c = error.power == nil ? 1 : values[3]
    let b = error.proportional == nil ? 0 : values[2] * (c == 1 ? f.magnitude : pow(f.magnitude, c))
    let noise = epsilon * (error.combination == .combined1 ? a + b : (a * a + b * b).squareRoot())
    switch error.transform {
    case .identity: return f + noise
    case .log: return f * exp(noise)
    case .logit:
      let (low, high) = (values[4], values[5])
      return low + (high - low) / (1 + exp(-(log((f - low) / (high - f)) + noise)))
    case .probit:
      let (low, width) = (values[4], values[5] - values[4])
      return low + width * StandardNormal.cdf(StandardNormal.quantile((f - low) / width) + noise)
    case .boxCox: return Self.inverseBoxCox(Self.boxCox(f, values[4]) + noise, values[4])
    case .yeoJohnson:
      let lambda = values[4]
      let x = (f >= 0 ? Self.boxCox(1 + f, lambda) : -Self.boxCox(1 - f, 2 - lambda)) + noise
      return x >= 0 ? Self.inverseBoxCox(x, lambda) - 1 : 1 - Self.inverseBoxCox(-x, 2 - lambda)
    }
  }

  private static func boxCox(_ x: Double, _ lambda: Double) -> Double {
    lambda == 0 ? log(x) : expm1(lambda * log(x)) / lambda
  }

  /// Values beyond the end of the scale's range become that end.
  private static func inverseBoxCox(_ x: Double, _ lambda: Double) -> Double {
    if lambda == 0 { return exp(x) }
    return 1 + lambda * x > 0 ? exp(log1p(lambda * x) / lambda) : lambda > 0 ? 0 : .infinity
  }
}
