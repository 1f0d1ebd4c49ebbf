extension LaneIntegrator {
  /// y of a lane at a time inside its last accepted step; at `time` itself exactly the step's result.
  ///
  /// Valid until the `step` after the one that accepted; once a lane has stopped running, until it is started or
  /// stopped.
  ///
  /// - Parameters:
  ///   - lane: which.
  ///   - t: in `stepStart...time`; outside, the step's polynomial is extrapolated.
  ///   - result: room for `stateCount` elements.
  @inlinable
  package func interpolate(lane: Int, at t: Double, into result: UnsafeMutablePointer<Double>) {
    let outcome = outcomes[lane]
    if outcome.isAside {
      let base = aside + 9 * stateCount * lane
      read(
        t, lane, hasStep: outcome.hasStep, stride: 1, new: base, old: base + stateCount,
        first: base + 2 * stateCount, middle: base + 3 * stateCount, final: base + 8 * stateCount, result)
    } else {
      let hasStep = standing[lane: lane]
      read(
        t, lane, hasStep: hasStep, stride: V.laneCount, new: self.lane(hasStep ? new : old, 0, lane),
        old: self.lane(old, 0, lane), first: self.lane(first, 0, lane), middle: self.lane(middle, 0, lane),
        final: self.lane(final, 0, lane), result)
    }
  }

  @inlinable @inline(__always)
  func read(
    _ t: Double, _ lane: Int, hasStep: Bool, stride: Int, new: UnsafePointer<Double>,
    old: UnsafePointer<Double>, first: UnsafePointer<Double>, middle: UnsafePointer<Double>,
    final: UnsafePointer<Double>, _ result: UnsafeMutablePointer<Double>
  ) {
    let time = time(lane)
    if t == time || !hasStep {
      for component in 0..<stateCount { result[component] = new[component &* stride] }
      return
    }
    let begin = stepStart(lane)
    let h = time - begin
    let theta = (t - begin) / h
    let polynomials = coefficients + TableauPart.dense
    func weight(_ stage: Int) -> Double {
      let p = polynomials + 4 &* stage
      return theta * (p[0] + theta * (p[1] + theta * (p[2] + theta * p[3]))) * h
    }
    let (w0, w1, w2, w3) = (weight(0), weight(1), weight(2), weight(3))
    let (w4, w5, w6) = (weight(4), weight(5), weight(6))
    let rows = stateCount &* stride
    for component in 0..<stateCount {
      let at = component &* stride
      let k = middle + at
      var sum = first[at] * w0 + k[0] * w1
      sum += k[rows] * w2
      sum += k[2 &* rows] * w3
      sum += k[3 &* rows] * w4
      sum += k[4 &* rows] * w5
      result[component] = old[at] + (sum + final[at] * w6)
    }
  }
}
