import Glibc
import Testing

@testable import TitrateNumerics

/// What every stepper promises, one problem at a time.
@Suite struct IntegratorTests {
  static func distance(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).map { abs($0 - $1) }.max() ?? 0
  }

  @Test(arguments: Method.explicit) func tableauIsConsistent(method: Method) {
    let tableau = method.tableau
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

  @Test(arguments: Method.allCases, [1e-4, 1e-6, 1e-8, 1e-10]) func errorFollowsTheTolerance(
    method: Method, rtol: Double
  ) {
    for problem in [Problems.smooth, Problems.absorption] {
      let steps = Steps<Double>(method, stateCount: 2, rtol: rtol, atol: rtol * 1e-2)
      let end = 2.5
      var worst = 0.0
      let state = steps.run(problem, to: end) { standing in
        for part in 0...8 {
          let t = standing.stepStart() + (standing.time() - standing.stepStart()) * Double(part) / 8
          worst = max(worst, Self.distance(standing.values(at: t), problem.solution(t)))
        }
      }
      #expect(steps.status() == .reached)
      let size = problem.solution(end).max()! + problem.start.max()!
      // 50 tolerances of the largest value: local errors add up over some dozens of steps.
      #expect(Self.distance(state, problem.solution(end)) < 50 * rtol * size)
      // 500: between the steps' ends the interpolant of order 4 is looser than the solution of order 5.
      #expect(worst < 500 * rtol * size)
    }
  }

  @Test(arguments: Method.allCases) func integratingBackReturnsToTheStart(method: Method) {
    let problem = Problems.predatorPrey
    let steps = Steps<Double>(method, stateCount: 2)
    let there = steps.run(problem, to: 12)
    func invariant(_ y: [Double]) -> Double { y[0] - log(y[0]) + y[1] - log(y[1]) }
    // 1e-6: a hundred steps with local errors of 1e-8.
    #expect(abs(invariant(there) - invariant(problem.start)) < 1e-6)
    let back = steps.run(problem, from: 12, start: there, to: 0)
    #expect(steps.time() == 0)
    #expect(Self.distance(back, problem.start) < 1e-6)
  }

  @Test(arguments: Method.allCases) func readingOutputChangesNothing(method: Method) {
    let (quiet, read) = (Steps<Double>(method, stateCount: 2), Steps<Double>(method, stateCount: 2))
    let a = quiet.run(Problems.smooth, to: 2)
    let b = read.run(Problems.smooth, to: 2) { standing in
      for part in 0..<100 {
        _ = standing.values(
          at: standing.stepStart() + Double(part) / 99 * (standing.time() - standing.stepStart()))
      }
    }
    #expect(a == b)
    #expect(quiet.counts() == read.counts())
  }

  @Test(arguments: Method.allCases) func denseOutputMeetsBothEnds(method: Method) {
    var before = Problems.smooth.start
    Steps<Double>(method, stateCount: 2).run(Problems.smooth, to: 2) { standing in
      #expect(standing.values(at: standing.stepStart()) == before)
      before = standing.values()
      // 1e-14: the polynomial's weights at 1 add up to the solution's, up to rounding.
      let h = standing.time() - standing.stepStart()
      #expect(Self.distance(standing.values(at: standing.stepStart() + h * (1 - 1e-16)), before) < 1e-14)
    }
  }

  /// Components behind `controlledCount` ride along without touching step or state of the others.
  @Test(arguments: [1, 2, 5, 9], Method.explicit) func uncontrolledComponentsMoveNoBit(
    extra: Int, method: Method
  ) {
    func run(_ count: Int) -> (values: [Double], counts: IntegrationCounts) {
      var integrator = LaneIntegrator<Double>(stateCount: count, controlledCount: 2, method: method.tableau)
      let core = Problems.smooth.f
      let slope: Slope = { t, y, d in
        core(t, y, d)
        for component in 2..<count { d[component] = Double(component) * cos(40 * t) }
      }
      let f = EachLane<Double>(stateCount: count, slopes: [slope], jacobians: [])
      integrator.start(
        lane: 0, at: 0, state: Problems.smooth.start + Array(repeating: 0, count: count - 2), end: 2)
      while integrator.isRunning { integrator.step(f) }
      var result = Array(repeating: 0.0, count: count)
      integrator.interpolate(lane: 0, at: 2, into: &result)
      return (Array(result[..<2]), integrator.counts(0))
    }
    let (alone, together) = (run(2), run(2 + extra))
    #expect(together.values == alone.values)
    #expect(together.counts == alone.counts)
  }

  // MARK: Ends and beginnings

  /// The end is met to the bit, wherever it is, and nothing is evaluated beyond it.
  @Test(arguments: Method.allCases, [0.1, 1.0 / 3, 2, 7.3, 1e-9, -0.7, -3])
  func theEndIsMetExactly(method: Method, end: Double) {
    func solve(_ beyond: Double) -> (y: [Double], steps: Steps<Double>) {
      let problem = Problem(
        f: { t, y, d in (d[0], d[1]) = abs(t) > abs(end) ? (beyond, beyond) : (-y[0], cos(t)) },
        jacobian: { t, _ in ([-1, 0, 0, 0], [0, -sin(t)]) }, start: [1, 0])
      let steps = Steps<Double>(method, stateCount: 2)
      return (steps.run(problem, to: end), steps)
    }
    let (y, steps) = solve(0)
    #expect(steps.status() == .reached)
    #expect(steps.time() == end)
    // NaN on the far side would spoil every attempt that looks there.
    #expect(solve(.nan).steps.counts() == steps.counts())
    // 1e-7: ten times the tolerance of the largest value, e³.
    #expect(Self.distance(y, [exp(-end), sin(end)]) < 1e-7 * 21)
  }

  /// No tiny step is left over: the last is at least half as long as the one before.
  @Test(arguments: Method.allCases, 0..<40) func theLastStepIsNoRemainder(method: Method, number: Int) {
    var lengths: [Double] = []
    Steps<Double>(method, stateCount: 2).run(Problems.absorption, to: 3 + 0.37 * Double(number)) {
      lengths.append($0.time() - $0.stepStart())
    }
    // 0.45: half, and what the control takes away meanwhile.
    #expect(lengths.count < 2 || lengths.last! > 0.45 * lengths[lengths.count - 2])
  }

  @Test(arguments: Method.allCases) func aGivenFirstStepIsTaken(method: Method) {
    for h in [1e-6, 1e-3, 0.05] {
      var lengths: [Double] = []
      let steps = Steps<Double>(method, stateCount: 2)
      steps.run(Problems.smooth, to: 2, firstStep: h) { lengths.append($0.time() - $0.stepStart()) }
      #expect(lengths[0] == h)
      // Not chosen: one evaluation less.
      #expect(
        steps.counts().rightHandSides
          == 1 + method.stages * (steps.counts().steps + steps.counts().rejected))
      // Ten times the step before is the most that one may have.
      for (a, b) in zip(lengths, lengths.dropFirst()) { #expect(b <= 10.000001 * a) }
    }
    // One that is far too long is rejected until it fits.
    let steps = Steps<Double>(method, stateCount: 2)
    let y = steps.run(Problems.smooth, to: 2, firstStep: 2)
    #expect(steps.counts().rejected > 0)
    #expect(Self.distance(y, Problems.smooth.solution(2)) < 1e-5)
  }

  /// Hours, seconds or years: nearly the same steps; only the choice of the first knows the unit.
  @Test(arguments: Method.allCases, [0x1p12, 0x1p-13]) func theUnitOfTimeDoesNotMatter(
    method: Method, unit: Double
  ) {
    let core = Problems.absorption
    let scaled = Problem(
      f: { t, y, d in
        core.f(t / unit, y, d)
        for component in 0..<2 { d[component] /= unit }
      },
      jacobian: { t, y in (core.jacobian(t, y).j.map { $0 / unit }, [0, 0]) }, start: core.start)
    let (one, other) = (Steps<Double>(method, stateCount: 2), Steps<Double>(method, stateCount: 2))
    let a = one.run(core, to: 24)
    let b = other.run(scaled, to: 24 * unit)
    // 1e-6: ten tolerances of the largest value, 100.
    #expect(Self.distance(a, b) < 1e-6)
    #expect(abs(one.counts().steps - other.counts().steps) <= 5)
  }

  @Test(arguments: Method.allCases) func anIntervalOfNoLengthIsReachedAtOnce(method: Method) {
    let steps = Steps<Double>(method, stateCount: 2)
    #expect(steps.run(Problems.smooth, from: 1, start: [3, 4], to: 1) == [3, 4])
    #expect(steps.status() == .reached)
    #expect(steps.counts() == IntegrationCounts())
  }

  // MARK: Outcomes

  @Test(arguments: Method.allCases) func statesWhyItStops(method: Method) {
    func run(_ maxSteps: Int, _ f: @escaping Slope, _ j: @escaping Jacobian) -> (IntegrationStatus, Double) {
      let steps = Steps<Double>(method, stateCount: 1, maxSteps: maxSteps)
      steps.run(Problem(f: f, jacobian: j, start: [1]), to: 2)
      return (steps.status(), steps.time())
    }
    let growth: Slope = { _, y, d in d[0] = y[0] }
    let one: Jacobian = { _, _ in ([1], [0]) }
    let zero: Jacobian = { _, _ in ([0], [0]) }
    #expect(run(3, growth, one).0 == .tooManySteps)
    #expect(run(1000, growth, one) == (.reached, 2))
    // y' = y² has a pole at t = 1.
    let pole = run(10_000, { _, y, d in d[0] = y[0] * y[0] }, { _, y in ([2 * y[0]], [0]) })
    #expect(pole.0 == .stepTooSmall || pole.0 == .notFinite)
    #expect(abs(pole.1 - 1) < 1e-6)
    let broken = run(10_000, { t, _, d in d[0] = t > 0.5 ? .nan : 1 }, zero)
    #expect(broken.0 == .notFinite)
    #expect(abs(broken.1 - 0.5) < 1e-12)
    #expect(run(10_000, { _, _, d in d[0] = .nan }, zero) == (.notFinite, 0))
    // Nothing moves: done in a few steps although neither y nor f gives a scale.
    #expect(run(10, { _, _, d in d[0] = 0 }, zero) == (.reached, 2))
  }

  /// A jump that no step in front of it can step over: that ends in words, not in a hang.
  @Test(arguments: Method.allCases) func whatCannotBeSolvedEnds(method: Method) {
    let jump = Problem(
      f: { t, _, d in d[0] = t < 0.3 ? 0 : 1e16 }, jacobian: { _, _ in ([0], [0]) }, start: [1])
    let steps = Steps<Double>(method, stateCount: 1, rtol: 0, atol: 1e-2, maxSteps: 20_000)
    steps.run(jump, to: 1)
    #expect(steps.status() == .stepTooSmall)
    #expect(abs(steps.time() - 0.3) < 1e-12)
  }

  // MARK: Cost

  /// Why `tsitouras5` is the default.
  @Test func tsitourasNeedsFewerEvaluations() {
    func evaluations(_ method: Method) -> Int {
      let steps = Steps<Double>(method, stateCount: 2)
      steps.run(Problems.absorption, to: 48)
      return steps.counts().rightHandSides
    }
    #expect(evaluations(.tsit5) < evaluations(.dopri5))
  }

  /// Two evaluations to start, then six per tried step, because the last stage is the next step's first; Rodas5P has
  /// eight.
  @Test(arguments: Method.allCases) func evaluationsPerStep(method: Method) {
    let steps = Steps<Double>(method, stateCount: 2)
    steps.run(Problems.smooth, to: 2)
    let counts = steps.counts()
    #expect(counts.rightHandSides == 2 + method.stages * (counts.steps + counts.rejected))
  }
}
