import Testing

@testable import TitrateNumerics

@Suite struct RosenbrockTests {
  /// Robertson's reactions, with rates times a factor.
  static func robertson<V: LaneVector>(_ type: V.Type, _ factors: [Double]) -> EachLane<V> {
    var f = EachLane<V>(
      stateCount: 3,
      bodies: factors.map { s in
        { _, y, d in
          let (a, b, c) = (0.04 * y[0], 1e4 * y[1] * y[2], 3e7 * y[1] * y[1])
          (d[0], d[1], d[2]) = (s * (b - a), s * (a - b - c), s * c)
        }
      })
    f.jacobians = factors.map { s in
      { _, y in
        let (b, c, e) = (1e4 * y[2], 1e4 * y[1], 6e7 * y[1])
        return ([-0.04, b, c, 0.04, -b - e, -c, 0, e, 0].map { s * $0 }, [0, 0, 0])
      }
    }
    return f
  }

  static func integrate<V: LaneVector>(_ type: V.Type, _ factors: [Double], rtol: Double) -> [[Double]] {
    var integrator = RosenbrockIntegrator<V>(stateCount: 3)
    (integrator.lanes.rtol, integrator.lanes.atol) = (rtol, rtol * 1e-6)
    let f = robertson(type, factors)
    for lane in factors.indices { integrator.start(lane: lane, at: 0, state: [1, 0, 0], end: 40) }
    while integrator.lanes.isRunning { integrator.step(f) }
    return factors.indices.map { lane in
      let counts = integrator.lanes.counts(lane)
      return integrator.lanes.values(lane) + [Double(counts.steps), Double(counts.rejected)]
    }
  }

  /// Reference: the example of LSODE's documentation gives 7.1582e-1, 9.1851e-6, 2.8416e-1 at t = 40; the mass stays 1.
  @Test func robertsonAtForty() {
    let loose = Self.integrate(Double.self, [1], rtol: 1e-7)[0]
    let tight = Self.integrate(Double.self, [1], rtol: 1e-9)[0]
    for (value, expected) in zip(tight, [7.1582e-1, 9.1851e-6, 2.8416e-1]) {
      // 5e-5: LSODE ran at a relative tolerance of 1e-4 there.
      #expect(abs(value / expected - 1) < 5e-5)
    }
    for component in 0..<3 {
      // 1e-5: a hundred times the looser tolerance.
      #expect(abs(loose[component] / tight[component] - 1) < 1e-5)
    }
    // 1e-12: every stage keeps the sum, up to rounding in the elimination.
    #expect(abs(tight[..<3].reduce(0, +) - 1) < 1e-12)
    // An explicit method needs more than ten thousand steps here.
    #expect(tight[3] < 1000)
  }

  @Test func aLaneHasTheBitsOfOneAlone() {
    let factors = [1, 0.1, 3, 1e-3, 100, 7, 0.5, 20]
    let together = Self.integrate(SIMD8<Double>.self, factors, rtol: 1e-7)
    for lane in factors.indices {
      #expect(together[lane] == Self.integrate(Double.self, [factors[lane]], rtol: 1e-7)[0])
    }
  }
}
