import TitrateLanguage
import TitrateLibrary
import TitrateRecords

/// What a dose should reach: concentration or exposure, in the model's unit.
struct ChosenTarget {
  var kind: PatientRecord.Target.Kind
  var low: Double
  var high: Double
  /// The unit of `low` and `high`: the model's concentration unit, times hours for an AUC.
  var unit: Unit
  var origin: String
  var citation: Citation?

  /// The patient file's own target, or the drug file's default for indication and day; nil when there is neither.
  ///
  /// - Parameter at: when the target must hold.
  static func choose(
    _ record: PatientRecord, drug: DrugFile, concentrationUnit: Unit, at time: Instant
  ) throws -> ChosenTarget? {
    if let own = record.target, own.kind != .level {
      let unit = try unit(for: own.kind, concentrationUnit)
      return ChosenTarget(
        kind: own.kind, low: try convert(own.low, to: unit, at: own.place),
        high: try convert(own.high, to: unit, at: own.place), unit: unit, origin: "patient file",
        citation: nil)
    }
    let day = record.transplanted.map { time.hours(since: $0) / 24 }
    let candidates = drug.targets.filter {
      $0.indication == record.indication && $0.kind != .level && $0.isDefault && $0.holds(on: day)
    }
    guard let target = candidates.first else { return nil }
    let unit = try unit(for: target.kind, concentrationUnit)
    return ChosenTarget(
      kind: target.kind, low: try Quantity(target.low, target.unit).value(in: unit),
      high: try Quantity(target.high, target.unit).value(in: unit), unit: unit,
      origin: "\(target.setting) (\(target.citation.source))", citation: target.citation)
  }

  private static func unit(for kind: PatientRecord.Target.Kind, _ concentration: Unit) throws -> Unit {
    kind == .auc ? try exposureUnit(concentration) : concentration
  }

  /// `ng/mL` to `ng.h/mL`.
  static func exposureUnit(_ concentration: Unit) throws -> Unit {
    let parts = concentration.symbol.split(separator: "/", maxSplits: 1)
    return try Unit(parts.count == 2 ? "\(parts[0]).h/\(parts[1])" : "\(concentration.symbol).h")
  }

  private static func convert(_ quantity: Quantity, to unit: Unit, at place: Place) throws -> Double {
    do {
      return try quantity.value(in: unit)
    } catch {
      throw Diagnostics([
        Diagnostic(
          "T003", .error,
          "the target's unit '\(quantity.unit.symbol)' cannot be converted to '\(unit.symbol)'", at: place,
          fix: "state the target in \(unit.symbol)")
      ])
    }
  }
}

extension DrugFile.TherapeuticTarget {
  /// Whether it is meant for a day after transplant; without a day only unbounded targets are.
  func holds(on day: Double?) -> Bool {
    guard let day else { return fromDay == nil && toDay == nil }
    return day >= (fromDay ?? -.infinity) && day < (toDay ?? .infinity)
  }
}
