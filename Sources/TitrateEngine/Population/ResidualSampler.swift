import Foundation
import TitrateLanguage
import TitrateNumerics

/// Makes measured values of predictions.
///
/// On the scale h of the model, h(DV) = h(f) + s·ε with ε standard normal; s = a + b·|g|ᶜ (combined1) or
/// s² = a² + (b·|g|ᶜ)² (combined2), of g = f itself, as nlmixr2 has it, unless the model names another g. With `t()` and
/// `cauchy()` ε has that distribution. Distributions draw the value themselves.
struct ResidualSampler: Sendable {
  /// What correlates the errors of neighbouring records.
  struct Memory {
    /// Time and ε of the last record of each endpoint.
    fileprivate var last: [Int: (time: Double, epsilon: Double)] = [:]
  }

  private let endpoint: Int
  private let error: ResidualError
  private let isDrawn: Bool
  /// The nodes that `sample` needs; nil where absent: the prediction (the value itself where it is drawn), a, b, c, g, a
  /// random ε, the correlation, then the parameters of h.
  let nodes: [NodeID?]
  private static let scale = 7

  init(_ endpoint: Endpoint, position: Int) {
    self.endpoint = position
    error = endpoint.error
    isDrawn = endpoint.likelihood != nil
    let scale: [NodeID?] =
      switch endpoint.error.transform {
      case .identity, .log: []
      case .logit(let low, let high), .probit(let low, let high): [low, high]
      case .boxCox(let lambda), .yeoJohnson(let lambda): [lambda]
      }
    var other: NodeID?
    if case .other(let node) = error.base { other = node }
    nodes =
      [
        endpoint.likelihood.map(\.simulated) ?? endpoint.prediction, error.additive, error.proportional,
        error.power, other, error.deviate, error.autocorrelation,
      ] + scale
  }

  /// A measured value.
  ///
  /// - Parameters:
  ///   - values: of `nodes`; anything where the node is nil.
  ///   - epsilon: a standard normal number.
  ///   - time: of the record.
  ///   - memory: of the subject.
  func sample(_ values: [Double], epsilon: Double, time: Double, memory: inout Memory) -> Double {
    if isDrawn { return values[0] }
    let mean = transformed(values[0], values)
    let epsilon =
      error.deviate != nil
      ? values[5] : correlated(epsilon, values[6], time: time, memory: &memory)
    let noise = epsilon * deviation(values, mean)
    if case .log = error.transform { return values[0] * exp(noise) }
    return restored(mean + noise, values)
  }

  /// ε of a record Δt after another is r^Δt of that one's and a new part, so that the variance stays.
  private func correlated(
    _ epsilon: Double, _ r: Double, time: Double, memory: inout Memory
  ) -> Double {
    guard error.autocorrelation != nil else { return epsilon }
    var result = epsilon
    // A clock that starts anew has nothing behind it.
    if let last = memory.last[endpoint], time >= last.time {
      let rho = pow(r, time - last.time)
      result = rho * last.epsilon + (1 - rho * rho).squareRoot() * epsilon
    }
    memory.last[endpoint] = (time, result)
    return result
  }

  private func deviation(_ values: [Double], _ mean: Double) -> Double {
    let a = error.additive == nil ? 0 : values[1]
    let size =
      switch error.base {
      case .prediction: values[0].magnitude
      case .transformed: mean.magnitude
      case .other: values[4].magnitude
      }
    let c = error.power == nil ? 1 : values[3]
    let b = error.proportional == nil ? 0 : values[2] * (c == 1 ? size : pow(size, c))
    return error.combination == .combined1 ? a + b : (a * a + b * b).squareRoot()
  }

  /// h(x).
  private func transformed(_ x: Double, _ values: [Double]) -> Double {
    let (first, second) = parameters(values)
    switch error.transform {
    case .identity: return x
    case .log: return log(x)
    case .logit: return log((x - first) / (second - x))
    case .probit: return StandardNormal.quantile((x - first) / (second - first))
    case .boxCox: return Self.boxCox(x, first)
    case .yeoJohnson: return x >= 0 ? Self.boxCox(1 + x, first) : -Self.boxCox(1 - x, 2 - first)
    }
  }

  /// The x with h(x) = value.
  private func restored(_ value: Double, _ values: [Double]) -> Double {
    let (first, second) = parameters(values)
    switch error.transform {
    case .identity: return value
    case .log: return exp(value)
    case .logit: return first + (second - first) / (1 + exp(-value))
    case .probit: return first + (second - first) * StandardNormal.cdf(value)
    case .boxCox: return Self.inverseBoxCox(value, first)
    case .yeoJohnson:
      return value >= 0 ? Self.inverseBoxCox(value, first) - 1 : 1 - Self.inverseBoxCox(-value, 2 - first)
    }
  }

  private func parameters(_ values: [Double]) -> (first: Double, second: Double) {
    let count = values.count - Self.scale
    return (count > 0 ? values[Self.scale] : 0, count > 1 ? values[Self.scale + 1] : 1)
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
