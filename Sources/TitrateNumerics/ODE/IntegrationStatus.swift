/// How far an integration has come.
public enum IntegrationStatus: Hashable, Sendable {
  /// A step was accepted and there is more to come.
  case running
  /// The end of the interval, exactly.
  case reached
  /// As many steps as allowed were tried.
  case tooManySteps
  /// The step that the tolerance asks for no longer changes t.
  case stepTooSmall
  /// The derivative is NaN or infinite however short the step.
  case notFinite
}

/// What an integration has cost.
public struct IntegrationCounts: Hashable, Sendable {
  /// Accepted steps.
  public var steps = 0
  /// Rejected steps.
  public var rejected = 0
  /// Evaluations of the right-hand side.
  public var rightHandSides = 0
  /// Creates zero counts.
  public init() {}
}
