import TitrateRecords

/// Laboratory values in the unit a model takes: by unit, and by molar mass where mass meets amount of substance.
enum LabConversion {
  /// g/mol of the analytes that laboratories report both ways.
  /// - Source: molecular formulas (creatinine C4H7N3O).
  private static let molarMass = ["creatinine": 113.12]

  /// The value in `unit`; nil where the dimensions do not meet.
  static func value(_ quantity: Quantity, of analyte: String, in unit: Unit) -> Double? {
    if let direct = try? quantity.value(in: unit) { return direct }
    guard let mass = molarMass[analyte] else { return nil }
    return try? quantity.value(in: unit, molarMass: mass)
  }
}
