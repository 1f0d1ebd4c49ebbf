import Glibc
import Testing

@testable import TitrateNumerics

extension Tableau: CustomTestStringConvertible {
  public var testDescription: String { name }
}

@Suite struct IntegratorTests {
  static let tableaus: [Tableau] = [.dormandPrince5, .tsitouras5]

  static func distance(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).map { abs($0 - $1) }.max() ?? 0
  }

  /// Least-squares slope of log(error) against log(h).
  static func slope(_ points: [(h: Double, error: Double)]) -> Double {
    let x = points.map { log($0.h) }
    let y = points.map { log($0.error) }
    let (mx, my) = (x.reduce(0, +) / Double(x.count), y.reduce(0, +) / Double(y.count))
    let covariance = zip(x, y).map { ($0 - mx) * ($1 - my) }.reduce(0, +)
    return covariance / x.map { ($0 - mx) * ($0 - mx) }.reduce(0, +)
  }

  @Test(arguments: tableaus) func tableauIsConsistent(tableau: Tableau) {
    // 1e-13: coefficients up to 90 rounded to 16 digits.
    for (row, node) in zip(tableau.rows, tableau.nodes.dropFirst()) {
      #expect(abs(row.reduce(0, +) - node) < 1e-13)
    }
    #expect(abs(tableau.error.reduce(0, +)) < 1e-13)
    for stage in 0..<7 {
      let weight = stage < 6 ? tableau.rows[5][stage] : 0
      #expect(abs(tableau.dense[stage].reduce(0, +) - weight) < 1e-13)
    }
  }

  @Test(arguments: tableaus) func orderOfTheSolution(tableau: Tableau) {
    let problem = Problems.smooth
    let points = [96, 128, 192, 256].map { count in
      var integrator = Integrator(stateCount: 2, tableau: tableau)
      let h = 1.5 / Double(count)
      integrator.start(problem.f, at: 0, state: problem.start, end: 1.5, firstStep: h)
      for _ in 0..<count { integrator.fixedStep(problem.f, h) }
      return (h, Self.distance(integrator.values, problem.solution(1.5)))
    }
    // 0.35: shorter steps would drown in rounding before they are quite asymptotic; a wrong coefficient costs a
    // whole unit.
    #expect(abs(Self.slope(points) - Double(tableau.order)) < 0.35)
  }

  /// One step from the exact state: inside it the error of dense output of order q shrinks as h^(q+1).
  @Test(arguments: tableaus) func orderOfTheDenseOutput(tableau: Tableau) {
    let problem = Problems.smooth
    let points = [0.02, 0.015, 0.01, 0.0075].map { h in
      var integrator = Integrator(stateCount: 2, tableau: tableau)
      integrator.start(problem.f, at: 1, state: problem.solution(1), end: 2, firstStep: h)
      integrator.fixedStep(problem.f, h)
      let errors = (1..<16).map { part in
        let t = 1 + h * Double(part) / 16
        return Self.distance(integrator.values(at: t), problem.solution(t))
      }
      return (h, errors.max()!)
    }
    #expect(abs(Self.slope(points) - Double(tableau.denseOrder + 1)) < 0.35)
  }

  @Test(arguments: tableaus, [1e-4, 1e-6, 1e-8, 1e-10]) func errorFollowsTheTolerance(
    tableau: Tableau, rtol: Double
  ) {
    for problem in [Problems.smooth, Problems.absorption] {
      var integrator = Integrator(stateCount: 2, tableau: tableau)
      (integrator.rtol, integrator.atol) = (rtol, rtol * 1e-2)
      let end = 2.5
      var worst = 0.0
      let state = problem.integrate(to: end, with: &integrator) { standing in
        for part in 0...8 {
          let t = standing.stepStart + (standing.time - standing.stepStart) * Double(part) / 8
          worst = max(worst, Self.distance(standing.values(at: t), problem.solution(t)))
        }
      }
      #expect(integrator.status == .reached)
      #expect(integrator.time == end)
      let size = problem.solution(end).max()! + problem.start.max()!
      // 50 tolerances of the largest value: local errors add up over some dozens of steps.
      #expect(Self.distance(state, problem.solution(end)) < 50 * rtol * size)
      // 500: between the steps' ends the interpolant of order 4 is looser than the solution of order 5.
      #expect(worst < 500 * rtol * size)
    }
  }

  @Test(arguments: tableaus) func integratingBackReturnsToTheStart(tableau: Tableau) {
    var integrator = Integrator(stateCount: 2, tableau: tableau)
    let problem = Problems.predatorPrey
    let there = problem.integrate(to: 12, with: &integrator)
    func invariant(_ y: [Double]) -> Double { y[0] - log(y[0]) + y[1] - log(y[1]) }
    // 1e-6: a hundred steps with local errors of 1e-8.
    #expect(abs(invariant(there) - invariant(problem.start)) < 1e-6)
    integrator.start(problem.f, at: 12, state: there, end: 0)
    while integrator.step(problem.f) == .running {}
    #expect(integrator.time == 0)
    #expect(Self.distance(integrator.values, problem.start) < 1e-6)
  }

  @Test(arguments: tableaus) func readingOutputChangesNothing(tableau: Tableau) {
    var quiet = Integrator(stateCount: 2, tableau: tableau)
    var read = Integrator(stateCount: 2, tableau: tableau)
    let a = Problems.smooth.integrate(to: 2, with: &quiet)
    let b = Problems.smooth.integrate(to: 2, with: &read) { standing in
      for part in 0..<100 {
        _ = standing.values(at: standing.stepStart + Double(part) / 99 * (standing.time - standing.stepStart))
      }
    }
    #expect(a == b)
    #expect(quiet.counts == read.counts)
  }

  @Test func denseOutputMeetsBothEnds() {
    var integrator = Integrator(stateCount: 2)
    var before = Problems.smooth.start
    _ = Problems.smooth.integrate(to: 2, with: &integrator) { standing in
      #expect(standing.values(at: standing.stepStart) == before)
      #expect(standing.values(at: standing.time) == standing.values)
      before = standing.values
    }
  }

  /// Components behind `controlledCount` ride along without touching step or state of the others.
  @Test(arguments: [1, 2, 5, 9]) func uncontrolledComponentsMoveNoBit(extra: Int) {
    let core = Problems.smooth
    let both = Closure { t, y, dydt in
      core.f.evaluate(t, y, dydt)
      for component in 2..<2 + extra { dydt[component] = Double(component) * cos(40 * t) }
    }
    var alone = Integrator(stateCount: 2)
    var together = Integrator(stateCount: 2 + extra, controlledCount: 2)
    let expected = core.integrate(to: 2, with: &alone)
    together.start(both, at: 0, state: core.start + Array(repeating: 0, count: extra), end: 2)
    while together.step(both) == .running {}
    #expect(Array(together.values[..<2]) == expected)
    #expect(together.counts == alone.counts)
  }

  @Test func statesWhyItStops() {
    func run(_ maxSteps: Int, _ f: Closure) -> (IntegrationStatus, Double) {
      var integrator = Integrator(stateCount: 1)
      integrator.maxSteps = maxSteps
      integrator.start(f, at: 0, state: [1], end: 2)
      while integrator.step(f) == .running {}
      return (integrator.status, integrator.time)
    }
    let growth = Closure { _, y, dydt in dydt[0] = y[0] }
    #expect(run(3, growth).0 == .tooManySteps)
    #expect(run(1000, growth) == (.reached, 2))
    // y' = y² has a pole at t = 1.
    let pole = run(10_000, Closure { _, y, dydt in dydt[0] = y[0] * y[0] })
    #expect(pole.0 == .stepTooSmall || pole.0 == .notFinite)
    #expect(abs(pole.1 - 1) < 1e-6)
    let broken = run(10_000, Closure { t, _, dydt in dydt[0] = t > 0.5 ? .nan : 1 })
    #expect(broken.0 == .notFinite)
    #expect(abs(broken.1 - 0.5) < 1e-12)
    #expect(run(10_000, Closure { _, _, dydt in dydt[0] = .nan }) == (.notFinite, 0))
    // Nothing moves: done in a few steps although neither y nor f gives a scale.
    #expect(run(10, Closure { _, _, dydt in dydt[0] = 0 }) == (.reached, 2))
  }

  @Test func anIntervalOfNoLengthIsReachedAtOnce() {
    var integrator = Integrator(stateCount: 2)
    integrator.start(Problems.smooth.f, at: 1, state: [3, 4], end: 1)
    #expect(integrator.status == .reached)
    #expect(integrator.step(Problems.smooth.f) == .reached)
    #expect(integrator.values == [3, 4])
  }

  /// Why `tsitouras5` is the default.
  @Test func tsitourasNeedsFewerEvaluations() {
    func evaluations(_ tableau: Tableau) -> Int {
      var integrator = Integrator(stateCount: 2, tableau: tableau)
      _ = Problems.absorption.integrate(to: 48, with: &integrator)
      return integrator.counts.rightHandSides
    }
    #expect(evaluations(.tsitouras5) < evaluations(.dormandPrince5))
  }

  /// The last stage is the next step's first: six evaluations per tried step, plus two to start.
  @Test(arguments: tableaus) func sixEvaluationsPerStep(tableau: Tableau) {
    var integrator = Integrator(stateCount: 2, tableau: tableau)
    _ = Problems.smooth.integrate(to: 2, with: &integrator)
    let counts = integrator.counts
    #expect(counts.rightHandSides == 2 + 6 * (counts.steps + counts.rejected))
  }
}
