import Glibc

@testable import TitrateNumerics

/// f in dy/dt = f(t, y).
typealias Slope = @Sendable (Double, UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Void

/// ∂f/∂y, row by row, and ∂f/∂t.
typealias Jacobian = @Sendable (Double, UnsafePointer<Double>) -> (j: [Double], dfdt: [Double])

/// An initial value problem with what is known about its solution.
struct Problem: Sendable {
  let f: Slope
  let jacobian: Jacobian
  let start: [Double]
  /// The exact solution at a time.
  var solution: @Sendable (Double) -> [Double] = { _ in [] }
}

enum Problems {
  /// Nonlinear and depending on time: y₁ = exp(sin t²), y₂ = exp(cos t²).
  static let smooth = Problem(
    f: { t, y, dydt in
      dydt[0] = 2 * t * y[0] * log(y[1])
      dydt[1] = -2 * t * y[1] * log(y[0])
    },
    jacobian: { t, y in
      (
        [2 * t * log(y[1]), 2 * t * y[0] / y[1], -2 * t * y[1] / y[0], -2 * t * log(y[0])],
        [2 * y[0] * log(y[1]), -2 * y[1] * log(y[0])]
      )
    },
    start: [1, exp(1)],
    solution: { [exp(sin($0 * $0)), exp(cos($0 * $0))] })

  /// A dose in a depot with first-order absorption and elimination: ka = 1.2/h, k = 0.15/h, 100 mg.
  static let absorption = Problem(
    f: { _, y, dydt in
      dydt[0] = -1.2 * y[0]
      dydt[1] = 1.2 * y[0] - 0.15 * y[1]
    },
    jacobian: { _, _ in ([-1.2, 0, 1.2, -0.15], [0, 0]) },
    start: [100, 0],
    solution: { t in
      [100 * exp(-1.2 * t), 100 * 1.2 / (1.2 - 0.15) * (exp(-0.15 * t) - exp(-1.2 * t))]
    })

  /// Predator and prey: `x − ln x + y − ln y` never changes.
  static let predatorPrey = Problem(
    f: { _, y, dydt in
      dydt[0] = y[0] * (1 - y[1])
      dydt[1] = y[1] * (y[0] - 1)
    },
    jacobian: { _, y in ([1 - y[1], -y[0], y[1], y[0] - 1], [0, 0]) },
    start: [2, 1])

  /// y' = rate · (cos t − y): as stiff as the rate. y = (r² cos t + r sin t)/(r² + 1) once the beginning is forgotten.
  static func follower(rate r: Double) -> Problem {
    Problem(
      f: { t, y, d in d[0] = r * (cos(t) - y[0]) },
      jacobian: { t, _ in ([-r], [-r * sin(t)]) },
      start: [r * r / (r * r + 1)],
      solution: { [(r * r * cos($0) + r * sin($0)) / (r * r + 1)] })
  }

  /// Robertson's three reactions.
  static let robertson = Problem(
    f: { _, y, d in
      let (a, b, c) = (0.04 * y[0], 1e4 * y[1] * y[2], 3e7 * y[1] * y[1])
      (d[0], d[1], d[2]) = (b - a, a - b - c, c)
    },
    jacobian: { _, y in
      let (b, c, e) = (1e4 * y[2], 1e4 * y[1], 6e7 * y[1])
      return ([-0.04, b, c, 0.04, -b - e, -c, 0, e, 0], [0, 0, 0])
    },
    start: [1, 0, 0])

  /// Van der Pol's oscillator with ε y₂' = (1 − y₁²)y₂ − y₁; smooth for ε near 1, stiff for small ε.
  static func vanDerPol(epsilon e: Double) -> Problem {
    Problem(
      f: { _, y, d in (d[0], d[1]) = (y[1], ((1 - y[0] * y[0]) * y[1] - y[0]) / e) },
      jacobian: { _, y in ([0, 1, (-2 * y[0] * y[1] - 1) / e, (1 - y[0] * y[0]) / e], [0, 0]) },
      start: [2, 0])
  }

  /// HIRES: eight reactions that explain growth and differentiation of plant tissue under high irradiance (Schäfer
  /// 1975, as Hairer and Wanner (1996), section IV.10, state it).
  static let hires = Problem(
    f: { _, y, d in
      let binding = 280 * y[5] * y[7]
      d[0] = -1.71 * y[0] + 0.43 * y[1] + 8.32 * y[2] + 0.0007
      d[1] = 1.71 * y[0] - 8.75 * y[1]
      d[2] = -10.03 * y[2] + 0.43 * y[3] + 0.035 * y[4]
      d[3] = 8.32 * y[1] + 1.71 * y[2] - 1.12 * y[3]
      d[4] = -1.745 * y[4] + 0.43 * y[5] + 0.43 * y[6]
      d[5] = -binding + 0.69 * y[3] + 1.71 * y[4] - 0.43 * y[5] + 0.69 * y[6]
      d[6] = binding - 1.81 * y[6]
      d[7] = -d[6]
    },
    jacobian: { _, y in
      var j = Array(repeating: 0.0, count: 64)
      let entries: [(Int, Int, Double)] = [
        (0, 0, -1.71), (0, 1, 0.43), (0, 2, 8.32), (1, 0, 1.71), (1, 1, -8.75), (2, 2, -10.03), (2, 3, 0.43),
        (2, 4, 0.035), (3, 1, 8.32), (3, 2, 1.71), (3, 3, -1.12), (4, 4, -1.745), (4, 5, 0.43), (4, 6, 0.43),
        (5, 3, 0.69), (5, 4, 1.71), (5, 5, -280 * y[7] - 0.43), (5, 6, 0.69), (5, 7, -280 * y[5]),
        (6, 5, 280 * y[7]), (6, 6, -1.81), (6, 7, 280 * y[5]), (7, 5, -280 * y[7]), (7, 6, 1.81),
        (7, 7, -280 * y[5]),
      ]
      for (row, column, value) in entries { j[8 * row + column] = value }
      return (j, Array(repeating: 0, count: 8))
    },
    start: [1, 0, 0, 0, 0, 0, 0, 0.0057])
}
