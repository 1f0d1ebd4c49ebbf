/// f in dy/dt = f(t, y).
///
/// A protocol and not a closure, so that the integrator is compiled anew for each conforming type, with the call
/// inlined.
public protocol RightHandSide {
  /// Writes the derivative of every component. Must not keep the pointers; may be called at any t inside the
  /// interval, in any order, and must depend on nothing but its arguments and what stays fixed meanwhile.
  ///
  /// - Parameters:
  ///   - t: time.
  ///   - y: the components.
  ///   - dydt: as many elements as y, to be written.
  func evaluate(_ t: Double, _ y: UnsafePointer<Double>, _ dydt: UnsafeMutablePointer<Double>)
}

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
