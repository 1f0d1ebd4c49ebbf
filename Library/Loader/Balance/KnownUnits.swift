import TitrateLanguage
import TitrateRecords

/// What the files of a model say about units.
struct KnownUnits {
  /// Units that nobody can read.
  private(set) var findings: [Diagnostic] = []
  private(set) var time = Measure.one
  private(set) var dose = Measure.one
  private(set) var concentration = Measure.one
  let timeName: String
  /// Compartments that take doses.
  let dosed: Set<String>
  /// Parameters, random effects and covariates, by name.
  private(set) var names: [String: MeasuredValue] = [:]
  /// Constants of `model`, by value, each with the units that its entries give it.
  private var constants: [Double: [MeasuredValue]] = [:]

  init(_ model: LibraryModel) {
    let provenance = model.provenance
    timeName = provenance.units.time
    dosed = Set(provenance.doseCompartments.values)
    time = Measure(parsing: provenance.units.time) ?? .one
    dose = Measure(parsing: provenance.units.dose) ?? .one
    concentration = Measure(parsing: provenance.units.concentration) ?? .one
    for covariate in provenance.covariates {
      names[covariate.name] = Measure(parsing: covariate.unit).map { .quantity($0) } ?? .unknown
    }
    let scales = Self.scales(model.model.tree.ini ?? [])
    let etas = Set(model.model.etas.map(\.name))
    for (key, entry) in provenance.values {
      let value = Self.value(entry.unit)
      if case .unknown = value {
        findings.append(
          Diagnostic(
            "B074", .error, "'\(entry.unit)', the unit of '\(key)', cannot be read",
            at: .file("\(model.folder)/provenance.json"),
            fix: "write it in UCUM spelling, such as L/h, 1/(umol/L)/h, {points} or ln(L/h)"))
      }
      if etas.contains(key) {
        // The entry is a variance.
        if case .quantity(let unit) = value { names[key] = .quantity(unit.raised(to: 0.5)) }
      } else if let scale = scales[key] {
        names[key] = scale.map { Self.logarithm(of: value, $0) } ?? value
      } else {
        constants[entry.value, default: []].append(value)
      }
    }
    for eta in etas where names[eta] == nil { names[eta] = .quantity(.one) }
  }

  /// What a constant may mean: its entries, then what needs none.
  func readings(of constant: Double) -> [MeasuredValue?] {
    let entries: [MeasuredValue?] = constants[constant] ?? []
    switch abs(constant) {
    // Nothing is nothing in any unit.
    case 0: return entries + [nil]
    case 1, 2: return entries + [.quantity(.one)]
    // The factor between neighbouring prefixes: mg/L times 1000 is ng/mL.
    case 1000: return entries + [.quantity(.decades(-3))]
    default: return entries.isEmpty ? [.unknown] : entries
    }
  }

  /// `L/h`, `ln(L/h)`, `log10({copies}/mL)`.
  private static func value(_ text: String) -> MeasuredValue {
    for (prefix, base) in [("ln(", MeasuredValue.Base.natural), ("log(", .natural), ("log10(", .ten)]
    where text.hasPrefix(prefix) && text.hasSuffix(")") {
      return Measure(parsing: String(text.dropFirst(prefix.count).dropLast())).map { .logarithm($0, base) }
        ?? .unknown
    }
    return Measure(parsing: text).map { .quantity($0) } ?? .unknown
  }

  private static func logarithm(of value: MeasuredValue, _ base: MeasuredValue.Base) -> MeasuredValue {
    guard case .quantity(let unit) = value else { return value }
    return unit.powers.isEmpty ? value : .logarithm(unit, base)
  }

  /// For every parameter of `ini` the logarithm it is written with, nil for none.
  private static func scales(_ ini: [Statement]) -> [String: MeasuredValue.Base?] {
    var scales: [String: MeasuredValue.Base?] = [:]
    for statement in ini {
      guard case .binary(let sign, let left, let right) = statement.expression.kind,
        sign == "<-" || sign == "=",
        let name = UnitBalance.name(left)
      else { continue }
      scales.updateValue(scale(right), forKey: name)
    }
    return scales
  }

  private static func scale(_ expression: Expression) -> MeasuredValue.Base? {
    switch expression.kind {
    case .call("log", _): .natural
    case .call("log10", _): .ten
    case .call(_, let arguments): arguments.lazy.compactMap { $0.value.flatMap(scale) }.first
    case .unary(_, let inner): scale(inner)
    default: nil
    }
  }
}
