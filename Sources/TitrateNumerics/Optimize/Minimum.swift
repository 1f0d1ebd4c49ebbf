/// What a minimiser found: always its best point, whatever stopped it.
public struct Minimum: Hashable, Sendable {
  /// Why a minimiser stopped.
  public enum Status: String, Hashable, Sendable {
    /// Every component of the gradient is below the tolerance.
    case converged
    /// No step along a descent direction lowers the objective any more: it is flat to rounding, or its gradient is wrong.
    case stalled
    /// As many evaluations as allowed.
    case evaluationLimit
    /// The objective or its gradient is not finite at the start.
    case badStart
  }
  /// Why it stopped.
  public var status: Status
  /// The best point seen.
  public var point: [Double]
  /// The objective there.
  public var value: Double
  /// Its gradient there.
  public var gradient: [Double]
  /// The approximation of the inverse Hessian that the last step left behind.
  public var inverseHessian: Matrix
  /// Line searches made.
  public var iterations = 0
  /// Evaluations of objective and gradient.
  public var evaluations = 0

  /// How much lower the quadratic model's minimum lies than `value`: ½·gᵀ·H⁻¹·g. Beside the objective's noise, this
  /// tells whether a search that stalled is as good as converged.
  public var expectedDecrease: Double {
    0.5 * zip(gradient, inverseHessian * gradient).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

/// When to stop minimising.
public struct MinimizerOptions: Hashable, Sendable {
  /// Converged when no component of the gradient exceeds this.
  public var gradientTolerance = 1e-9
  /// How much of the objective, relative to its magnitude, may be numerical noise. Changes below it are judged by
  /// the gradient instead, which stays exact much closer to the minimum.
  public var objectiveNoise = 1e-14
  /// The longest first step tried, when there is no Hessian to tell: in the unit of the point.
  public var firstStep = 1.0
  /// How many evaluations are allowed.
  public var maxEvaluations = 2000
  /// The defaults.
  public init() {}
}
