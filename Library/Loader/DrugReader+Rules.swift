import TitrateLanguage
import TitrateRecords

/// Doses by rule, phenotypes, safety rules, tapers.
extension DrugReader {
  mutating func dosingRule(_ node: YAMLNode) -> DrugFile.DosingRule? {
    let keys = [
      "use", "indications", "formulations", "creatinine clearance", "haemodialysis", "dose", "most", "every",
      "for", "note",
      "not recommended", "source", "tag",
    ]
    guard let entry = node.mapping(keys: keys, &findings) else { return nil }
    let bounds = entry["creatinine clearance"]?.mapping(keys: ["from", "to"], &findings)
    let from = bounds?["from"]?.value(in: Self.units.clearance, &findings)
    let to = bounds?["to"]?.value(in: Self.units.clearance, &findings)
    let isRefused = entry["not recommended"]?.boolean(&findings) ?? false
    let most = entry["most"]?.value(in: Self.units.dose, &findings)
    let dose = isRefused ? nil : entry.required("dose", &findings).flatMap { doseAmount($0, most: most) }
    let every = isRefused ? nil : entry.required("every", &findings)?.value(in: Self.units.hours, &findings)
    let rule = citation(entry).map {
      DrugFile.DosingRule(
        use: entry["use"]?.string(&findings), indications: entry["indications"]?.strings(&findings) ?? [],
        formulations: entry["formulations"]?.strings(&findings) ?? [],
        clearanceFrom: from, clearanceTo: to, haemodialysis: entry["haemodialysis"]?.boolean(&findings),
        dose: dose, intervalHours: every,
        durationDays: entry["for"]?.value(in: Self.units.days, &findings),
        note: entry["note"]?.string(&findings), citation: $0)
    }
    if let from, let to, from >= to {
      findings.error(
        "034", "the range of creatinine clearance is empty", at: node.place, fix: "let 'from' be below 'to'")
    }
    return isRefused || (dose != nil && every != nil) ? rule : nil
  }

  /// `500 mg`, `1-1.5 g`, `2-3 mg/kg`, `15 mg/m2`.
  mutating func doseAmount(_ node: YAMLNode, most: Double?) -> DrugFile.DoseAmount? {
    guard let text = node.string(&findings) else { return nil }
    let basis: DrugFile.DoseAmount.Basis =
      text.hasSuffix("/kg") ? .perKg : text.hasSuffix("/m2") ? .perSquareMetre : .absolute
    let unit =
      switch basis {
      case .absolute: Self.units.dose
      case .perKg: Self.milligramPerKilogram
      case .perSquareMetre: Self.milligramPerSquareMetre
      }
    guard let range = node.range(in: unit, &findings) else { return nil }
    guard range.low > 0 else {
      findings.error(
        "010", "a dose is above zero", at: node.place, fix: "write 'not recommended: true' instead")
      return nil
    }
    return DrugFile.DoseAmount(low: range.low, high: range.high, basis: basis, most: most)
  }

  private static let milligramPerKilogram = Unit.known("mg/kg")
  private static let milligramPerSquareMetre = Unit.known("mg/m2")

  mutating func phenotypeTable(_ node: YAMLNode) -> DrugFile.PhenotypeTable? {
    guard let entry = node.mapping(keys: ["gene", "normal", "none", "source", "tag"], &findings) else {
      return nil
    }
    let gene = entry.text("gene", &findings), normal = texts(entry, "normal"), none = texts(entry, "none")
    for allele in normal where none.contains(allele) {
      findings.error("061", "'\(allele)' is both normal and none", at: node.place, fix: "keep it in one list")
    }
    guard let gene, let citation = citation(entry) else { return nil }
    return DrugFile.PhenotypeTable(gene: gene, normal: normal, none: none, citation: citation)
  }

  mutating func safetyRule(_ node: YAMLNode) -> DrugFile.SafetyRule? {
    let keys = ["name", "when", "then", "of", "dose factor", "finding", "action", "source", "tag"]
    guard let entry = node.mapping(keys: keys, &findings) else { return nil }
    let name = entry.text("name", &findings)
    let when = list(entry, "when") { $0.condition($1) }
    let then = entry.required("then", &findings)?.choice(of: DrugFile.SafetyRule.Consequence.self, &findings)
    let factor = entry["dose factor"]?.plainRange(&findings).map { $0.low...($0.high ?? $0.low) }
    if then == .adjust, factor == nil {
      findings.error("008", "'adjust' needs a factor", at: node.place, fix: "add 'dose factor: 0.5'")
    }
    let of = entry["of"]?.choice(["rule", "present"], &findings)
    let finding = entry.text("finding", &findings), action = entry.text("action", &findings)
    guard let name, let then, let finding, let action, let citation = citation(entry) else { return nil }
    return DrugFile.SafetyRule(
      name: name, when: when, then: then, concernsRule: of == "rule", doseFactor: factor, finding: finding,
      action: action,
      citation: citation)
  }

  private static let subjects = [
    "lab", "level", "measure", "phenotype", "unknown phenotype", "taking", "not taking", "pregnant",
    "breastfeeding",
    "haemodialysis",
    "transplanted", "indication", "use", "not use",
  ]
  private static let measures: [String: DrugFile.Condition.Subject] = [
    "daily dose": .dailyDose, "interval": .interval, "creatinine clearance": .creatinineClearance,
    "age": .age,
    "days since start": .daysSinceStart,
  ]

  /// One subject with its bounds: `{ lab: neutrophils, below: 1.5 10*9/L }`, `{ taking: allopurinol }`.
  mutating func condition(_ node: YAMLNode) -> DrugFile.Condition? {
    guard let entry = node.mapping(keys: Self.subjects + ["above", "below", "from"], &findings) else {
      return nil
    }
    let named = Self.subjects.filter { entry[$0] != nil }
    guard named.count == 1, let key = named.first, let value = entry[key] else {
      findings.error(
        "062", "a condition has one subject, not \(named.count)", at: node.place,
        fix: "write one of: \(Self.subjects.joined(separator: ", "))")
      return nil
    }
    guard let subject = subject(key, value) else { return nil }
    let condition = DrugFile.Condition(
      subject: subject, above: entry["above"]?.quantity(&findings),
      below: entry["below"]?.quantity(&findings), from: entry["from"]?.quantity(&findings))
    let isMeasured = ["lab", "level", "measure"].contains(key)
    let hasBound = condition.above != nil || condition.below != nil || condition.from != nil
    if isMeasured != hasBound {
      findings.error(
        "062", isMeasured ? "'\(key)' needs a bound" : "'\(key)' has no bound", at: node.place,
        fix: isMeasured ? "add 'above:', 'below:' or 'from:'" : "leave the bound out")
    }
    checkUnits(of: condition, key, at: node.place)
    return condition
  }

  /// A bound in a unit that what it bounds cannot have is found when the file is read, not at the bedside.
  private mutating func checkUnits(of condition: DrugFile.Condition, _ key: String, at place: Place) {
    let units: [Unit] =
      switch condition.subject {
      case .lab(let name): LabTable.unit(of: name).map { [$0] } ?? []
      case .level(let name):
        MetaboliteTable.name(of: name) == nil ? [Self.units.concentration] : [MetaboliteTable.unit]
      case .dailyDose: [Self.units.perDay, Self.units.perKgDay]
      case .interval: [Self.units.hours]
      case .creatinineClearance: [Self.units.clearance]
      case .age, .daysSinceStart: [Self.units.days]
      default: []
      }
    for bound in [condition.above, condition.below, condition.from].compactMap(\.self)
    where !units.isEmpty && !units.contains(where: bound.unit.isConvertible) {
      findings.error(
        "013", "'\(bound)' is not a bound of \(key)", at: place, fix: "write it in \(units[0].symbol)")
    }
  }

  private mutating func subject(_ key: String, _ value: YAMLNode) -> DrugFile.Condition.Subject? {
    func words(_ reader: inout DrugReader) -> [String] {
      if case .scalar = value.content { return value.string(&reader.findings).map { [$0] } ?? [] }
      return value.strings(&reader.findings)
    }
    switch key {
    case "lab":
      guard let name = value.string(&findings) else { return nil }
      guard LabTable.unit(of: name) != nil else {
        findings.error(
          "063", "'\(name)' is not a laboratory value of a patient file", at: value.place,
          fix: Spelling.nearest(to: name, among: LabTable.names).map { "did you mean '\($0)'?" }
            ?? "known are \(LabTable.names.joined(separator: ", "))")
        return nil
      }
      return .lab(name)
    case "level":
      return value.string(&findings).map { .level(MetaboliteTable.name(of: $0) ?? $0.lowercased()) }
    case "phenotype":
      let parts = (value.string(&findings) ?? "").split(separator: " ").map(String.init)
      guard parts.count == 2 else {
        findings.error("062", "a phenotype is a gene and a word", at: value.place, fix: "write 'TPMT poor'")
        return nil
      }
      return .phenotype(gene: parts[0], is: parts[1])
    case "unknown phenotype": return value.string(&findings).map { .unknownPhenotype($0) }
    case "taking": return .taking(words(&self))
    case "not taking": return .notTaking(words(&self))
    case "indication": return .indication(words(&self))
    case "use": return .use(words(&self))
    case "not use": return .notUse(words(&self))
    case "pregnant": return value.boolean(&findings) == true ? .pregnant : nil
    case "breastfeeding": return value.boolean(&findings) == true ? .breastfeeding : nil
    case "haemodialysis": return value.boolean(&findings) == true ? .haemodialysis : nil
    case "transplanted": return value.boolean(&findings) == true ? .transplanted : nil
    default: return value.choice(Self.measures.keys.sorted(), &findings).flatMap { Self.measures[$0] }
    }
  }

  mutating func taper(_ node: YAMLNode) -> DrugFile.Taper? {
    guard
      let entry = node.mapping(
        keys: ["indications", "after", "to", "steps", "note", "source", "tag"], &findings)
    else { return nil }
    let to = entry.required("to", &findings)?.value(in: Self.units.perDay, &findings)
    let steps = list(entry, "steps") { $0.taperStep($1) }
    let indications = texts(entry, "indications"), note = entry.text("note", &findings)
    if zip(steps, steps.dropFirst()).contains(where: { $0.above <= $1.above }) {
      findings.error(
        "034", "the steps are not in order", at: node.place, fix: "write the largest doses first")
    }
    var after: DrugFile.Taper.Wait?
    if let map = entry["after"]?.mapping(keys: ["drug", "days"], &findings) {
      let drug = map.text("drug", &findings)
      let days = map.required("days", &findings)?.value(in: Self.units.days, &findings)
      if let drug, let days { after = DrugFile.Taper.Wait(drug: drug, days: days) }
    }
    guard let to, let note, let citation = citation(entry) else { return nil }
    return DrugFile.Taper(
      indications: indications, after: after, to: to, steps: steps, note: note, citation: citation)
  }

  private mutating func taperStep(_ node: YAMLNode) -> DrugFile.Taper.Step? {
    guard let entry = node.mapping(keys: ["above", "by", "every"], &findings) else { return nil }
    let above = entry.required("above", &findings)?.value(in: Self.units.perDay, &findings)
    let by = entry.required("by", &findings)?.value(in: Self.units.perDay, &findings)
    let every = entry.required("every", &findings)?.value(in: Self.units.days, &findings)
    guard let above, let by, let every else { return nil }
    guard by > 0, every > 0 else {
      findings.error(
        "010", "a step goes down and takes time", at: node.place, fix: "write amounts above zero")
      return nil
    }
    return DrugFile.Taper.Step(above: above, by: by, everyDays: every)
  }
}
