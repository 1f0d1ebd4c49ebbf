import Glibc
import Testing

@testable import TitrateNumerics

/// Orders of convergence, fitted: of the solution over an interval, of the dense output inside one step.
@Suite struct StepperOrderTests {
  static let lengths = [0.04, 0.03, 0.02, 0.015]

  /// y₁ = exp(sin t²), y₂ = exp(cos t²) with the derivatives of f.
  static func smooth() -> EachLane<Double> {
    var f = EachLane<Double>(stateCount: 2, Problems.smooth.f)
    f.jacobians = [
      { t, y in
        (
          [2 * t * log(y[1]), 2 * t * y[0] / y[1], -2 * t * y[1] / y[0], -2 * t * log(y[0])],
          [2 * y[0] * log(y[1]), -2 * y[1] * log(y[0])]
        )
      }
    ]
    return f
  }

  /// The largest error inside a step from 1 to 1 + h.
  static func inside(_ h: Double, _ values: (Double) -> [Double]) -> Double {
    (1..<16).map { part in
      let t = 1 + h * Double(part) / 16
      return IntegratorTests.distance(values(t), Problems.smooth.solution(t))
    }.max()!
  }

  /// The order of the error at 1.5 after so many steps of equal length from 0, each begun anew.
  static func globalOrder(_ step: (_ t: Double, _ y: [Double], _ h: Double) -> [Double]) -> Double {
    let points = [96, 128, 192, 256].map { count in
      let h = 1.5 / Double(count)
      var y = Problems.smooth.start
      for index in 0..<count { y = step(Double(index) * h, y, h) }
      return (h, IntegratorTests.distance(y, Problems.smooth.solution(1.5)))
    }
    return IntegratorTests.slope(points)
  }

  // 0.4 below: the lengths are not quite asymptotic; a wrong coefficient costs a whole unit.

  @Test(arguments: IntegratorTests.tableaus) func explicitPairs(method: Tableau) {
    func stepped(_ t: Double, _ y: [Double], _ h: Double, read: (borrowing LaneIntegrator<Double>) -> Void) {
      var integrator = LaneIntegrator<Double>(stateCount: 2, method: method)
      integrator.atol = 1e3
      integrator.start(lane: 0, at: t, state: y, end: t + 9, firstStep: h)
      integrator.step(Self.smooth())
      read(integrator)
    }
    let dense = Self.lengths.map { h in
      var error = 0.0
      stepped(1, Problems.smooth.solution(1), h) { done in error = Self.inside(h) { done.values(0, at: $0) } }
      return (h, error)
    }
    #expect(abs(IntegratorTests.slope(dense) - Double(method.denseOrder + 1)) < 0.4)
    let order = Self.globalOrder { t, y, h in
      var result: [Double] = []
      stepped(t, y, h) { result = $0.values(0) }
      return result
    }
    #expect(abs(order - Double(method.order)) < 0.4)
  }

  @Test func rosenbrock() {
    func stepped(
      _ t: Double, _ y: [Double], _ h: Double, read: (borrowing RosenbrockIntegrator<Double>) -> Void
    ) {
      var integrator = RosenbrockIntegrator<Double>(stateCount: 2)
      integrator.lanes.atol = 1e3
      integrator.start(lane: 0, at: t, state: y, end: t + 9, firstStep: h)
      integrator.step(Self.smooth())
      read(integrator)
    }
    let dense = Self.lengths.map { h in
      var error = 0.0
      stepped(1, Problems.smooth.solution(1), h) { done in
        error = Self.inside(h) { done.lanes.values(0, at: $0) }
      }
      return (h, error)
    }
    #expect(abs(IntegratorTests.slope(dense) - 5) < 0.4)
    let order = Self.globalOrder { t, y, h in
      var result: [Double] = []
      stepped(t, y, h) { result = $0.lanes.values(0) }
      return result
    }
    #expect(abs(order - 5) < 0.4)
  }
}
