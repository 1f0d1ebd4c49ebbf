/// A value with its unit, as the user wrote it.
public struct Quantity: Hashable, Sendable {
  /// In `unit`.
  public var value: Double
  /// UCUM.
  public var unit: Unit
  /// Creates a quantity.
  public init(_ value: Double, _ unit: Unit) {
    self.value = value
    self.unit = unit
  }
}
