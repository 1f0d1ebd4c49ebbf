/// A unit of measure in UCUM spelling: a dimension and a scale.
public struct Unit: Hashable, Sendable {
  /// As written, normalised: `ng/mL`.
  public var symbol: String
}
