import TitrateLanguage

/// Levels and laboratory values.
extension PatientReader {
  /// The levels of one entry: usually one, several where a drug and its metabolites were measured together.
  mutating func levels(_ node: YAMLNode, drugs: [String]) -> [PatientRecord.Level] {
    guard let map = node.mapping(&findings) else { return [] }
    let words = ["at", "assay", "sample"]
    let at = map.required("at", fix: "add the time of the draw: 'at: 2026-03-04T07:45'", &findings).flatMap {
      moment($0)
    }
    let assay = map["assay"].flatMap { $0.string(&findings) }
    let sample = map["sample"].flatMap { $0.choice(["trough", "peak", "random", "timed"], &findings) }
    var levels = [PatientRecord.Level]()
    var sawAnalyte = false
    for entry in map.entries where !words.contains(entry.key) {
      sawAnalyte = true
      if !drugs.contains(entry.key.lowercased()), MetaboliteTable.name(of: entry.key) == nil,
        let near = Spelling.nearest(to: entry.key, among: words + drugs)
      {
        findings.error(
          "007", "'\(entry.key)' is not a known key", at: entry.keyPlace, fix: "did you mean '\(near)'?")
        continue
      }
      let metabolite = MetaboliteTable.name(of: entry.key)
      guard let (value, isBelow) = concentration(entry.value, ofMetabolite: metabolite != nil), let at else {
        continue
      }
      levels.append(
        PatientRecord.Level(
          at: at, analyte: metabolite ?? entry.key.lowercased(), value: value, isBelowLimit: isBelow,
          assay: assay,
          isLabelledTrough: sample == "trough", place: entry.value.place))
    }
    if !sawAnalyte {
      findings.error(
        "042", "the level has no value", at: node.place,
        fix: "add the drug and its concentration: '\(drugs.first ?? "tacrolimus"): 6.1 ng/mL'")
    }
    return levels
  }

  /// A concentration above zero, or a limit that the level is below.
  private mutating func concentration(_ node: YAMLNode, ofMetabolite: Bool) -> (Quantity, isBelow: Bool)? {
    guard let expression = node.expression(&findings) else { return nil }
    let quantity: Quantity
    var isBelow = false
    switch expression {
    case .value(let value): quantity = value
    case .below(let limit): (quantity, isBelow) = (limit, true)
    case .above, .range:
      findings.error(
        "042", "a level is one value, not '\(text(node))'", at: node.place,
        fix: "write the value, or '<0.8 ng/mL' for one below the limit of quantification")
      return nil
    }
    let units =
      ofMetabolite ? [MetaboliteTable.unit] : [Units.massConcentration, Units.molarConcentration]
    guard units.contains(where: quantity.unit.isConvertible),
      !ofMetabolite || quantity.unit.symbol.contains("RBC")
    else {
      node.report(.mismatch(from: quantity.unit, to: units[0]), &findings)
      return nil
    }
    guard quantity.value > 0 else {
      findings.error(
        "028", "a level of '\(text(node))' is not positive", at: node.place,
        fix: "write the value, or '<' and the limit of quantification")
      return nil
    }
    return (quantity, isBelow)
  }

  mutating func lab(_ node: YAMLNode) -> PatientRecord.LabResult? {
    guard let map = node.mapping(&findings) else { return nil }
    let at = map.required("at", fix: "add the day: 'at: 2026-03-04'", &findings).flatMap { day($0) }
    var result = PatientRecord.LabResult(at: at ?? Instant(seconds: 0), values: [:])
    for entry in map.entries where entry.key != "at" && !entry.value.isNull {
      guard let lab = LabTable.lab(named: entry.key) else {
        let near = Spelling.nearest(to: entry.key, among: ["at"] + LabTable.spellings)
        findings.error(
          "007", "'\(entry.key)' is not a known laboratory value", at: entry.keyPlace,
          fix: near.map { "did you mean '\($0)'?" }
            ?? "known are \(LabTable.names.joined(separator: ", "))")
        continue
      }
      if result.values[lab.name] != nil {
        findings.error(
          "005", "'\(lab.name)' is given twice", at: entry.keyPlace, fix: "delete one of the two")
        continue
      }
      result.values[lab.name] = plausible(entry.value, lab)
    }
    return at == nil ? nil : result
  }

  /// A quantity that can be true.
  mutating func plausible(_ node: YAMLNode, _ lab: LabTable.Lab) -> PatientRecord.Sourced<Quantity>? {
    guard
      let quantity = lab.molarMass == nil
        ? node.quantity(like: lab.unit, &findings) : node.quantity(&findings)
    else { return nil }
    let value: Double
    do {
      value =
        if let mass = lab.molarMass { try quantity.value(in: lab.unit, molarMass: mass) } else {
          try quantity.value(in: lab.unit)
        }
    } catch {
      node.report(error, &findings)
      return nil
    }
    guard lab.plausible.contains(value) else {
      let (low, high) = (Number.text(lab.plausible.lowerBound), Number.text(lab.plausible.upperBound))
      findings.error(
        "022", "\(lab.name) '\(text(node))' is not plausible", at: node.place,
        fix: "plausible are \(low) to \(high) \(lab.unit.symbol); check the value and its unit")
      return nil
    }
    return PatientRecord.Sourced(quantity, at: node.place)
  }
}
