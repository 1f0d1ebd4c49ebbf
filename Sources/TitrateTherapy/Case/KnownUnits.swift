import TitrateLibrary
import TitrateRecords

extension Unit {
  /// mg, in which doses are computed.
  static let milligram = known("mg")
  /// h.
  static let hour = known("h")
  /// kg.
  static let kilogram = known("kg")
  /// cm.
  static let centimetre = known("cm")
}

extension Instant {
  /// `2026-03-08 07:40`, for sentences.
  var text: String { String(iso8601().prefix(16)).replacing("T", with: " ") }
  /// Hours since midnight.
  var hourOfDay: Double { Double((seconds % 86_400 + 86_400) % 86_400) / 3600 }
  /// Midnights passed since another instant.
  func calendarDays(since other: Instant) -> Int {
    Int((hours(since: other) + other.hourOfDay - hourOfDay).rounded() / 24)
  }
  /// `2026-03-08`.
  var dateText: String { String(iso8601().prefix(10)) }
}
