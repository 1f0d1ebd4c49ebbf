import Glibc
import Testing

@testable import TitrateNumerics

@Suite struct MinimizerTests {
  typealias Objective = Minimizer.Objective

  /// Rosenbrock (1960): a curved valley, minimum 0 at (1, …, 1); in pairs for more dimensions.
  static func rosenbrock(_ count: Int) -> Objective {
    { x, gradient in
      var sum = 0.0
      for i in stride(from: 0, to: count, by: 2) {
        let (a, b) = (x[i + 1] - x[i] * x[i], 1 - x[i])
        sum += 100 * a * a + b * b
        gradient[i] = -400 * x[i] * a - 2 * b
        gradient[i + 1] = 200 * a
      }
      return sum
    }
  }

  static func distance(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).map { abs($0 - $1) }.max() ?? 0
  }

  @Test(arguments: [2, 4, 10, 30]) func findsTheEndOfRosenbrocksValley(count: Int) {
    let start = (0..<count).map { $0 % 2 == 0 ? -1.2 : 1.0 }
    let found = Minimizer.minimize(start: start, objective: Self.rosenbrock(count))
    #expect(found.status == .converged)
    // 1e-8: gradient 1e-9 through the smallest curvature of the valley, 0.4.
    #expect(Self.distance(found.point, Array(repeating: 1, count: count)) < 1e-8)
    // Published implementations of BFGS need 35 to 50 evaluations for two dimensions.
    if count == 2 { #expect(found.evaluations <= 50) }
  }

  /// Beale (1958): minimum 0 at (3, 0.5).
  @Test func findsBealesMinimum() {
    let found = Minimizer.minimize(start: [1, 1]) { x, gradient in
      var sum = 0.0
      (gradient[0], gradient[1]) = (0, 0)
      for (power, value) in [(1.0, 1.5), (2, 2.25), (3, 2.625)] {
        let y = pow(x[1], power)
        let r = value - x[0] * (1 - y)
        sum += r * r
        gradient[0] -= 2 * r * (1 - y)
        gradient[1] += 2 * r * x[0] * power * pow(x[1], power - 1)
      }
      return sum
    }
    #expect(found.status == .converged)
    #expect(Self.distance(found.point, [3, 0.5]) < 1e-7)
  }

  /// Powell (1962): the Hessian is singular at the minimum, so that convergence is only linear.
  @Test func survivesPowellsSingularHessian() {
    let found = Minimizer.minimize(start: [3, -1, 0, 1]) { x, gradient in
      let (a, b) = (x[0] + 10 * x[1], x[2] - x[3])
      let (c, d) = (x[1] - 2 * x[2], x[0] - x[3])
      gradient[0] = 2 * a + 40 * d * d * d
      gradient[1] = 20 * a + 4 * c * c * c
      gradient[2] = 10 * b - 8 * c * c * c
      gradient[3] = -10 * b - 40 * d * d * d
      return a * a + 5 * b * b + c * c * c * c + 10 * d * d * d * d
    }
    #expect(found.status == .converged)
    #expect(found.value < 1e-11)
  }

  /// With the exact Hessian of a quadratic the first full step is the solution.
  @Test func anExactHessianNeedsTwoEvaluations() {
    let hessian = Matrix(rows: 2, columns: 2, elements: [4, 1, 1, 3])
    let found = Minimizer.minimize(start: [10, -7], initialHessian: hessian) { x, gradient in
      gradient[0] = 4 * x[0] + x[1] - 1
      gradient[1] = x[0] + 3 * x[1] - 2
      return 0.5 * (4 * x[0] * x[0] + 2 * x[0] * x[1] + 3 * x[1] * x[1]) - x[0] - 2 * x[1]
    }
    #expect(found.status == .converged)
    #expect(found.evaluations == 2)
    #expect(Self.distance(found.point, [1.0 / 11, 7.0 / 11]) < 1e-14)
  }

  /// Beside a large constant the objective is flat to rounding long before the gradient is: slopes must decide.
  @Test func convergesBeyondTheRoundingOfTheObjective() {
    var options = MinimizerOptions()
    options.gradientTolerance = 1e-14
    let found = Minimizer.minimize(start: [3, 2], options: options) { x, gradient in
      let (a, b) = (x[0] - 0.3, x[1] - 0.7)
      gradient[0] = sinh(a) + 0.5 * b
      gradient[1] = 0.5 * a + 2 * b
      return 1000 + cosh(a) + 0.5 * a * b + b * b
    }
    #expect(found.status == .converged)
    // 1e-10: tolerance 1e-14 times 1001, through curvatures over 0.7. By the objective alone it would be 3e-7.
    #expect(Self.distance(found.point, [0.3, 0.7]) < 1e-10)
  }

  /// −log x + x exists for x > 0 only; one way says so with NaN, the other with infinity.
  @Test(arguments: [Double.nan, .infinity]) func backsOffWhereTheObjectiveDoesNotExist(nothing: Double) {
    let found = Minimizer.minimize(start: [20, 0.001]) { x, gradient in
      guard x[0] > 0, x[1] > 0 else { return nothing }
      gradient[0] = 1 - 1 / x[0]
      gradient[1] = 1 - 2 / x[1]
      return x[0] - log(x[0]) + x[1] - 2 * log(x[1])
    }
    #expect(found.status == .converged)
    #expect(Self.distance(found.point, [1, 2]) < 1e-8)
  }

  @Test func saysWhyItStopped() {
    let bad = Minimizer.minimize(start: [1]) { _, gradient in
      gradient[0] = .nan
      return 1
    }
    #expect(bad.status == .badStart)
    #expect(bad.point == [1])
    var few = MinimizerOptions()
    few.maxEvaluations = 7
    let limited = Minimizer.minimize(start: [-1.2, 1], options: few, objective: Self.rosenbrock(2))
    #expect(limited.status == .evaluationLimit)
    #expect(limited.evaluations <= 7)
    #expect(limited.value < 24.2)
    // A gradient that points the wrong way: no step goes down, and the start is what is left.
    let wrong = Minimizer.minimize(start: [1]) { x, gradient in
      gradient[0] = -2 * x[0]
      return x[0] * x[0]
    }
    #expect(wrong.status == .stalled)
    // 2e-14: the noise that the options grant, relative to the value 1, and its rounding.
    #expect(wrong.value <= 1 + 2e-14)
    // Falls for ever: must end.
    let endless = Minimizer.minimize(start: [0]) { x, gradient in
      gradient[0] = -1
      return -x[0]
    }
    #expect(endless.status == .stalled || endless.status == .evaluationLimit)
  }

  @Test func expectedDecreaseIsTheQuadraticsOwn() {
    let hessian = Matrix(rows: 1, columns: 1, elements: [4])
    var none = MinimizerOptions()
    none.maxEvaluations = 1
    let start = Minimizer.minimize(start: [3], initialHessian: hessian, options: none) { x, gradient in
      gradient[0] = 4 * x[0]
      return 2 * x[0] * x[0]
    }
    #expect(start.status == .evaluationLimit)
    #expect(start.expectedDecrease == 18)
  }
}
