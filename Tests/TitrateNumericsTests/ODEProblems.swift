import Glibc

@testable import TitrateNumerics

/// An initial value problem with what is known about its solution.
struct Problem<F: RightHandSide & Sendable>: Sendable {
  let f: F
  let start: [Double]
  /// The exact solution at a time.
  let solution: @Sendable (Double) -> [Double]

  /// The state at `end`, step by step; `visit` sees the integrator after every step.
  func integrate(
    from begin: Double = 0, to end: Double, with integrator: inout Integrator,
    visit: (borrowing Integrator) -> Void = { _ in }
  ) -> [Double] {
    integrator.start(f, at: begin, state: begin == 0 ? start : solution(begin), end: end)
    while integrator.step(f) == .running { visit(integrator) }
    visit(integrator)
    return integrator.values
  }
}

extension Integrator {
  /// The state, copied.
  var values: [Double] { Array(UnsafeBufferPointer(start: state, count: stateCount)) }

  /// The dense output, copied.
  func values(at t: Double) -> [Double] {
    var result = Array(repeating: 0.0, count: stateCount)
    interpolate(at: t, into: &result)
    return result
  }

  /// One step of a given length, whatever its error.
  mutating func fixedStep<F: RightHandSide>(_ f: F, _ h: Double) {
    beginStep()
    tryStep(f, h)
    accept(h, last: false, error: 1, mayGrow: false)
  }
}

/// A right-hand side from a closure: for tests only, because it is not inlined.
struct Closure: RightHandSide, Sendable {
  let body: @Sendable (Double, UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Void
  func evaluate(_ t: Double, _ y: UnsafePointer<Double>, _ dydt: UnsafeMutablePointer<Double>) {
    body(t, y, dydt)
  }
}

enum Problems {
  /// Nonlinear and depending on time: y₁ = exp(sin t²), y₂ = exp(cos t²).
  static let smooth = Problem(
    f: Closure { t, y, dydt in
      dydt[0] = 2 * t * y[0] * log(y[1])
      dydt[1] = -2 * t * y[1] * log(y[0])
    },
    start: [1, exp(1)],
    solution: { [exp(sin($0 * $0)), exp(cos($0 * $0))] })

  /// A dose in a depot with first-order absorption and elimination: ka = 1.2/h, k = 0.15/h, 100 mg.
  static let absorption = Problem(
    f: Closure { _, y, dydt in
      dydt[0] = -1.2 * y[0]
      dydt[1] = 1.2 * y[0] - 0.15 * y[1]
    },
    start: [100, 0],
    solution: { t in
      [100 * exp(-1.2 * t), 100 * 1.2 / (1.2 - 0.15) * (exp(-0.15 * t) - exp(-1.2 * t))]
    })

  /// Predator and prey: `x − ln x + y − ln y` never changes.
  static let predatorPrey = Problem(
    f: Closure { _, y, dydt in
      dydt[0] = y[0] * (1 - y[1])
      dydt[1] = y[1] * (y[0] - 1)
    },
    start: [2, 1], solution: { _ in [] })
}
