extension Integrator {
  /// y at a time inside the step that stands; at `time` itself exactly `state`.
  ///
  /// - Parameters:
  ///   - t: in `stepStart...time`; outside, the step's polynomial is extrapolated.
  ///   - count: how many components to write, from the first; nil means all.
  ///   - result: room for them.
  @inlinable
  public func interpolate(at t: Double, count: Int? = nil, into result: UnsafeMutablePointer<Double>) {
    let count = count ?? stateCount
    if t == time || !progress.hasStep {
      let state = self.state
      for component in 0..<count { result[component] = state[component] }
      return
    }
    let h = time - stepStart
    let theta = (t - stepStart) / h
    let polynomials = coefficients + Coefficients.dense
    let stride = 4 * blocks
    let k = Self.doubles(stages)
    let y = Self.doubles(old)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 7) { weights in
      for stage in 0..<7 {
        let p = polynomials + 4 * stage
        weights[stage] = theta * (p[0] + theta * (p[1] + theta * (p[2] + theta * p[3]))) * h
      }
      for component in 0..<count {
        var sum = k[component] * weights[0]
        for stage in 1..<7 { sum += k[stage * stride + component] * weights[stage] }
        result[component] = y[component] + sum
      }
    }
  }
}
