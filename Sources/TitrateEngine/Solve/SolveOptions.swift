/// What covariates do between records.
public enum CovariateRule: String, Sendable, CaseIterable {
  /// Last observation carried forward: a record's values hold from it until the next (rxode2's default).
  case locf
  /// Next observation carried backward: a record's values hold over the interval that ends at it (NONMEM's).
  case nocb
  /// Straight lines between records.
  case linear
  /// The mean of the values of the records before and after.
  case midpoint
}

/// By which method states are integrated where there is no closed form.
public enum Solver: String, Sendable, CaseIterable {
  /// Tsitouras' explicit pair; from where stability limits its steps, Rodas5P.
  case automatic = "auto"
  /// Tsitouras 5(4), explicit.
  case tsitouras5 = "tsit5"
  /// Dormand and Prince 5(4), explicit.
  case dormandPrince5 = "dopri5"
  /// Rodas5P, a Rosenbrock method for stiff models. Sensitivities are differences of its solutions.
  case rodas5P = "rodas5p"
}

/// How exactly to solve, and how long to try.
public struct SolveOptions: Sendable {
  /// Relative tolerance of the integrator.
  public var rtol = 1e-8
  /// Absolute tolerance, on the states' scale.
  public var atol = 1e-10
  /// What covariates do between records.
  public var covariates: CovariateRule = .locf
  /// What event records mean where NONMEM and rxode2 differ.
  public var events = EventRules.nonmem
  /// Steps allowed between two events; a whole subject, steady states included, may take a hundred times as many.
  public var maxSteps = 100_000
  /// The method where there is no closed form.
  public var solver = Solver.automatic
  /// Integrate even where a closed form exists; for tests that compare the two.
  public var forceIntegration = false
  /// The defaults of the design.
  public init() {}
}

/// What a solution cost.
public struct SolveStatistics: Hashable, Sendable {
  /// Solutions computed.
  public var solves = 0
  /// Accepted integrator steps.
  public var steps = 0
  /// Rejected integrator steps.
  public var rejected = 0
  /// Subjects that the stiff method finished.
  public var stiffSolves = 0
  /// Right-hand-side evaluations.
  public var rightHandSides = 0
  /// Matrix exponentials computed (not served from the cache).
  public var propagators = 0
  /// Creates zero counts.
  public init() {}

  /// Adds another's counts.
  public mutating func add(_ other: SolveStatistics) {
    solves += other.solves
    steps += other.steps
    rejected += other.rejected
    stiffSolves += other.stiffSolves
    rightHandSides += other.rightHandSides
    propagators += other.propagators
  }
}

/// Why a subject could not be solved; the engine's callers turn it into a `Diagnostic`.
public enum SolveFailure: Error, Hashable, Sendable {
  /// More than `maxSteps` steps between two events; time in h.
  case tooManySteps(time: Double)
  /// The step became too small to advance; time in h.
  case stepTooSmall(time: Double)
  /// A state or parameter became NaN or infinite; time in h.
  case notFinite(time: Double, what: String)
  /// No steady state exists or Newton did not find it.
  case noSteadyState(time: Double)
  /// A dose that the parameters make impossible: negative lag, infinite rate, an infusion longer than its interval
  /// at steady state.
  case invalidDose(time: Double, what: String)
}
