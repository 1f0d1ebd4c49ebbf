extension LaneIntegrator {
  /// Gives every fresh lane its first stage and, where none was given, the length of its first step, from the sizes
  /// of y, f and the change of f along f. All lanes are evaluated, only fresh ones keep the result.
  ///
  /// - Source: Hairer, Nørsett, Wanner (1993), section II.4, "starting step size"; where it falls back on an
  ///   absolute 10⁻⁶, a fraction of the interval is used here, which no choice of time unit can spoil.
  @inlinable
  mutating func prepare<F: LaneRightHandSide>(_ f: borrowing F) where F.V == V {
    let time = slots[LaneSlot.time]
    f.evaluate(time, old, final)
    for component in 0..<stateCount {
      first[component] = first[component].replacing(with: final[component], where: fresh)
    }
    countEvaluation(fresh)
    let unknown = fresh .& (slots[LaneSlot.proposed] .<= V(repeating: 0))
    if unknown.hasAny {
      let guess = firstGuess()
      for component in 0..<stateCount {
        stageState[component] = old[component] + first[component] * guess
      }
      f.evaluate(time + guess, stageState, final)
      countEvaluation(unknown)
      slots[LaneSlot.proposed] = slots[LaneSlot.proposed].replacing(
        with: firstStep(guess), where: unknown)
    }
    fresh = V.Mask(repeating: false)
  }

  @inlinable @inline(__always)
  func countEvaluation(_ lanes: V.Mask) {
    let counted = slots[LaneSlot.evaluations]
    slots[LaneSlot.evaluations] = counted.replacing(with: counted + V(repeating: 1), where: lanes)
  }

  /// The signed length at which the change of f is measured: a hundredth of what f needs to double y.
  @inlinable
  func firstGuess() -> V {
    let remaining = slots[LaneSlot.end] - slots[LaneSlot.time]
    let span = remaining.magnitudes
    let small = V(repeating: 1e-5)
    let sizeY = norm(old)
    let sizeF = norm(first)
    var guess = V(repeating: 0.01) * sizeY / sizeF
    guess = guess.replacing(with: V(repeating: 1e-6) * span, where: (sizeY .< small) .| (sizeF .< small))
    guess = guess.replacing(with: span, where: guess .> span)
    return guess.replacing(with: -guess, where: remaining .< V(repeating: 0))
  }

  /// The first step, once f at the guess is in `final`.
  @inlinable
  func firstStep(_ guess: V) -> V {
    let span = (slots[LaneSlot.end] - slots[LaneSlot.time]).magnitudes
    for component in 0..<controlledCount {
      stageState[component] = (final[component] - first[component]) / guess
    }
    let steepest = V.greater(norm(first), norm(stageState))
    var second = V.exp(V(repeating: 0.2) * V.log(V(repeating: 0.01) / steepest))
    second = second.replacing(with: V(repeating: 1e-3) * span, where: steepest .<= V(repeating: 1e-15))
    let step = V.lesser(V(repeating: 100) * guess.magnitudes, second)
    // A derivative that is not finite here is left to `step`, which shortens and reports.
    let usable = (step .> V(repeating: 0)) .& (step .< V(repeating: .infinity))
    return (V(repeating: 1e-6) * span).replacing(with: V.lesser(step, span), where: usable)
  }

  /// Root mean square, in units of the tolerance at `old`, over the controlled components.
  @inlinable
  func norm(_ values: UnsafeMutablePointer<V>) -> V {
    var sum = V(repeating: 0)
    for component in 0..<controlledCount {
      let ratio = values[component] / scale(old[component], old[component])
      sum = sum + ratio * ratio
    }
    return (sum / V(repeating: Double(controlledCount))).squareRoots
  }
}
