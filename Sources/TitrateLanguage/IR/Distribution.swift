/// How data scatter, where that is not a residual error around the prediction.
///
/// The language builds what a solver needs as nodes of the graph, so that a solver need not know the distributions:
/// it evaluates `logLikelihood` where a value was measured and `simulated` where one is to be made.
public struct Likelihood: Hashable, Sendable {
  /// Distributions with a name. Arguments are in the order of R's density function.
  public enum Family: String, Hashable, Sendable, CaseIterable {
    /// λ.
    case poisson
    /// Number of trials, probability.
    case binomial
    /// Size, probability.
    case negativeBinomial
    /// Size, mean.
    case negativeBinomialMean
    /// Two shapes.
    case beta
    /// Degrees of freedom.
    case chiSquared
    /// Rate.
    case exponential
    /// Two degrees of freedom.
    case f
    /// Probability.
    case geometric
    /// Lower and upper end.
    case uniform
    /// Shape, scale.
    case weibull
    /// Shape, rate.
    case gamma
    /// Degrees of freedom, or degrees of freedom, location and scale.
    case studentT
    /// Location, scale.
    case cauchy
    /// Mean, sd.
    case normal
    /// Probabilities of all categories but the last; `categories` has their values.
    case ordinal
    /// `ll(x) ~ …`: any formula.
    case formula
  }
  /// Which it is.
  public var family: Family
  /// Its arguments.
  public var arguments: [NodeID]
  /// Values of an ordinal endpoint's categories, one more than it has probabilities; empty for the others.
  public var categories: [Double]
  /// log of the density (or probability) of the record's measured value. It reads the value through a covariate
  /// with `Covariate.Derivation.observation`.
  public var logLikelihood: NodeID
  /// A random value of the distribution, by inversion of its own `RandomDraw`; nil where only the formula of the
  /// likelihood is known.
  public var simulated: NodeID?
  /// Creates a likelihood.
  public init(
    _ family: Family, arguments: [NodeID], categories: [Double] = [], logLikelihood: NodeID,
    simulated: NodeID?
  ) {
    self.family = family
    self.arguments = arguments
    self.categories = categories
    self.logLikelihood = logLikelihood
    self.simulated = simulated
  }
}

extension Endpoint {
  /// What stands in the way of drawing a measured value, as it is written; nil for nearly every endpoint.
  package var unsimulated: String? {
    if let likelihood {
      return likelihood.simulated == nil
        ? "the likelihood ll(\(name)), which tells how likely a value is and not how to draw one" : nil
    }
    return error.tail != .normal && error.autocorrelation != nil ? "ar() together with t() or cauchy()" : nil
  }

  /// What is beyond a normal residual error around the prediction, as it is written; nil for most endpoints, and for
  /// those that have a likelihood instead. Whoever cannot deal with it must refuse it by this name.
  package var unusualScatter: String? {
    if likelihood != nil { return nil }
    switch error.tail {
    case .normal: break
    case .studentT: return "the residual error t()"
    case .cauchy: return "the residual error cauchy()"
    }
    switch error.base {
    case .prediction: break
    case .transformed:
      return error.transform == .identity ? nil : "a proportional error on the transformed scale"
    case .other: return "propF() or powF()"
    }
    return error.autocorrelation == nil ? nil : "ar()"
  }
}
