/// Unconstrained minimisation with exact gradients in a few dimensions (2 to 30): BFGS.
///
/// Goals in rank order: never leave the best point seen; survive an objective that does not exist everywhere (NaN
/// or infinity at a trial point shortens the step); converge until the gradient is at rounding; few evaluations.
///
/// - Source: Nocedal, Wright (2006), Numerical Optimization, 2nd ed., section 6.1.
public enum Minimizer {
  /// The objective at a point; writes its gradient. Infinity or NaN says that it does not exist there.
  public typealias Objective = (UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Double

  /// Minimises.
  ///
  /// - Parameters:
  ///   - start: where to begin; the objective must be finite there.
  ///   - initialHessian: an approximation of the Hessian at the start, positive definite (otherwise it is ignored); a
  ///     good one (for MAP: the prior's precision plus the data's information) saves half the evaluations.
  ///   - objective: value and gradient.
  /// - Returns: the best point with the reason for stopping.
  public static func minimize(
    start: [Double], initialHessian: Matrix? = nil, options: MinimizerOptions = MinimizerOptions(),
    objective: Objective
  ) -> Minimum {
    var search = QuasiNewton(
      initialInverse: initialHessian.flatMap { Cholesky($0) }?.inverse, options: options, count: start.count)
    return search.run(from: start, objective)
  }
}

private struct QuasiNewton {
  /// Inverse of the given Hessian; nil scales the identity by what the first step teaches.
  let initialInverse: Matrix?
  let options: MinimizerOptions
  /// Whether the inverse still is what it was at the beginning.
  private var isFresh = true
  /// The lowest value seen: noise is allowed above it, so that it cannot add up.
  private var lowest = Double.infinity
  private var best: Minimum

  init(initialInverse: Matrix?, options: MinimizerOptions, count: Int) {
    self.initialInverse = initialInverse
    self.options = options
    best = Minimum(
      status: .badStart, point: [], value: .nan, gradient: Array(repeating: 0, count: count),
      inverseHessian: initialInverse ?? .identity(count))
  }

  mutating func run(from start: [Double], _ objective: Minimizer.Objective) -> Minimum {
    best.point = start
    best.value = objective(start, &best.gradient)
    best.evaluations = 1
    lowest = best.value
    guard best.value.isFinite, best.gradient.allSatisfy(\.isFinite) else { return best }
    while true {
      if isConverged {
        best.status = .converged
        return best
      }
      if best.evaluations >= options.maxEvaluations {
        best.status = .evaluationLimit
        return best
      }
      best.iterations += 1
      if advance(objective) { continue }
      // A spoiled inverse gets one more chance from the beginning before the search gives up.
      if isFresh {
        best.status = best.evaluations >= options.maxEvaluations ? .evaluationLimit : .stalled
        return best
      }
      reset()
    }
  }

  private var isConverged: Bool {
    best.gradient.allSatisfy { abs($0) <= options.gradientTolerance }
  }

  private mutating func reset() {
    best.inverseHessian = initialInverse ?? .identity(best.point.count)
    isFresh = true
  }

  /// One line search and update; false if no lower point was found.
  private mutating func advance(_ objective: Minimizer.Objective) -> Bool {
    let origin = best
    let direction = (origin.inverseHessian * origin.gradient).map { -$0 }
    let slope = dot(direction, origin.gradient)
    guard slope < 0, slope.isFinite else { return false }
    var first = 1.0
    if isFresh && initialInverse == nil {
      first = min(1, options.firstStep / direction.map(abs).max()!)
    }
    var evaluations = 0
    let limit = options.maxEvaluations - origin.evaluations
    // The line search may return an earlier trial than its last, so the points of all are kept apart from `best`.
    var trials: [(step: Double, point: [Double], gradient: [Double])] = []
    let line = LineSearch(
      origin: .init(step: 0, value: origin.value, slope: slope),
      noisy: lowest + options.objectiveNoise * max(1, abs(lowest)))
    let found = line.search(first: first) { step in
      guard evaluations < limit else { return .init(step: step, value: .nan, slope: .nan) }
      evaluations += 1
      let point = zip(origin.point, direction).map { $0 + step * $1 }
      var gradient = Array(repeating: 0.0, count: point.count)
      let value = objective(point, &gradient)
      trials.append((step, point, gradient))
      return .init(step: step, value: value, slope: dot(gradient, direction))
    }
    best.evaluations += evaluations
    guard let found, let trial = trials.last(where: { $0.step == found.step }),
      trial.point != origin.point
    else { return false }
    best.point = trial.point
    best.gradient = trial.gradient
    best.value = found.value
    lowest = min(lowest, found.value)
    update(from: origin)
    return true
  }

  /// The BFGS update of the inverse Hessian, eq. 6.17, from the step just made.
  private mutating func update(from origin: Minimum) {
    let step = zip(best.point, origin.point).map { $0 - $1 }
    let change = zip(best.gradient, origin.gradient).map { $0 - $1 }
    let product = dot(step, change)
    guard product > 1e-14 * (dot(step, step) * dot(change, change)).squareRoot() else { return }
    if isFresh && initialInverse == nil {
      // Eq. 6.20: the curvature along the first step is a better guess than 1.
      best.inverseHessian = (product / dot(change, change)) * best.inverseHessian
    }
    isFresh = false
    let size = step.count
    let image = best.inverseHessian * change
    let factor = (1 + dot(change, image) / product) / product
    for row in 0..<size {
      for column in 0..<size {
        best.inverseHessian[row, column] +=
          factor * step[row] * step[column]
          - (image[row] * step[column] + step[row] * image[column]) / product
      }
    }
  }

  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in 0..<a.count { sum += a[index] * b[index] }
    return sum
  }
}
