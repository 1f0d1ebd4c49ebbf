import TitrateLanguage

/// What event records mean where NONMEM and rxode2 differ.
public struct EventRules: Hashable, Sendable {
  /// What comes first among records of one time.
  public enum SameTime: String, Sendable, CaseIterable {
    /// The order of the data: an observation written before a dose sees the state before it (NONMEM).
    case asWritten = "as-written"
    /// Resets, then doses, then EVID 2, then observations, whatever the order of the data (rxode2).
    case dosesFirst = "doses-first"
  }
  /// When the states have their initial values.
  public enum Start: String, Sendable, CaseIterable {
    /// At the subject's first record (NONMEM).
    case firstRecord = "first-record"
    /// At time 0, when the first record is later (rxode2).
    case zero
  }

  /// Records of one time.
  public var sameTime = SameTime.asWritten
  /// Initial values.
  public var start = Start.firstRecord

  /// NONMEM's meaning of everything; the default.
  public static let nonmem = EventRules()
  /// rxode2's meaning.
  public static let rxode2: EventRules = {
    var rules = EventRules()
    (rules.sameTime, rules.start) = (.dosesFirst, .zero)
    return rules
  }()
}
