extension LaneIntegrator {
  /// Chooses the signed length of every running lane's attempt; lanes that cannot go on are given their status.
  ///
  /// What is left is met exactly, and halved when it is less than two steps, so that no tiny step is left over.
  ///
  /// - Returns: whether any lane still runs.
  @inlinable
  mutating func chooseLengths() -> Bool {
    let (time, end) = (slots[LaneSlot.time], slots[LaneSlot.end])
    let proposed = slots[LaneSlot.proposed]
    let remaining = end - time
    let distance = remaining.magnitudes
    last = proposed * V(repeating: 1 + 1e-10) .>= distance
    var h = proposed.replacing(with: -proposed, where: remaining .< V(repeating: 0))
    h = h.replacing(with: remaining * V(repeating: 0.5), where: proposed + proposed .> distance)
    h = h.replacing(with: remaining, where: last)
    let tried = slots[LaneSlot.attempts] .>= V(repeating: Double(maxSteps))
    // Eight to sixteen units in the last place of the time. The end has no say: it may lie far beyond what is wanted.
    let smallest = V.greater(
      time.magnitudes * V(repeating: 8 * 0x1p-52), V(repeating: .leastNormalMagnitude))
    let tiny = (h.magnitudes .< smallest) .& .!last
    let failing = running .& (tried .| tiny)
    if failing.hasAny {
      hasNews = true
      for lane in 0..<V.laneCount where failing[lane: lane] {
        outcomes[lane].status =
          tried[lane: lane] ? .tooManySteps : broken[lane: lane] ? .notFinite : .stepTooSmall
      }
      leaving = failing
      running = running .& .!failing
      putAside()
    }
    slots[LaneSlot.length] = V(repeating: 0).replacing(with: h, where: running)
    return running.hasAny
  }

  /// Accepts or rejects every running lane's attempt and proposes the next length: the PI controller of Hairer,
  /// Nørsett and Wanner, section II.4, with the logarithm of the error instead of its powers.
  @inlinable
  mutating func conclude(_ squaredError: V) {
    let one = V(repeating: 1).replacing(with: V(repeating: 0), where: .!running)
    let accepted = running .& (squaredError .<= V(repeating: 1))
    let rejected = running .& .!accepted
    let finite = squaredError .< V(repeating: .infinity)
    let bounded = V.greater(squaredError, V(repeating: 1e-20))
    let error = V(repeating: 0.5) * V.log(bounded)
    let previous = slots[LaneSlot.previousError]
    let exponent = (V(repeating: -0.2) * error).replacing(
      with: V(repeating: 0.04) * previous - V(repeating: 0.17) * error, where: accepted)
    var factor = V.greater(V(repeating: 0.9) * V.exp(exponent), V(repeating: 0.2))
    factor = factor.replacing(with: V(repeating: 0.1), where: .!finite)
    let limit = V(repeating: 10).replacing(with: V(repeating: 1), where: shrunk)
    factor = V.lesser(factor, limit)
    let h = slots[LaneSlot.length]
    slots[LaneSlot.proposed] = slots[LaneSlot.proposed].replacing(
      with: h.magnitudes * factor, where: running)
    slots[LaneSlot.previousError] = previous.replacing(
      with: V.greater(error, V(repeating: Self.smallError)), where: accepted)
    shrunk = rejected
    broken = rejected .& .!finite
    let time = slots[LaneSlot.time]
    slots[LaneSlot.stepStart] = slots[LaneSlot.stepStart].replacing(with: time, where: accepted)
    let reached = (time + h).replacing(with: slots[LaneSlot.end], where: last)
    slots[LaneSlot.time] = time.replacing(with: reached, where: accepted)
    let acceptedOne = V(repeating: 0).replacing(with: one, where: accepted)
    slots[LaneSlot.attempts] = slots[LaneSlot.attempts] + one
    slots[LaneSlot.steps] = slots[LaneSlot.steps] + acceptedOne
    slots[LaneSlot.rejected] = slots[LaneSlot.rejected] + (one - acceptedOne)
    slots[LaneSlot.evaluations] = slots[LaneSlot.evaluations] + V(repeating: evaluationsPerStep) * one
    standing = accepted
    if detectsStiffness { watchStiffness(accepted) }
    let finished = accepted .& last
    if finished.hasAny {
      for lane in 0..<V.laneCount where finished[lane: lane] { outcomes[lane].status = .reached }
      leaving = finished
      running = running .& .!finished
    }
  }

  /// Estimates |hλ| = h‖k₇ − k₆‖ / ‖y₇ − y₆‖ for both stages at the step's end; a step at the border of stability is
  /// a sign of stiffness, and fifteen such without six others in a row are the proof.
  @inlinable
  mutating func watchStiffness(_ accepted: V.Mask) {
    let sixth = middle + 4 &* stateCount
    var (slope, distance) = (V(repeating: 0), V(repeating: 0))
    for component in 0..<controlledCount {
      let k = final[component] - sixth[component]
      let y = new[component] - stageState[component]
      slope = slope + k * k
      distance = distance + y * y
    }
    let h = slots[LaneSlot.length]
    let sign = accepted .& (h * h * slope .> V(repeating: stabilityBound) * distance)
    let mild = accepted .& .!sign
    let one = V(repeating: 1)
    let zero = V(repeating: 0)
    var signs = slots[LaneSlot.stiffSigns]
    var others = slots[LaneSlot.mildSigns]
    signs = signs.replacing(with: signs + one, where: sign)
    others = others.replacing(with: zero, where: sign).replacing(with: others + one, where: mild)
    let proven = sign .& (signs .>= V(repeating: 15)) .& .!stiff
    hasNews = hasNews || proven.hasAny
    stiff = stiff .| proven
    slots[LaneSlot.stiffSigns] = signs.replacing(with: zero, where: mild .& (others .== V(repeating: 6)))
    slots[LaneSlot.mildSigns] = others
  }
}
