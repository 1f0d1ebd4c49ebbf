import Glibc
import Testing

@testable import TitrateNumerics

/// Lanes against one alone, to the bit, for every stepper.
@Suite struct LaneIntegratorTests {
  private static func simple(_ start: [Double], _ f: @escaping Slope, _ j: [Double] = [0, 0, 0, 0]) -> Problem
  {
    Problem(f: f, jacobian: { _, _ in (j, [0, 0]) }, start: start)
  }

  /// Eight different problems: kinds, sizes, directions, speeds and ends.
  static let mixture: [LaneTask] = [
    LaneTask(problem: Problems.smooth, end: 2),
    LaneTask(problem: Problems.absorption, end: 48),
    LaneTask(problem: Problems.predatorPrey, end: 12),
    LaneTask(problem: Problems.vanDerPol(epsilon: 1), begin: 3, end: -4),
    LaneTask(
      problem: simple([1, 0], { _, y, d in (d[0], d[1]) = (-300 * y[0], 1) }, [-300, 0, 0, 0]), end: 3),
    LaneTask(
      problem: Problem(
        f: { _, y, d in (d[0], d[1]) = (y[0] * y[0], 1) },
        jacobian: { _, y in ([2 * y[0], 0, 0, 0], [0, 0]) }, start: [1, 0]), end: 2),
    LaneTask(problem: simple([0, 0], { t, _, d in (d[0], d[1]) = (t > 0.5 ? .nan : 1, 0) }), end: 2),
    LaneTask(problem: simple([3, 4], { _, _, d in (d[0], d[1]) = (0, 0) }), begin: 1, end: 1),
  ]

  @Test(arguments: Method.allCases) func aLaneHasTheBitsOfOneAlone(method: Method) {
    let together = traces(SIMD8<Double>.self, Self.mixture, method: method)
    for (lane, task) in Self.mixture.enumerated() {
      let alone = traces(Double.self, [task], method: method)[0]
      #expect(together[lane] == alone, "lane \(lane)")
    }
    #expect(together.map(\.status).contains(.notFinite))
    #expect(together[0].status == .reached)
    #expect(together[4].isStiff == (method != .rodas5p))
  }

  @Test(arguments: Method.allCases) func neighboursAndTheirTimingChangeNoBit(method: Method) {
    let expected = Self.mixture.map { traces(Double.self, [$0], method: method)[0] }
    for shift in 0..<8 {
      var tasks = (0..<8).map { Self.mixture[($0 + shift) % 8] }
      for lane in 0..<8 { tasks[lane].delay = (lane * (shift + 3)) % 17 }
      let together = traces(SIMD8<Double>.self, tasks, method: method)
      for lane in 0..<8 {
        #expect(together[lane] == expected[(lane + shift) % 8], "lane \(lane) shifted by \(shift)")
      }
    }
  }

  /// Robertson's reactions are the hardest for exchanges of rows: lanes pivot differently.
  @Test func stiffLanesPivotApart() {
    let tasks = [1, 0.1, 3, 1e-3, 100, 7, 0.5, 20].map { scale in
      LaneTask(
        problem: Problem(
          f: { t, y, d in
            Problems.robertson.f(t, y, d)
            for component in 0..<3 { d[component] *= scale }
          },
          jacobian: { t, y in
            let (j, dfdt) = Problems.robertson.jacobian(t, y)
            return (j.map { scale * $0 }, dfdt)
          }, start: [1, 0, 0]), end: 40)
    }
    let together = traces(SIMD8<Double>.self, tasks, method: .rodas5p)
    for (lane, task) in tasks.enumerated() {
      #expect(together[lane] == traces(Double.self, [task], method: .rodas5p)[0])
      #expect(together[lane].status == .reached)
    }
  }

  /// Too many steps in one lane, a pole in another, a missing number in a third: the others reach their end.
  @Test(arguments: Method.allCases) func everyLaneHasItsOwnOutcome(method: Method) {
    var tasks = Array(repeating: LaneTask(problem: Problems.absorption, end: 48), count: 8)
    tasks[1] = Self.mixture[5]
    tasks[3] = Self.mixture[6]
    tasks[5] = LaneTask(problem: Problems.vanDerPol(epsilon: 1), end: 1e5)
    let together = traces(SIMD8<Double>.self, tasks, method: method, maxSteps: 1500)
    #expect([0, 2, 4, 6, 7].allSatisfy { together[$0] == together[0] })
    #expect(together[0].status == .reached)
    #expect(together[1].status == .stepTooSmall || together[1].status == .notFinite)
    #expect(together[3].status == .notFinite)
    #expect(together[5].status == .tooManySteps)
    #expect(together[5].counts.steps + together[5].counts.rejected == 1500)
    for lane in [1, 3, 5] { #expect(together[lane].times.last! < tasks[lane].end) }
  }

  /// A lane that is stopped, or started anew while the others run, leaves them alone.
  @Test(arguments: Method.allCases) func lanesAreStartedAndStoppedAtAnyTime(method: Method) {
    let problem = Problems.predatorPrey
    let expected = Steps<Double>(method, stateCount: 2).run(problem, to: 12)
    let steps = Steps<SIMD8<Double>>(method, stateCount: 2)
    let f = EachLane<SIMD8<Double>>(
      stateCount: 2, slopes: Array(repeating: problem.f, count: 8),
      jacobians: Array(repeating: problem.jacobian, count: 8))
    for lane in 0..<8 { steps.start(lane, at: 0, problem.start, end: 12) }
    for round in 0..<40 {
      steps.step(f)
      if round % 5 == 0 { steps.start(3, at: 0, problem.start, end: 12) }
      if round == 7 { steps.stop(6) }
      if round == 23 { steps.start(6, at: 0, problem.start, end: 12) }
    }
    while steps.isRunning { steps.step(f) }
    for lane in 0..<8 { #expect(steps.values(lane) == expected, "lane \(lane)") }
  }
}
