import Testing
import TitrateRecords

@testable import TitrateReport

@Suite struct NumberTests {
  @Test(arguments: [
    (0.0, "0"), (0.0621, "0.062"), (0.62, "0.62"), (0.999, "1.0"), (9.84, "9.8"), (99.97, "100"),
    (250.6, "251"),
    (-3.14, "−3.1"), (0.00001234, "1.2e-05"), (1e18, "1e+18"), (.nan, "–"),
  ]) func readingKeepsTheDigitsThatMatter(value: Double, text: String) {
    #expect(Number.reading(value) == text)
  }

  @Test(arguments: [
    (0.0, "<1 %"), (0.0049, "<1 %"), (0.005, "1 %"), (0.784, "78 %"), (0.996, ">99 %"), (1, ">99 %"),
  ])
  func percentClaimsNoCertainty(value: Double, text: String) {
    #expect(Number.percent(value) == text.replacing(" ", with: Number.space))
  }

  /// Rounding twice changes nothing, and the result prints with no more digits than asked.
  @Test(arguments: [1.0 / 3, 12_345.678, 0.000_123_456_7, -98_765.432_1, 6.02e23, 1.1e-30])
  func roundingLeavesNoCrumbs(value: Double) {
    for digits in 1...8 {
      let once = Number.rounding(value, significant: digits)
      #expect(Number.rounding(once, significant: digits) == once)
      let mantissa = once.description.prefix { $0 != "e" }.filter(\.isNumber)
      let trimmed = mantissa.drop { $0 == "0" }.reversed().drop { $0 == "0" }
      #expect(trimmed.count <= digits, "\(once) for \(digits) digits")
      // Half a unit of the last digit, at worst 0.5 * 10^(1 - digits) of the value.
      #expect(abs(once - value) <= 0.5001 * abs(value) * (0..<(digits - 1)).reduce(1.0) { x, _ in x / 10 })
    }
  }

  @Test(
    arguments: [
      (0, "2000-01-01 00:00", "Saturday"), (825_638_400, "2026-03-01 00:00", "Sunday"),
      (5_097_599, "2000-02-28 23:59", "Monday"), (5_097_600, "2000-02-29 00:00", "Tuesday"),
      (-1, "1999-12-31 23:59", "Friday"), (3_155_760_000, "2100-01-01 00:00", "Friday"),
      (-3_155_673_600, "1900-01-01 00:00", "Monday"),
    ] as [(Int64, String, String)]) func clocksShowTheCalendar(seconds: Int64, text: String, day: String)
  {
    let clock = WallClock(Instant(seconds: seconds))
    #expect(clock.dateAndClock == text)
    #expect(clock.weekdayName == day)
  }
}
