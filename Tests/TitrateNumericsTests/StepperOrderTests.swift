import Glibc
import Testing

@testable import TitrateNumerics

/// Orders of convergence, fitted: of the solution over an interval, of the dense output inside one step.
@Suite struct StepperOrderTests {
  /// Least-squares slope of log(error) against log(h).
  static func slope(_ points: [(h: Double, error: Double)]) -> Double {
    let x = points.map { log($0.h) }
    let y = points.map { log($0.error) }
    let (mx, my) = (x.reduce(0, +) / Double(x.count), y.reduce(0, +) / Double(y.count))
    let covariance = zip(x, y).map { ($0 - mx) * ($1 - my) }.reduce(0, +)
    return covariance / x.map { ($0 - mx) * ($0 - mx) }.reduce(0, +)
  }

  /// One step of a given length whatever its error: the tolerance lets everything pass.
  private static func stepped(_ method: Method, _ t: Double, _ y: [Double], _ h: Double) -> Steps<Double> {
    let steps = Steps<Double>(method, stateCount: 2, atol: 1e9)
    steps.start(at: t, y, end: t + 9, firstStep: h)
    steps.step(
      EachLane(
        stateCount: 2, slopes: [Problems.smooth.f], jacobians: [Problems.smooth.jacobian]))
    return steps
  }

  // 0.4: shorter steps would drown in rounding before they are quite asymptotic; a wrong coefficient costs a whole
  // unit.

  @Test(arguments: Method.allCases) func orderOfTheSolution(method: Method) {
    let points = [96, 128, 192, 256].map { count in
      let h = 1.5 / Double(count)
      var y = Problems.smooth.start
      for index in 0..<count { y = Self.stepped(method, Double(index) * h, y, h).values() }
      return (h, IntegratorTests.distance(y, Problems.smooth.solution(1.5)))
    }
    #expect(abs(Self.slope(points) - Double(method.tableau.order)) < 0.4)
  }

  /// One step from the exact state: inside it the error of dense output of order q shrinks as h^(q+1).
  @Test(arguments: Method.allCases) func orderOfTheDenseOutput(method: Method) {
    let points = [0.04, 0.03, 0.02, 0.015].map { h in
      let steps = Self.stepped(method, 1, Problems.smooth.solution(1), h)
      let errors = (1..<16).map { part in
        let t = 1 + h * Double(part) / 16
        return IntegratorTests.distance(steps.values(at: t), Problems.smooth.solution(t))
      }
      return (h, errors.max()!)
    }
    #expect(abs(Self.slope(points) - Double(method.tableau.denseOrder + 1)) < 0.4)
  }

  /// The estimate that the step control goes by is that of the embedded solution, of one order less: it shrinks as h⁵.
  @Test(arguments: Method.allCases) func orderOfTheErrorEstimate(method: Method) {
    func largestTolerated(_ h: Double) -> Double {
      // The smallest tolerance at which the step of this length still stands, by bisection of its logarithm.
      var (low, high) = (-60.0, 10.0)
      for _ in 0..<40 {
        let middle = (low + high) / 2
        let steps = Steps<Double>(method, stateCount: 2, rtol: 0, atol: exp(middle))
        steps.start(at: 1, Problems.smooth.solution(1), end: 10, firstStep: h)
        steps.step(
          EachLane(stateCount: 2, slopes: [Problems.smooth.f], jacobians: [Problems.smooth.jacobian]))
        if steps.time() > 1 { high = middle } else { low = middle }
      }
      return exp(high)
    }
    let points = [0.04, 0.03, 0.02, 0.015].map { ($0, largestTolerated($0)) }
    #expect(abs(Self.slope(points) - Double(method.tableau.order)) < 0.4)
  }
}
