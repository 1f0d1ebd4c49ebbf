import Glibc
import Testing

@testable import TitrateNumerics

/// Stiff problems with known solutions, and how explicit steppers notice them.
@Suite struct StiffnessTests {
  struct Reference: Sendable, CustomTestStringConvertible {
    let name: String
    let problem: Problem
    let atol: Double
    var testDescription: String { name }
  }

  static let references = [
    Reference(name: "robertson", problem: Problems.robertson, atol: 1e-16),
    Reference(name: "van-der-pol", problem: Problems.vanDerPol(epsilon: 1e-4), atol: 1e-12),
    Reference(name: "hires", problem: Problems.hires, atol: 1e-14),
  ]

  /// See Tests/Golden/stiff/ORIGIN.md: Taylor series with 34 digits.
  @Test(arguments: references, [1e-6, 1e-9]) func knownSolutionsAreMet(_ item: Reference, rtol: Double) throws
  {
    let n = item.problem.start.count
    for row in try Golden.numbers("stiff/\(item.name).csv") {
      let steps = Steps<Double>(.rodas5p, stateCount: n, rtol: rtol, atol: item.atol)
      let y = steps.run(item.problem, to: row["t"]!)
      #expect(steps.status() == .reached)
      for component in 0..<n {
        let expected = row["y\(component + 1)"]!
        // 100 tolerances: van der Pol's jumps multiply what has gone before; no other error grows here.
        #expect(
          abs(y[component] - expected) <= 100 * rtol * abs(expected), "y\(component + 1) at \(row["t"]!)")
      }
      // An explicit method would need tens of thousands here.
      #expect(steps.counts().steps < 4000)
    }
  }

  /// Stability, not accuracy, limits the explicit steps on these; fifteen signs are soon together. (At a rate of 1e4 and the
  /// tight tolerance what drives the follower keeps the steps just below the border, which Tsitouras' bound allows for.)
  @Test(arguments: Method.explicit, [1e-4, 1e-8]) func stiffProblemsAreFound(method: Method, rtol: Double) {
    let problems: [(Problem, Double, Double)] = [
      (Problems.follower(rate: method == .tsit5 ? 1e4 : 1e5), 1, 1e-8), (Problems.robertson, 40, 1e-12),
      (Problems.vanDerPol(epsilon: 1e-4), 0.5, 1e-8), (Problems.hires, 300, 1e-10),
    ]
    for (problem, end, atol) in problems {
      let steps = Steps<Double>(method, stateCount: problem.start.count, rtol: rtol, atol: atol)
      steps.run(problem, to: end)
      #expect(steps.findsStiffness(), "\(steps.counts()) \(problem.start)")
    }
  }

  @Test(arguments: Method.explicit, [1e-4, 1e-6, 1e-8, 1e-10]) func smoothProblemsAreNot(
    method: Method, rtol: Double
  ) {
    let problems: [(Problem, Double)] = [
      (Problems.smooth, 2.5), (Problems.absorption, 24), (Problems.predatorPrey, 50),
      (Problems.vanDerPol(epsilon: 1), 50), (Problems.follower(rate: 1), 50),
    ]
    for (problem, end) in problems {
      let steps = Steps<Double>(method, stateCount: problem.start.count, rtol: rtol, atol: rtol)
      steps.run(problem, to: end)
      #expect(!steps.findsStiffness())
    }
  }

  /// Looking for stiffness moves no bit, and is not done when it is switched off.
  @Test(arguments: Method.explicit) func lookingChangesNothing(method: Method) {
    func run(_ detects: Bool) -> (values: [Double], steps: Steps<Double>) {
      let steps = Steps<Double>(method, stateCount: 1, detectsStiffness: detects)
      return (steps.run(Problems.follower(rate: 1e5), to: 1), steps)
    }
    let (on, off) = (run(true), run(false))
    #expect(on.values == off.values)
    #expect(on.steps.counts() == off.steps.counts())
    #expect(on.steps.findsStiffness())
    #expect(!off.steps.findsStiffness())
  }

  /// As stiff as it may be, Rodas5P takes the steps that accuracy asks for, and does not lose its order much.
  @Test(arguments: [1e2, 1e4, 1e6, 1e9]) func stiffnessCostsNoSteps(rate: Double) {
    let problem = Problems.follower(rate: rate)
    let steps = Steps<Double>(.rodas5p, stateCount: 1, rtol: 1e-8, atol: 1e-8)
    let y = steps.run(problem, to: 10)
    // 100 tolerances of a value of 1.
    #expect(abs(y[0] - problem.solution(10)[0]) < 1e-6)
    #expect(steps.counts().steps < 400)
  }

  /// Rosenbrock methods keep linear invariants: the reactions lose nothing.
  @Test func massIsKept() {
    let steps = Steps<Double>(.rodas5p, stateCount: 3, rtol: 1e-6, atol: 1e-12)
    steps.run(Problems.robertson, to: 1e8) { standing in
      // 1e-12: every stage keeps the sum, up to rounding in the elimination.
      #expect(abs(standing.values().reduce(0, +) - 1) < 1e-12)
    }
    #expect(steps.status() == .reached)
  }
}
