import TitrateNumerics

// Sensitivities of stiff models: the stiff method integrates states alone, so derivatives with respect to random effects
// are differences of its solutions.
//
// Rejected: the variational equations by the stiff method, which for its order needs second derivatives of the model, a
// tape many times as long as the model's own.

extension SubjectSolver {
  /// Step of the differences as a share of a random effect's standard deviation, and for one that does not vary. With
  /// four points the error is of the order of its fourth power; what the tolerance leaves is divided by it.
  private static let relativeStep = 0.03
  private static let stepWithoutVariance = 0.01

  /// Whether the stiff method with differences may take over from explicit integration of the sensitivities.
  var mayTakeDifferences: Bool {
    directions > 0 && program.whole.hasJacobian
      && (options.solver == .automatic || options.solver == .rodas5P)
  }

  /// Ends explicit integration: `solve` begins anew with differences.
  func giveUpExplicit() -> SolveFailure {
    run.pointee.takesDifferences = true
    return .stepTooSmall(time: run.pointee.time)
  }

  /// Solves for the states at tightened tolerances, and twice to either side of every random effect.
  func solveByDifferences(
    thetas: UnsafePointer<Double>, etas: UnsafePointer<Double>
  ) throws(SolveFailure) {
    let solver = differenceSolver()
    let before = solver.statistics
    defer { addCosts(of: solver, since: before) }
    let w = workspace
    let count = outputRecords.count * program.outputCount
    try solver.solve(thetas: thetas, etas: etas)
    w.values.update(from: solver.workspace.values, count: count)
    w.states.update(from: solver.workspace.states, count: outputRecords.count * n)
    var moved = Array(UnsafeBufferPointer(start: etas, count: etaCount))
    for direction in 0..<directions {
      let h = differenceSteps[direction]
      let centre = moved[direction]
      for index in 0..<count { w.derivatives[index * directions + direction] = 0 }
      // (8·(y(h/2) − y(−h/2)) − (y(h) − y(−h)))/(6h)
      for (step, weight) in [(h / 2, 8.0), (-h / 2, -8), (h, -1), (-h, 1)] {
        moved[direction] = centre + step
        try solver.solve(thetas: thetas, etas: moved)
        for index in 0..<count {
          w.derivatives[index * directions + direction] += weight / (6 * h) * solver.workspace.values[index]
        }
      }
      moved[direction] = centre
    }
  }

  private func addCosts(of solver: SubjectSolver, since before: SolveStatistics) {
    var total = run.pointee.statistics
    let now = solver.statistics
    total.steps += now.steps - before.steps
    total.rejected += now.rejected - before.rejected
    total.rightHandSides += now.rightHandSides - before.rightHandSides
    total.stiffSolves += now.stiffSolves - before.stiffSolves
    run.pointee.statistics = total
  }

  private func differenceSolver() -> SubjectSolver {
    var tight = options
    tight.rtol = max(1e-12, options.rtol / 100)
    tight.atol = options.atol / 100
    tight.solver = .rodas5P
    let solver = stiffTwin ?? SubjectSolver(program, bound, sensitivities: false, options: tight)
    stiffTwin = solver
    solver.bound = bound
    return solver
  }

  /// One step for every entry of the random-effect vector.
  private var differenceSteps: [Double] {
    let model = program.model
    var steps = Array(repeating: Self.stepWithoutVariance, count: etaCount)
    // Effects that stand for inputs are as large as these.
    for (index, theta) in model.thetas.enumerated() {
      guard let position = model.position(of: .theta(theta.name)) else { continue }
      let size = workspace.registers[program.layout.theta + index].magnitude
      if size > 0 { steps[position] *= size }
    }
    for (index, covariate) in model.covariates.enumerated() {
      guard let position = model.position(of: .covariate(covariate.name)) else { continue }
      let size = bound.sets.base[index].magnitude
      if size > 0, size.isFinite { steps[position] = Self.stepWithoutVariance * size }
    }
    for block in model.omegas {
      for (position, eta) in block.etas.enumerated() {
        let variance = block.covariance[position * (block.etas.count + 1)]
        guard variance > 0, variance.isFinite else { continue }
        for occasion in 0..<occasionCount {
          steps[Int(etaSlots.slot(eta: eta, occasion: occasion))] = Self.relativeStep * variance.squareRoot()
        }
      }
    }
    return steps
  }
}
