import TitrateLanguage

/// A model ready to run: its tapes, its derivatives, and how it will be solved.
public final class CompiledModel: Sendable {
  /// How the states are advanced between events.
  public enum Method: String, Sendable {
    /// All states linear with coefficients constant between events: exact propagation.
    case closedForm
    /// Explicit Runge-Kutta.
    case integrated
    /// No states.
    case algebraic
  }
  /// What was compiled.
  public let model: Model
  /// Found from the model's structure.
  public let method: Method

  /// Compiles a checked model.
  public init(_ model: Model) {
    self.model = model
    self.method = .integrated
  }
}

/// One subject's events bound to a compiled model: allocate once, solve many times with other parameters.
///
/// Not thread-safe: one per thread. A solution depends on nothing but the arguments.
public final class SubjectSolver {
  /// Indices into `subject.records` of the records that ask for output (EVID 0 or 2), in data order.
  public let outputRecords: [Int]
  /// The distinct occasions of the subject, in order of appearance; one unnamed occasion without a level column.
  public let occasionCount: Int
  /// How many random effects a solution takes: every between-subject eta once (in `Model.etas` order), then for
  /// each occasion every occasion-level eta (in `Model.etas` order).
  public let etaCount: Int
  /// What solving has cost so far.
  public private(set) var statistics = SolveStatistics()

  /// Binds events to a model.
  ///
  /// - Parameters:
  ///   - outputs: what to compute at every output record: any nodes of the model's graph.
  ///   - sensitivities: whether to compute derivatives with respect to every random effect.
  /// - Throws: `Diagnostics` for a record that the model cannot take (unknown compartment, missing covariate …).
  public init(
    _ compiled: CompiledModel, subject: Subject, covariates: [String], outputs: [NodeID], sensitivities: Bool,
    options: SolveOptions = SolveOptions()
  ) throws {
    fatalError()
  }

  /// Solves for one set of parameters; results are read by `value` and `derivative` until the next call.
  public func solve(thetas: UnsafePointer<Double>, etas: UnsafePointer<Double>) throws(SolveFailure) {
    fatalError()
  }

  /// Output `output` at the `row`-th output record.
  public func value(row: Int, output: Int) -> Double { fatalError() }

  /// d(output)/d(random effect) at the `row`-th output record.
  public func derivative(row: Int, output: Int, eta: Int) -> Double { fatalError() }
}
