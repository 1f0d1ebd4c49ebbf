import TitrateNumerics

/// Searches the minimum of one subject's objective. Goals in order: the right minimum to rounding, few solutions.
///
/// Steps are Newton steps with H = F + A. F is the Fisher information plus 2·Ω⁻¹, positive definite everywhere and
/// nearly right where the model fits; A is a symmetric rank-one estimate of what F leaves out, learnt from the gradients
/// as in Dennis, Gay and Welsch (1981), ACM TOMS 7:348, and makes the end of the search superlinear. `Minimizer` (BFGS)
/// would start from F and then learn what F gives anew at every point; Newton with differences of gradients needs 2·n
/// gradients for every step.
struct MAPSearch {
  /// A point with everything known of it.
  struct Point {
    var x: [Double]
    var value: Double
    var gradient: [Double]
    var information: Matrix
  }

  let objective: IndividualObjective
  /// Changes of the objective smaller than this may be rounding, or the integrator's error.
  let noise: Double
  private(set) var iterations = 0

  static let maximumIterations = 200
  /// Longest step, in prior standard deviations: F is a local picture.
  private static let longestStep = 3.0
  /// Expected decrease of the objective below which the minimum is reached: a distance of 1e-9 posterior standard
  /// deviations.
  private static let reached = 1e-18
  /// Expected decrease below which a search that can no longer improve has converged: 1e-5 posterior standard
  /// deviations.
  private static let acceptable = 1e-10

  init(_ objective: IndividualObjective) {
    self.objective = objective
    // Closed forms are exact to a few hundred roundings; an integrator to its tolerance.
    noise = objective.solver.method == .integrated ? max(10 * objective.problem.options.rtol, 1e-12) : 1e-12
  }

  /// Everything about a point; nil where the objective is +∞.
  func evaluate(_ x: [Double]) -> Point? {
    let count = x.count
    var point = Point(
      x: x, value: 0, gradient: Array(repeating: 0, count: count),
      information: Matrix(rows: count, columns: count))
    let value = objective.evaluate(x, gradient: &point.gradient, information: &point.information.elements)
    point.value = value
    return point.value.isFinite ? point : nil
  }

  /// Goes down from a point.
  ///
  /// - Returns: the best point found, and whether its gradient is as small as rounding allows.
  mutating func descend(from start: Point) -> (point: Point, converged: Bool) {
    var point = start
    var correction = Matrix(rows: start.x.count, columns: start.x.count)
    for _ in 0..<Self.maximumIterations {
      iterations += 1
      guard let (metric, step) = newtonStep(at: point, correction) else { return (point, false) }
      let decrease = -dot(point.gradient, step)
      if decrease <= Self.reached { return (point, true) }
      guard let next = advance(from: point, along: step, expected: decrease, metric: metric) else {
        return (point, decrease <= Self.acceptable)
      }
      learn(&correction, from: point, to: next)
      point = next
    }
    return (point, false)
  }

  /// −H⁻¹·g and the factored H; nil only where F is not finite.
  private func newtonStep(at point: Point, _ correction: Matrix) -> (Cholesky, [Double])? {
    guard let metric = Cholesky(point.information + correction) ?? Cholesky(point.information) else {
      return nil
    }
    var step = metric.solve(point.gradient).map(-)
    let length = norm(objective.problem.prior.cholesky.solveFactor(step))
    if length > Self.longestStep { step = step.map { $0 * Self.longestStep / length } }
    return (metric, step)
  }

  /// Halves the step until it improves. Near the minimum, where the objective no longer shows improvement, the gradient
  /// decides.
  private func advance(
    from point: Point, along step: [Double], expected: Double, metric: Cholesky
  ) -> Point? {
    var fraction = 1.0
    let blur = noise * scale(of: point)
    while fraction > 1e-8 {
      if let next = evaluate(zip(point.x, step).map { $0 + fraction * $1 }) {
        if next.value <= point.value - 1e-4 * fraction * expected, expected > blur { return next }
        if abs(next.value - point.value) <= blur,
          squares(metric.solveFactor(next.gradient)) < 0.5 * squares(metric.solveFactor(point.gradient))
        {
          return next
        }
        if expected * fraction < 1e-2 * blur { return nil }
        // The minimum of the parabola through the value and slope here and the value there, kept within bounds.
        let rise = next.value - point.value + fraction * expected
        let best = rise > 0 ? 0.5 * fraction * expected / rise : 0.5
        fraction *= min(0.5, max(0.1, best))
      } else {
        fraction *= 0.25
      }
    }
    return nil
  }

  /// Updates A so that (F + A)·s = y for the last step s and the change y of the gradient.
  private func learn(_ correction: inout Matrix, from old: Point, to new: Point) {
    let step = zip(new.x, old.x).map(-)
    let expected = (new.information + correction) * step
    let residual = zip(zip(new.gradient, old.gradient).map(-), expected).map(-)
    let curvature = dot(residual, step)
    guard abs(curvature) > 1e-8 * norm(residual) * norm(step) else { return }
    for row in step.indices {
      for column in step.indices { correction[row, column] += residual[row] * residual[column] / curvature }
    }
  }

  private func scale(of point: Point) -> Double { 1 + abs(point.value) }
  private func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
  private func squares(_ a: [Double]) -> Double { dot(a, a) }
  private func norm(_ a: [Double]) -> Double { squares(a).squareRoot() }
}

extension MAPSearch {
  /// Second derivatives of the objective by central differences of exact gradients, symmetrised.
  ///
  /// Steps are a fraction of the posterior standard deviation: 1e-4 leaves 1e-8 relative of truncation and as much
  /// rounding; with an integrator's error in the gradients the balance lies at 1e-2.
  ///
  /// - Returns: nil where the objective is +∞ beside the point.
  func hessian(at point: Point) -> Matrix? {
    let count = point.x.count
    let fraction = objective.solver.method == .integrated ? 1e-2 : 1e-4
    var columns = Matrix(rows: count, columns: count)
    for index in 0..<count {
      let step = fraction / (point.information[index, index] / 2).squareRoot()
      var (up, down) = (point.x, point.x)
      up[index] += step
      down[index] -= step
      guard let above = evaluate(up), let below = evaluate(down) else { return nil }
      for row in 0..<count {
        columns[row, index] = (above.gradient[row] - below.gradient[row]) / (up[index] - down[index])
      }
    }
    return 0.5 * (columns + columns.transposed)
  }
}
