import Glibc
import Testing

@testable import TitrateNumerics

@Suite struct ElementaryTests {
  /// A function under test: scalar, lanes, C's, and the largest error allowed.
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let limit: Double
    let scalar: @Sendable (Double, Double) -> Double
    let lanes: @Sendable (SIMD8<Double>, SIMD8<Double>) -> SIMD8<Double>
    let c: @Sendable (Double, Double) -> Double
    var testDescription: String { name }
  }

  /// The limits are what was measured, with a margin of a few hundredths; all are below one unit.
  static let cases = [
    Case(
      name: "exp", limit: 0.72, scalar: { x, _ in Elementary.exp(x) }, lanes: { x, _ in Elementary.exp(x) },
      c: { x, _ in exp(x) }),
    Case(
      name: "expm1", limit: 0.95, scalar: { x, _ in Elementary.expm1(x) },
      lanes: { x, _ in Elementary.expm1(x) }, c: { x, _ in expm1(x) }),
    Case(
      name: "log", limit: 0.87, scalar: { x, _ in Elementary.log(x) }, lanes: { x, _ in Elementary.log(x) },
      c: { x, _ in log(x) }),
    Case(
      name: "log1p", limit: 0.95, scalar: { x, _ in Elementary.log1p(x) },
      lanes: { x, _ in Elementary.log1p(x) }, c: { x, _ in log1p(x) }),
    Case(
      name: "pow", limit: 0.65, scalar: { x, y in Elementary.pow(x, y) },
      lanes: { x, y in Elementary.pow(x, y) }, c: { x, y in pow(x, y) }),
  ]

  static let specials: [Double] = [
    0, -0.0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, 1.5, -1.5, .infinity, -.infinity, .nan, .leastNonzeroMagnitude,
    -.leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
    0x1p52,
    0x1p52 + 1, 0x1p53, -0x1p52 - 1, 1e300, -1e300, 709.7, 709.9, -745.1, -745.2, -1000, 1000, 1.0.nextUp,
    1.0.nextDown, (-1.0).nextUp, (-1.0).nextDown, 1e-300,
  ]

  /// Distance in units in the last place; by counting, so that it holds across subnormals.
  static func steps(_ a: Double, _ b: Double) -> UInt64 {
    if a.isNaN && b.isNaN { return 0 }
    func rank(_ x: Double) -> Int64 {
      let pattern = Int64(bitPattern: x.bitPattern)
      return pattern < 0 ? Int64.min - pattern : pattern
    }
    return rank(a).subtractingReportingOverflow(rank(b)).partialValue.magnitude
  }

  static func sample(_ name: String, _ random: inout CounterRandom) -> (Double, Double) {
    switch name {
    case "exp", "expm1": return (random.uniform() * 1470 - 750, 0)
    case "log", "log1p": return (Double(bitPattern: random.next() & 0x7FFF_FFFF_FFFF_FFFF), 0)
    default:
      let x = Glibc.exp(random.normal() * 20)
      return (x, (random.uniform() * 1400 - 700) / max(abs(Glibc.log(x)), 1e-3))
    }
  }

  @Test(arguments: cases) func errorIsBelowOneUnit(function: Case) throws {
    var worst = 0.0
    for row in try Golden.rows("elementary/\(function.name).csv") {
      func number(_ text: some StringProtocol) -> Double { Double(bitPattern: UInt64(text, radix: 16)!) }
      let arguments = row["arguments"]!.split(separator: " ").map { number($0) }
      let (head, tail) = (number(row["head"]!), number(row["tail"]!))
      let scale = head.magnitude < 0x1p-900 ? 0x1p1000 : 1
      let value = function.scalar(arguments[0], arguments.count > 1 ? arguments[1] : 0)
      worst = max(worst, abs((value - head) * scale - tail) / (head.ulp * scale))
    }
    #expect(worst < function.limit, "\(worst) units in the last place")
  }

  @Test(arguments: cases) func agreesWithTheCLibraryWithinOneUnit(function: Case) {
    var random = CounterRandom(seed: 1, subject: 2, purpose: 3)
    var worst: UInt64 = 0
    for _ in 0..<200_000 {
      let (x, y) = Self.sample(function.name, &random)
      worst = max(worst, Self.steps(function.scalar(x, y), function.c(x, y)))
    }
    // Both are within one unit of the truth, mostly on the same side.
    #expect(worst <= 1)
  }

  @Test(arguments: cases) func lanesGiveTheScalarsBits(function: Case) {
    var random = CounterRandom(seed: 4, subject: 5, purpose: 6)
    for round in 0..<20_000 {
      var (x, y) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
      for lane in 0..<8 { (x[lane], y[lane]) = Self.sample(function.name, &random) }
      // A special value in one lane must not disturb the others.
      x[round % 8] = Self.specials[round / 8 % Self.specials.count]
      y[round % 8] = Self.specials[round / 3 % Self.specials.count]
      let together = function.lanes(x, y)
      for lane in 0..<8 {
        let alone = function.scalar(x[lane], y[lane])
        if alone.isNaN && together[lane].isNaN { continue }
        if alone.bitPattern != together[lane].bitPattern {
          Issue.record(
            "\(function.name)(\(x[lane]), \(y[lane])): \(alone) alone, \(together[lane]) in a lane")
          return
        }
      }
    }
  }

  /// ISO C17 annex F, through the C library: every pair of special values.
  @Test(arguments: cases) func specialValuesAreThoseOfC(function: Case) {
    for x in Self.specials {
      for y in Self.specials {
        let (ours, theirs) = (function.scalar(x, y), function.c(x, y))
        let same =
          Self.steps(ours, theirs) <= 1 && ours.sign == theirs.sign && ours.isFinite == theirs.isFinite
        #expect(same || (ours.isNaN && theirs.isNaN), "\(function.name)(\(x), \(y)): \(ours), C \(theirs)")
      }
    }
  }

  @Test func exactResultsAreExact() {
    #expect(Elementary.exp(0) == 1)
    #expect(Elementary.log(1) == 0)
    #expect(Elementary.pow(2, 10) == 1024)
    #expect(Elementary.pow(3, 3) == 27)
    #expect(Elementary.pow(10, 15) == 1e15)
    #expect(Elementary.pow(4, -0.5) == 0.5)
    #expect(Elementary.pow(2, -1074) == .leastNonzeroMagnitude)
    for k in -1022...1023 {
      #expect(Elementary.pow(2, Double(k)) == Double(sign: .plus, exponent: k, significand: 1))
    }
  }
}
