import Glibc
import Testing

@testable import TitrateNumerics

@Suite struct RootTests {
  @Test func findsKnownRootsToTheLastBit() throws {
    let cases: [(Double, Double, Double, (Double) -> Double)] = [
      // The fixed point of cos, from OEIS A003957.
      (0, 1, 0.7390851332151607, { cos($0) - $0 }),
      (1, 2, 2.0.squareRoot(), { $0 * $0 - 2 }),
      (3, 4, .pi, { sin($0) }),
      // Triple root: only bisection makes progress.
      (-1, 4, 1, { ($0 - 1) * ($0 - 1) * ($0 - 1) }),
      (1e-3, 1e3, 1, { log($0) }),
    ]
    for (a, b, x, f) in cases {
      let root = try Root.find(between: a, and: b, f)
      // Two units in the last place: one of the bracket's width, one of f's own rounding. A triple root of a function
      // computed with relative error is still met exactly.
      #expect(abs(root.x - x) <= 2 * x.ulp)
      #expect(root.evaluations < 200)
    }
  }

  @Test func smoothFunctionsNeedFewEvaluations() throws {
    #expect(try Root.find(between: 0, and: 1, { cos($0) - $0 }).evaluations <= 12)
    #expect(try Root.find(between: 0, and: 1, tolerance: 1e-3, { cos($0) - $0 }).evaluations <= 7)
  }

  @Test func toleranceIsKept() throws {
    for tolerance in [1e-1, 1e-3, 1e-6] {
      let root = try Root.find(between: 0, and: 10, tolerance: tolerance) { exp($0) - 20 }
      #expect(abs(root.x - log(20)) <= tolerance)
    }
  }

  @Test func takesJumpsPolesAndEnds() throws {
    let jump = try Root.find(between: 0, and: 1) { $0 < 0.3 ? -1 : 1 }
    #expect(abs(jump.x - 0.3) <= 2 * 0.3.ulp)
    let infinite = try Root.find(between: 0, and: 1) { log($0) + 1 }
    #expect(abs(infinite.x - exp(-1)) <= 2 * exp(-1).ulp)
    #expect(try Root.find(between: 2, and: 5) { $0 - 2 }.x == 2)
    #expect(try Root.find(between: -1, and: 2) { $0 - 2 }.x == 2)
  }

  @Test func saysWhyThereIsNone() {
    #expect(throws: Root.Failure.notBracketed(1, 2)) { try Root.find(between: 1, and: 2) { $0 } }
    #expect(throws: Root.Failure.self) {
      try Root.find(between: -1, and: 1) { abs($0) < 0.5 ? .nan : $0 }
    }
  }
}
