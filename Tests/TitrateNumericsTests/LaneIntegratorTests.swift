import Glibc
import Testing

@testable import TitrateNumerics

@Suite struct LaneIntegratorTests {
  static let tableaus = IntegratorTests.tableaus

  /// Eight different problems: kinds, sizes, directions and speeds.
  static let mixture: [LaneTask] = [
    LaneTask(body: Problems.smooth.f.body, start: Problems.smooth.start, end: 2),
    LaneTask(body: Problems.absorption.f.body, start: Problems.absorption.start, end: 48),
    LaneTask(body: Problems.predatorPrey.f.body, start: [2, 1], end: 12),
    LaneTask(body: Problems.predatorPrey.f.body, start: [1.5, 1], begin: 3, end: -4),
    LaneTask(body: { _, y, d in (d[0], d[1]) = (-300 * y[0], 1) }, start: [1, 0], end: 3),
    LaneTask(body: { _, y, d in (d[0], d[1]) = (y[0] * y[0], 1) }, start: [1, 0], end: 2),
    LaneTask(body: { t, _, d in (d[0], d[1]) = (t > 0.5 ? .nan : 1, 0) }, start: [0, 0], end: 2),
    LaneTask(body: { _, _, d in (d[0], d[1]) = (0, 0) }, start: [3, 4], begin: 1, end: 1),
  ]

  @Test(arguments: tableaus) func aLaneHasTheBitsOfOneAlone(method: Tableau) {
    let together = traces(SIMD8<Double>.self, Self.mixture, method: method)
    for (lane, task) in Self.mixture.enumerated() {
      let alone = traces(Double.self, [task], method: method)[0]
      #expect(together[lane] == alone, "lane \(lane)")
    }
    #expect(together.map(\.status).contains(.notFinite))
    #expect(together[0].status == .reached)
  }

  @Test func neighboursAndTheirTimingChangeNoBit() {
    let expected = Self.mixture.map { traces(Double.self, [$0])[0] }
    for shift in 0..<8 {
      var tasks = (0..<8).map { Self.mixture[($0 + shift) % 8] }
      for lane in 0..<8 { tasks[lane].delay = (lane * (shift + 3)) % 17 }
      let together = traces(SIMD8<Double>.self, tasks)
      for lane in 0..<8 {
        #expect(together[lane] == expected[(lane + shift) % 8], "lane \(lane) shifted by \(shift)")
      }
    }
  }
}
