import Testing
import TitrateRecords

@Suite struct InstantTests {
  @Test(
    arguments: [
      ("2000-01-01", 0), ("2000-01-01T00:00:01", 1), ("2000-03-01", 60 * 86400), ("1999-12-31T23:59:59", -1),
      ("2026-03-01T20:00", 825_710_400), ("2000-01-02 01:30", 91_800),
    ] as [(String, Int64)])
  func readsSeconds(text: String, seconds: Int64) throws {
    #expect(try DateTime(parsing: text).instant.seconds == seconds)
  }

  /// Every day of 401 years round a leap century: reading what was written gives the day back, and days follow
  /// each other.
  @Test func everyDayReadsBack() throws {
    let first = try DateTime(parsing: "1899-12-31").instant.seconds
    for day in 0..<(401 * 365) {
      let instant = Instant(seconds: first + Int64(day) * 86400 + 45_296)
      #expect(try DateTime(parsing: instant.iso8601()).instant == instant)
    }
  }

  @Test func offsetsBecomeUTC() throws {
    let utc = try DateTime(parsing: "2026-03-01T19:00Z")
    #expect(try DateTime(parsing: "2026-03-01T20:00+01:00") == utc)
    #expect(try DateTime(parsing: "2026-03-01T14:30:00-0430") == utc)
    #expect(utc.clock == .utc)
    #expect(utc.instant.iso8601(.utc) == "2026-03-01T19:00Z")
    #expect(try DateTime(parsing: "2026-03-01T20:00").clock == .local)
    #expect(try DateTime(parsing: "2026-03-01").clock == nil)
  }

  @Test func fractionsOfSecondsAreRounded() throws {
    #expect(try DateTime(parsing: "2026-03-01T20:00:29.6").instant.iso8601() == "2026-03-01T20:00:30")
    #expect(try DateTime(parsing: "2026-03-01T20:00:00.000Z").instant.iso8601() == "2026-03-01T20:00")
  }

  @Test(arguments: [
    "2026-02-30", "2025-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-01-00",
    "0026-01-01",
    "2026-03-01T24:00", "2026-03-01T12:60", "2026-03-01T12:00+15:00",
  ])
  func impossibleTimesAreRefused(text: String) {
    #expect { try DateTime(parsing: text) } throws: { error in
      if case .impossible = error as? DateTimeError { true } else { false }
    }
  }

  @Test(arguments: [
    "", "2026", "2026-3-1", "01/03/2026", "2026-03-01T", "2026-03-01T8:00", "2026-03-01T08",
    "2026-03-01T08:00x",
    "20260301", "tomorrow", "2026-03-01T08:00:", "2026-03-01T08:00:00.", "2026-03-01T08:00+1",
  ])
  func otherTextsAreRefused(text: String) {
    #expect(throws: DateTimeError.malformed(text)) { try DateTime(parsing: text) }
  }
}
