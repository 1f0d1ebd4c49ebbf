/// A moment on the patient's wall clock, to the second.
public struct Instant: Hashable, Sendable, Comparable {
  /// Seconds since 2000-01-01T00:00:00 on the same clock.
  public var seconds: Int64
  /// Hours from another instant to this one.
  public func hours(since other: Instant) -> Double { Double(seconds - other.seconds) / 3600 }
  /// Earlier first.
  public static func < (a: Instant, b: Instant) -> Bool { a.seconds < b.seconds }
}
