import TitrateEngine
import TitrateNumerics

/// One measured value and what the model says of it.
public struct ObservationFit: Hashable, Sendable {
  /// Position in the subject's records.
  public var record: Int
  /// Position in `Model.endpoints`.
  public var endpoint: Int
  /// h.
  public var time: Double
  /// As measured.
  public var dv: Double
  /// Below or above a limit, or a value.
  public var censoring: EventRecord.Censoring
  /// Prediction with etas 0.
  public var pred: Double
  /// Prediction with the individual's etas.
  public var ipred: Double
  /// Residual sd on the scale of the error model, at IPRED.
  public var residualSD: Double
  /// Individual weighted residual; nil where censored.
  public var iwres: Double?
}

/// The MAP estimate of one subject.
public struct IndividualFit: Sendable {
  /// How the search ended.
  public enum Status: String, Sendable {
    /// A minimum: the gradient is as small as rounding allows and the Hessian positive definite.
    case converged
    /// No start has led to a minimum; the best point so far is given.
    case stopped
  }
  /// Random effects in the solver's order (`SubjectSolver.etaCount`).
  public var etas: [Double]
  /// Twice the negative log posterior without constants.
  public var objective: Double
  /// Largest component of its gradient.
  public var gradientNorm: Double
  /// Second derivatives of the objective at the estimate; rows and columns of etas without variance are 0.
  public var hessian: Matrix
  /// Laplace covariance of the etas: inverse of half the Hessian; 0 for etas without variance.
  public var covariance: Matrix
  /// Whether the true Hessian was not positive definite, or not finite, and its expectation over new data (the Fisher
  /// information plus 2·Ω⁻¹, which always is) stands in its place.
  public var hessianIsRepaired: Bool
  /// Every measured value used.
  public var observations: [ObservationFit]
  /// Measured values with MDV = 1: predicted, but no part of the objective.
  public var setAside: [ObservationFit]
  /// How the search ended.
  public var status: Status
  /// Iterations of the search.
  public var iterations: Int
  /// What it cost.
  public var statistics: SolveStatistics
}
