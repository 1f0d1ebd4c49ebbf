import Testing
import TitrateNumerics

@testable import TitrateRecords

/// Numbers of a table: the standard library's digits, only faster.
struct ShortestDecimalTests {
  private func text(_ value: Double) -> String {
    var bytes: [UInt8] = []
    ShortestDecimal.append(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func edgesAreWrittenAsTheStandardLibraryDoes() {
    var values: [Double] = [
      0, -0.0, 1, -1, 0.1, 1e-4, 9.999e-5, 1e15, 1e16, 123_456_789.125, 0x1p53, 0x1p53 + 2, 0x1p-1074,
      0x1p-1022,
      .greatestFiniteMagnitude, .infinity, -.infinity, .nan, 5e-324, 1e23, 9.5e22, 2e-308, 1.0 / 3,
    ]
    for exponent in -1074...1023 {
      let power = Double(sign: .plus, exponent: exponent, significand: 1)
      values += [power, power.nextUp, power.nextDown]
    }
    for value in values { #expect(text(value) == Number.text(value)) }
  }

  /// Any bits whatever.
  @Test(arguments: 0..<20 as Range<UInt64>) func anyDoubleIsWrittenAsTheStandardLibraryDoes(seed: UInt64) {
    var random = CounterRandom(seed: seed, subject: 0, purpose: 0)
    for _ in 0..<5000 {
      let bits = Double(bitPattern: random.next())
      // What a NaN carries besides is not written.
      let wide = bits.isNaN ? .nan : bits
      let usual = random.uniform() * 100
      #expect(text(wide) == Number.text(wide))
      #expect(text(usual) == Number.text(usual))
    }
  }
}
