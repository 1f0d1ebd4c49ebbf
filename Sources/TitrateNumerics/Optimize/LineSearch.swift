/// Finds a step along a descent direction that satisfies the strong Wolfe conditions.
///
/// The search keeps an interval whose left end is low enough with the slope pointing down, and whose right end is
/// too high, not finite, or has the slope pointing up: between two such ends an acceptable step exists. Where the
/// objective's change drowns in its rounding, the approximate Wolfe conditions decide by slope alone; that is what
/// lets the gradient converge beyond the square root of the rounding.
///
/// - Source: Nocedal, Wright (2006), Numerical Optimization, 2nd ed., section 3.5; approximate conditions: Hager,
///   Zhang (2005), SIAM J. Optim. 16:170-192, eq. 4.1.
struct LineSearch {
  /// A step along the direction, with the objective and its slope there.
  struct Trial {
    var step: Double
    var value: Double
    var slope: Double
    var isFinite: Bool { value.isFinite && slope.isFinite }
  }

  /// Required fraction of the decrease that the first slope promises.
  private static let decrease = 1e-4
  /// Largest fraction of the first slope that may be left.
  private static let curvature = 0.9
  /// Trials before the best step so far is taken; an interval shrinks by half at least every third one.
  private static let maxTrials = 60

  let origin: Trial
  /// Values up to this differ from the lowest one known by no more than the objective's noise.
  let noisy: Double

  /// Searches from a first step.
  ///
  /// - Parameters:
  ///   - evaluate: objective and slope at a step; NaN or infinity where the objective does not exist.
  /// - Returns: an acceptable step, or the lowest one found; nil if there is none below the origin.
  func search(first: Double, evaluate: (Double) -> Trial) -> Trial? {
    var low = origin
    var high: Trial?
    var step = first
    for count in 1...Self.maxTrials {
      let trial = evaluate(step)
      if isTooHigh(trial, above: low) {
        high = trial
      } else if isAcceptable(trial) {
        return trial
      } else if trial.slope < 0 {
        low = trial
      } else {
        high = trial
      }
      let next = next(low, high, bisect: count % 3 == 0)
      // The interval has no number left inside, or the objective falls for ever.
      if next == step || next == low.step || next == high?.step || next > 1e12 { break }
      step = next
    }
    return low.step > 0 ? low : nil
  }

  private func isTooHigh(_ trial: Trial, above low: Trial) -> Bool {
    guard trial.isFinite else { return true }
    if trial.value <= noisy { return false }
    return !hasDecreased(trial) || trial.value > low.value
  }

  private func hasDecreased(_ trial: Trial) -> Bool {
    trial.value <= origin.value + Self.decrease * trial.step * origin.slope
  }

  private func isAcceptable(_ trial: Trial) -> Bool {
    guard abs(trial.slope) <= -Self.curvature * origin.slope else { return false }
    return hasDecreased(trial) || trial.slope <= -0.8 * origin.slope
  }

  /// The next step to try: beyond `low` while there is no right end, else by cubic interpolation inside.
  private func next(_ low: Trial, _ high: Trial?, bisect: Bool) -> Double {
    guard let high else { return low.step * 4 }
    let width = high.step - low.step
    guard high.isFinite else { return low.step + 0.2 * width }
    if bisect { return low.step + 0.5 * width }
    let d1 = low.slope + high.slope - 3 * (high.value - low.value) / width
    let discriminant = d1 * d1 - low.slope * high.slope
    guard discriminant >= 0 else { return low.step + 0.5 * width }
    let d2 = discriminant.squareRoot()
    let fraction = 1 - (high.slope + d2 - d1) / (high.slope - low.slope + 2 * d2)
    guard fraction.isFinite else { return low.step + 0.5 * width }
    return low.step + width * min(max(fraction, 0.05), 0.95)
  }
}
