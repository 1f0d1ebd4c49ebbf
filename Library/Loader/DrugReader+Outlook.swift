import TitrateLanguage
import TitrateRecords

/// What models and cohorts foresee: both sides of the balance.
extension DrugReader {
  mutating func outlook(_ node: YAMLNode) -> DrugFile.Outlook? {
    let keys = [
      "quantity", "model", "variable", "unit", "driver", "driver unit", "days", "over", "difference",
      "observed as", "inputs", "when", "limits",
      "source", "tag",
    ]
    guard let entry = node.mapping(keys: keys, &findings) else { return nil }
    let quantity = entry.text("quantity", &findings), model = entry.text("model", &findings)
    let variable = entry.text("variable", &findings), unit = entry.text("unit", &findings)
    let days = (entry.required("days", &findings)?.sequence(&findings) ?? []).compactMap {
      $0.value(in: Self.units.days, &findings)
    }
    let limits = list(entry, "limits") { $0.limit($1) }
    let driver = entry["driver"]?.string(&findings), driverUnit = entry["driver unit"]?.string(&findings)
    let over = entry["over"]?.choice(of: DrugFile.Outlook.Span.self, &findings) ?? .day
    let observed = entry["observed as"]?.string(&findings)
    if let observed, MetaboliteTable.name(of: observed) == nil, LabTable.unit(of: observed) == nil {
      findings.error(
        "063", "'\(observed)' is neither a laboratory value nor a metabolite of a patient file",
        at: node.place,
        fix: "name one that a patient file may hold")
    }
    let inputs = optionalList(entry, "inputs") { $0.input($1) }
    let when = optionalList(entry, "when") { $0.condition($1) }
    if (driver == nil) != (driverUnit == nil) {
      findings.error(
        "008", "'driver' and 'driver unit' go together", at: node.place, fix: "add 'driver unit: ng/mL'")
    }
    guard let quantity, let model, let variable, let unit, let citation = citation(entry) else { return nil }
    return DrugFile.Outlook(
      quantity: quantity, model: model, variable: variable, unit: unit, driver: driver,
      driverUnit: driverUnit,
      days: days, over: over, isDifference: entry["difference"]?.boolean(&findings) ?? false,
      observedAs: observed,
      inputs: inputs, when: when, limits: limits,
      citation: citation)
  }

  private mutating func input(_ node: YAMLNode) -> DrugFile.Outlook.Input? {
    guard let entry = node.mapping(keys: ["covariate", "lab", "unit", "baseline"], &findings) else {
      return nil
    }
    let covariate = entry.text("covariate", &findings), lab = entry.text("lab", &findings)
    let unit = entry.text("unit", &findings)
    let isBaseline = entry["baseline"]?.boolean(&findings) ?? false
    guard let covariate, let lab, let unit else { return nil }
    guard LabTable.unit(of: lab) != nil else {
      findings.error(
        "063", "'\(lab)' is not a laboratory value of a patient file", at: node.place,
        fix: Spelling.nearest(to: lab, among: LabTable.names).map { "did you mean '\($0)'?" })
      return nil
    }
    return DrugFile.Outlook.Input(covariate: covariate, lab: lab, unit: unit, isBaseline: isBaseline)
  }

  private mutating func limit(_ node: YAMLNode) -> DrugFile.Outlook.Limit? {
    guard let entry = node.mapping(keys: ["side", "above", "below", "meaning"], &findings) else { return nil }
    let side = entry.required("side", &findings)?.choice(of: DrugFile.Outlook.Side.self, &findings)
    let comparison = entry["below"] == nil ? "above" : "below"
    let value = entry.required(comparison, &findings)?.number(&findings)
    let meaning = entry.text("meaning", &findings)
    guard let side, let value, let meaning else { return nil }
    return DrugFile.Outlook.Limit(side: side, comparison: comparison, value: value, meaning: meaning)
  }

  mutating func bands(_ node: YAMLNode) -> DrugFile.RiskBands? {
    let keys = ["outcome", "side", "of", "indications", "bands", "note", "source", "tag"]
    guard let entry = node.mapping(keys: keys, &findings) else { return nil }
    let outcome = entry.text("outcome", &findings)
    let side = entry.required("side", &findings)?.choice(of: DrugFile.Outlook.Side.self, &findings)
    let kind = entry.required("of", &findings)?.choice(["trough", "auc", "c2"], &findings)
    let bands = list(entry, "bands") { $0.band($1) }
    let ends = bands.dropLast().map { $0.below ?? .infinity }
    if bands.isEmpty || bands.last?.below != nil || zip(ends, ends.dropFirst()).contains(where: { $0 >= $1 })
    {
      findings.error(
        "034", "the bands do not cover every value in order", at: node.place,
        fix: "let 'below' rise from band to band and leave it out in the last")
    }
    let indications = texts(entry, "indications"), note = entry["note"]?.string(&findings)
    guard let outcome, let side, let kind = kind.flatMap(PatientRecord.Target.Kind.init(rawValue:)),
      let citation = citation(entry)
    else { return nil }
    return DrugFile.RiskBands(
      outcome: outcome, side: side, of: kind, indications: indications, bands: bands, note: note,
      citation: citation)
  }

  private mutating func band(_ node: YAMLNode) -> DrugFile.RiskBands.Band? {
    guard let entry = node.mapping(keys: ["below", "percent"], &findings) else { return nil }
    let below = entry["below"]?.value(in: Self.units.concentration, &findings)
    guard let percent = entry.required("percent", &findings)?.number(&findings) else { return nil }
    guard (0...100).contains(percent) else {
      findings.error(
        "010", "a percentage lies between 0 and 100", at: node.place, fix: "write the share in per cent")
      return nil
    }
    return DrugFile.RiskBands.Band(below: below, percent: percent)
  }
}
