import TitrateEngine

/// A way to solve that the whole zoo must stand.
public struct SolverConfiguration: Sendable, CustomStringConvertible {
  /// What it is, in messages.
  public let description: String
  private let adjust: @Sendable (inout SolveOptions) -> Void

  /// Options of the given tolerances.
  public func options(rtol: Double = 1e-8, atol: Double = 1e-10) -> SolveOptions {
    var options = SolveOptions()
    (options.rtol, options.atol) = (rtol, atol)
    adjust(&options)
    return options
  }

  /// All of them: a new one here runs over the whole zoo.
  public static let all = [
    SolverConfiguration(description: "as found") { _ in },
    SolverConfiguration(description: "integrated") { $0.forceIntegration = true },
  ]
}
