extension LaneIntegrator {
  /// Tries one step in every running lane. Afterwards a lane's time has moved if its step was accepted; its status
  /// says whether there is more to come.
  @inlinable
  package mutating func step<F: LaneRightHandSide>(_ f: borrowing F) where F.V == V {
    guard running.hasAny else { return }
    beginStep()
    if fresh.hasAny { prepare(f) }
    guard chooseLengths() else { return }
    runStages(f)
    conclude(squaredError())
  }

  /// Makes the ends of the steps that stand the beginnings of the next.
  @inlinable
  mutating func beginStep() {
    if leaving.hasAny { putAside() }
    let repeating = running .& .!(standing .| fresh)
    if repeating.hasAny {
      for component in 0..<stateCount {
        first[component] = first[component].replacing(with: final[component], where: standing)
        old[component] = old[component].replacing(with: new[component], where: standing)
      }
    } else {
      // Idle lanes hold nothing that is needed.
      swap(&first, &final)
      swap(&old, &new)
    }
    standing = V.Mask(repeating: false)
  }

  /// Evaluates the stages of a step from `old`; the result is in `new` and `final`.
  @inlinable @inline(__always)
  mutating func runStages<F: LaneRightHandSide>(_ f: borrowing F) where F.V == V {
    let n = stateCount
    let t = slots[LaneSlot.time]
    let h = slots[LaneSlot.length]
    let nodes = coefficients + TableauPart.nodes
    combine(1, into: stageState)
    f.evaluate(t + V(repeating: nodes[1]) * h, stageState, middle)
    combine(2, into: stageState)
    f.evaluate(t + V(repeating: nodes[2]) * h, stageState, middle + n)
    combine(3, into: stageState)
    f.evaluate(t + V(repeating: nodes[3]) * h, stageState, middle + 2 &* n)
    combine(4, into: stageState)
    f.evaluate(t + V(repeating: nodes[4]) * h, stageState, middle + 3 &* n)
    combine(5, into: stageState)
    f.evaluate(t + V(repeating: nodes[5]) * h, stageState, middle + 4 &* n)
    combine(6, into: new)
    f.evaluate(t + V(repeating: nodes[6]) * h, new, final)
  }

  /// old + h·Σ weights·stages over the first `count` stages, which is a constant where this is inlined.
  @inlinable @inline(__always)
  func combine(_ count: Int, into result: UnsafeMutablePointer<V>) {
    let n = stateCount
    let h = slots[LaneSlot.length]
    let weights = coefficients + (TableauPart.rows + count &* (count &- 1) / 2)
    let w0 = V(repeating: weights[0])
    let w1 = V(repeating: count > 1 ? weights[1] : 0)
    let w2 = V(repeating: count > 2 ? weights[2] : 0)
    let w3 = V(repeating: count > 3 ? weights[3] : 0)
    let w4 = V(repeating: count > 4 ? weights[4] : 0)
    let w5 = V(repeating: count > 5 ? weights[5] : 0)
    for component in 0..<n {
      let k = middle + component
      var sum = first[component] * w0
      if count > 1 { sum = sum + k[0] * w1 }
      if count > 2 { sum = sum + k[n] * w2 }
      if count > 3 { sum = sum + k[2 &* n] * w3 }
      if count > 4 { sum = sum + k[3 &* n] * w4 }
      if count > 5 { sum = sum + k[4 &* n] * w5 }
      result[component] = old[component] + sum * h
    }
  }

  /// Mean square of each lane's error in units of the tolerance, over the controlled components; NaN or infinite
  /// when any component is.
  @inlinable
  mutating func squaredError() -> V {
    let n = stateCount
    let h = slots[LaneSlot.length]
    let weights = coefficients + TableauPart.error
    let (w0, w1, w2, w3) = (
      V(repeating: weights[0]), V(repeating: weights[1]), V(repeating: weights[2]), V(repeating: weights[3])
    )
    let (w4, w5, w6) = (V(repeating: weights[4]), V(repeating: weights[5]), V(repeating: weights[6]))
    var sum = V(repeating: 0)
    for component in 0..<controlledCount {
      let k = middle + component
      var error = first[component] * w0 + k[0] * w1
      error = error + k[n] * w2
      error = error + k[2 &* n] * w3
      error = error + k[3 &* n] * w4
      error = error + k[4 &* n] * w5
      error = error + final[component] * w6
      let ratio = error * h / scale(old[component], new[component])
      sum = sum + ratio * ratio
    }
    // What is not controlled must be finite: its product with zero then adds nothing.
    for component in controlledCount..<n { sum = sum + final[component] * V(repeating: 0) }
    return sum / V(repeating: Double(controlledCount))
  }

  /// The tolerated error of a component; never zero, so that 0/0 cannot occur.
  @inlinable @inline(__always)
  func scale(_ a: V, _ b: V) -> V {
    let size = V.greater(a.magnitudes, b.magnitudes)
    return V.greater(
      size * V(repeating: rtol) + V(repeating: atol), V(repeating: .leastNormalMagnitude))
  }
}
