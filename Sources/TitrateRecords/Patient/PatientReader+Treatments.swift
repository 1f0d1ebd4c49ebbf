import TitrateLanguage

/// Doses and other drugs.
extension PatientReader {
  mutating func treatments(_ root: YAMLMapping) -> [PatientRecord.Treatment] {
    if let one = root["treatment"], root["treatments"] != nil {
      findings.error(
        "039", "both 'treatment' and 'treatments' are given", at: one.place,
        fix: "put all drugs under 'treatments'")
    }
    guard let node = root["treatments"] ?? root["treatment"] else {
      _ = root.required("treatment", fix: "add 'treatment: { drug: tacrolimus, doses: [ … ] }'", &findings)
      return []
    }
    return node.oneOrMany.compactMap { treatment($0) }
  }

  private mutating func treatment(_ node: YAMLNode) -> PatientRecord.Treatment? {
    guard let map = node.mapping(keys: ["drug", "formulation", "use", "target", "doses"], &findings) else {
      return nil
    }
    var doses = [PatientRecord.Dosing]()
    for entry in map["doses"]?.sequence(&findings) ?? [] {
      if let dosing = dosing(entry) { doses.append(dosing) } else { lacksDoses = true }
    }
    doses.sort { $0.from < $1.from }
    guard let name = map.required("drug", fix: "add the generic name: 'drug: tacrolimus'", &findings),
      let drug = name.string(&findings)
    else { return nil }
    var treatment = PatientRecord.Treatment(
      drug: drug.lowercased(), drugPlace: name.place,
      formulation: map["formulation"].flatMap { $0.string(&findings) },
      doses: doses)
    treatment.use = map["use"].flatMap { $0.string(&findings) }
    treatment.target = map["target"].flatMap { target($0) }
    return treatment
  }

  private mutating func dosing(_ node: YAMLNode) -> PatientRecord.Dosing? {
    let keys = ["from", "at", "give", "every", "until", "over", "route", "formulation"]
    guard let map = node.mapping(keys: keys, &findings) else { return nil }
    let start = start(of: map)
    let give = map.required("give", fix: "add the amount of each dose: 'give: 5 mg'", &findings)
      .flatMap { amount($0) }
    let every = map["every"].flatMap { duration($0) }
    let over = map["over"].flatMap { duration($0) }
    let until = map["until"].flatMap { moment($0) }
    let route = self.route(map, hasDuration: over != nil)
    if map["every"] == nil, let node = map["until"] {
      findings.error(
        "023", "'until' without 'every'", at: node.place, fix: "add 'every: 12 h', or use 'at' for one dose")
    }
    guard let start, let give, let route else { return nil }
    if let until, let node = map["until"], until < start {
      findings.error(
        "023", "'until' (\(until.iso8601())) is before 'from' (\(start.iso8601()))", at: node.place,
        fix: "correct one of the two")
    }
    if let every, let over, over > every {
      findings.error(
        "032", "each infusion takes longer than the interval", at: map["over"]!.place,
        fix: "make 'over' at most 'every'")
    }
    return PatientRecord.Dosing(
      from: start, give: give, everyHours: every, until: until, overHours: over, route: route,
      formulation: map["formulation"].flatMap { $0.string(&findings) }, place: node.place)
  }

  /// `from` for a run, `at` for one dose.
  private mutating func start(of map: YAMLMapping) -> Instant? {
    switch (map["from"], map["at"]) {
    case (let from?, nil): return moment(from)
    case (nil, let at?):
      if let every = map["every"] {
        findings.error(
          "031", "'at' is one dose, 'every' makes a run", at: every.place, fix: "write 'from' instead of 'at'"
        )
      }
      return moment(at)
    case (nil, nil):
      findings.error(
        "031", "the dose has no time", at: map.place,
        fix: "add 'from: 2026-03-01T20:00' for a run, or 'at:' for one dose")
    case (_, let at?):
      findings.error(
        "031", "both 'from' and 'at' are given", at: at.place, fix: "keep 'from' for a run, 'at' for one dose"
      )
    }
    return nil
  }

  private mutating func route(_ map: YAMLMapping, hasDuration: Bool) -> PatientRecord.Dosing.Route? {
    guard let node = map["route"] else { return hasDuration ? .intravenous : .oral }
    switch node.choice(["oral", "intravenous", "po", "iv"], &findings) {
    case "oral", "po":
      guard hasDuration else { return .oral }
      findings.error(
        "032", "an oral dose has no infusion time", at: node.place,
        fix: "delete 'over', or write 'route: intravenous'")
      return nil
    case "intravenous", "iv": return .intravenous
    default: return nil
    }
  }

  /// A mass above zero.
  private mutating func amount(_ node: YAMLNode) -> Quantity? {
    guard let quantity = node.quantity(like: Units.milligram, &findings) else { return nil }
    guard quantity.value > 0 else {
      findings.error(
        "040", "a dose of '\(text(node))' is not positive", at: node.place,
        fix: "to stop a drug, end its run with 'until'")
      return nil
    }
    return quantity
  }

  /// Hours, between a minute and ten years: enough for any regimen, and small enough to count doses with.
  private mutating func duration(_ node: YAMLNode) -> Double? {
    guard let hours = node.value(in: Units.hour, &findings) else { return nil }
    guard (1.0 / 60...87_660).contains(hours) else {
      findings.error(
        "040", "'\(text(node))' is not a plausible time", at: node.place, fix: "write a time such as 12 h")
      return nil
    }
    return hours
  }

  /// Another drug: a name, or a name with its doses.
  mutating func comedication(_ node: YAMLNode) -> PatientRecord.Comedication? {
    if case .scalar = node.content {
      return node.string(&findings).map {
        PatientRecord.Comedication(drug: $0.lowercased(), place: node.place)
      }
    }
    let keys = ["drug", "from", "until", "give", "every", "route"]
    guard let map = node.mapping(keys: keys, &findings) else { return nil }
    let from = map["from"].flatMap { day($0) }
    let until = map["until"].flatMap { day($0) }
    if let from, let until, until < from {
      findings.error(
        "023", "'until' (\(until.iso8601())) is before 'from' (\(from.iso8601()))", at: map["until"]!.place,
        fix: "correct one of the two")
    }
    let give = map["give"].flatMap { amount($0) }
    let every = map["every"].flatMap { duration($0) }
    _ = map["route"].flatMap { $0.string(&findings) }
    guard let name = map.required("drug", fix: "add the generic name: 'drug: fluconazole'", &findings),
      let drug = name.string(&findings)
    else { return nil }
    return PatientRecord.Comedication(
      drug: drug.lowercased(), from: from, until: until, give: give, everyHours: every, place: name.place)
  }
}
