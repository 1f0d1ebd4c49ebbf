import TitrateEngine

/// A way to solve that the whole zoo must stand.
public struct SolverConfiguration: Sendable, CustomStringConvertible {
  /// What it is, in messages.
  public let description: String
  /// Whether closed forms are used where there are any.
  public let takesClosedForms: Bool
  /// How the rest is integrated.
  public let solver: Solver

  /// Options of the given tolerances.
  public func options(rtol: Double = 1e-8, atol: Double = 1e-10) -> SolveOptions {
    var options = SolveOptions()
    (options.rtol, options.atol) = (rtol, atol)
    (options.solver, options.forceIntegration) = (solver, !takesClosedForms)
    // Explicit steps on the zoo's stiff models are many, but not without end.
    options.maxSteps = 2_000_000
    return options
  }

  /// Whether derivatives are integrated with the states wherever that can be done: Rodas5P leaves them to differences,
  /// whose tolerance is wider.
  public var integratesSensitivities: Bool { solver != .rodas5P }

  private init(_ description: String, _ solver: Solver, takesClosedForms: Bool = false) {
    self.description = description
    self.solver = solver
    self.takesClosedForms = takesClosedForms
  }

  /// All of them: a new one here runs over the whole zoo.
  public static let all =
    [SolverConfiguration("as found", .automatic, takesClosedForms: true)]
    + Solver.allCases.map { SolverConfiguration($0.rawValue, $0) }
}
