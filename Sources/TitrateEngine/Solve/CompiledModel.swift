import Synchronization
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
  /// Found from the model's structure. Covariates that change between records (`CovariateRule.linear`) and
  /// `SolveOptions.forceIntegration` make a subject's solver integrate all the same.
  public let method: Method

  private let programs = Mutex<[SolverProgram.Key: SolverProgram]>([:])

  /// Compiles a checked model.
  public init(_ model: Model) {
    self.model = model
    var graph = model.graph
    if model.compartments.isEmpty {
      method = .algebraic
    } else {
      let linear = LinearStructure(model, graph: &graph, covariatesVary: false)
      method = linear == nil ? .integrated : .closedForm
    }
  }

  /// The tapes for some outputs.
  ///
  /// - Parameters:
  ///   - draws: whether whoever solves gives the model random numbers.
  ///   - switched: compartments that records switch off, in order.
  /// - Throws: `Diagnostics` where derivatives with respect to random effects are wanted and cannot be had, or random
  ///   numbers.
  func program(
    outputs: [NodeID], sensitivities: Bool, options: SolveOptions, draws: Bool = false,
    switched: [Int] = []
  ) throws -> SolverProgram {
    let program = program(
      SolverProgram.Key(
        outputs: outputs, sensitivities: sensitivities,
        covariatesVary: CovariateTable.hasLines(model, rule: options.covariates),
        forceIntegration: options.forceIntegration, switched: switched))
    var problems = program.problems
    if program.questions.draws && !draws {
      problems.append(
        Diagnostic(
          "S051", .error, "the model draws random numbers, which only a simulation gives it", at: .none,
          fix: "write what varies between subjects as a random effect in ini()"))
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
    return program
  }

  /// The tapes for some outputs, compiled at the first request and shared by all subjects and threads.
  func program(_ key: SolverProgram.Key) -> SolverProgram {
    programs.withLock { programs in
      if let known = programs[key] { return known }
      let program = SolverProgram(model, key: key)
      programs[key] = program
      return program
    }
  }
}
