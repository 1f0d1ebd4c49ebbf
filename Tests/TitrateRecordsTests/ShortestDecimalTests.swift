import Testing
import TitrateTestSupport

@testable import TitrateRecords

/// The table's numbers are those of the standard library, byte for byte.
struct ShortestDecimalTests {
  private func text(_ value: Double) -> String {
    var bytes: [UInt8] = []
    ShortestDecimal.append(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func everyExponentAndItsNeighbours() {
    for exponent in UInt64(0)..<2047 {
      for significand: UInt64 in [0, 1, 2, 1 << 51, 1 << 52 - 1] {
        let value = Double(bitPattern: exponent << 52 | significand)
        #expect(text(value) == Number.text(value))
        #expect(text(-value) == Number.text(-value))
      }
    }
  }

  @Test func randomBitsAndRandomDecimals() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<200_000 {
      let bits = Double(bitPattern: random.next())
      if bits.isFinite, text(bits) != Number.text(bits) { Issue.record("\(bits.bitPattern)") }
      let decimal = Double(Int.random(in: -10_000_000...10_000_000)) / 1000
      if text(decimal) != Number.text(decimal) { Issue.record("\(decimal.bitPattern)") }
    }
  }

  @Test func whatIsNoNumber() {
    #expect(text(.infinity) == "inf" && text(-.infinity) == "-inf" && text(.nan) == "nan")
    #expect(text(-0.0) == "0")
  }
}
