extension SubjectSolver {
  /// One subject of several that are solved together.
  public struct Job {
    /// The subject; every job needs a solver of its own.
    public let solver: SubjectSolver
    /// `Model.thetas.count` population parameters.
    public let thetas: [Double]
    /// `solver.etaCount` random effects.
    public let etas: [Double]
    /// Creates a job.
    public init(_ solver: SubjectSolver, thetas: [Double], etas: [Double]) {
      self.solver = solver
      self.thetas = thetas
      self.etas = etas
    }
  }

  /// Solves several subjects of one model, with derivatives where their solvers have them; each gets the bits that
  /// `solve` would give it. What must be integrated explicitly goes eight at a time, a subject in each
  /// lane.
  ///
  /// - Parameter jobs: solvers of one `CompiledModel`, made with the same outputs and options.
  /// - Returns: what went wrong with each, in their order; nil where its results can be read.
  public static func solveTogether(_ jobs: [Job]) -> [SolveFailure?] {
    var failures = [SolveFailure?](repeating: nil, count: jobs.count)
    // Lanes carry equally many derivatives; occasions may give some subjects more than others.
    var rest = Array(jobs.indices)
    while let first = rest.first {
      let model = jobs[first].solver
      let alike = rest.filter {
        jobs[$0].solver.program === model.program && jobs[$0].solver.directions == model.directions
      }
      rest.removeAll { alike.contains($0) }
      // Derivatives that may turn out to need differences are a matter of many solutions.
      if alike.count == 1 || model.method != .integrated || model.mayTakeDifferences {
        for index in alike { failures[index] = jobs[index].solveAlone() }
      } else {
        solveInLanes(alike, jobs, &failures)
      }
    }
    return failures
  }

  private static func solveInLanes(_ indices: [Int], _ jobs: [Job], _ failures: inout [SolveFailure?]) {
    let model = jobs[indices[0]].solver
    let lanes = LaneGroup<SIMD8<Double>>(
      model.program, directions: model.directions, options: model.options)
    var waiting = indices[...]
    var found = failures
    lanes.run(
      next: {
        while let index = waiting.popFirst() {
          do throws(SolveFailure) {
            try jobs[index].solver.begin(thetas: jobs[index].thetas, etas: jobs[index].etas)
            return LaneGroup.Passenger(number: index, solver: jobs[index].solver)
          } catch {
            found[index] = error
          }
        }
        return nil
      },
      finish: { passenger, failure in found[passenger.number] = failure })
    failures = found
  }
}

extension SubjectSolver.Job {
  fileprivate func solveAlone() -> SolveFailure? {
    do throws(SolveFailure) {
      try solver.solve(thetas: thetas, etas: etas)
      return nil
    } catch {
      return error
    }
  }
}
