import TitrateEngine

/// What `--statistics` says: how a model was solved, and what that cost.
struct StatisticsText {
  private let cost: SolveStatistics
  private let simulation: Simulation
  private let options: SolveOptions

  init(_ cost: SolveStatistics, _ simulation: Simulation, _ options: SolveOptions) {
    self.cost = cost
    self.simulation = simulation
    self.options = options
  }

  /// Lines of a name and a number.
  var text: String {
    let counts = [
      ("solves", cost.solves), ("steps", cost.steps), ("rejected steps", cost.rejected),
      ("right-hand sides", cost.rightHandSides), ("finished by the stiff method", cost.stiffSolves),
      ("propagators", cost.propagators),
    ]
    return (["solved: \(method)"] + counts.map { "\($0.0): \($0.1)" }).joined(separator: "\n")
  }

  private var method: String {
    switch simulation.method {
    case .algebraic: "nothing to solve, the model has no states"
    case .closedForm: "in closed form"
    case .integrated where options.solver == .automatic:
      "integrated with tsit5, with rodas5p from where it is stiff\(besides)"
    case .integrated: "integrated with \(options.solver.rawValue)\(besides)"
    }
  }

  /// States that need no integrator.
  private var besides: String {
    let count = simulation.closedFormStateCount
    guard count > 0 else { return "" }
    let states = count == 1 ? "1 state" : "\(count) states"
    return "; \(states) in closed form, but for subjects whose rates nearly agree"
  }
}
