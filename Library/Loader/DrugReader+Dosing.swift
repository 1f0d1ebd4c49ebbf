import TitrateLanguage
import TitrateRecords

/// Names, formulations, models, targets, doses.
extension DrugReader {
  mutating func code(_ node: YAMLNode) -> DrugFile.Code? {
    guard let entry = node.mapping(keys: ["system", "code", "display", "mark"], &findings) else { return nil }
    let system = entry.text("system", &findings), code = entry.text("code", &findings)
    let mark = entry.required("mark", &findings)?.choice(of: DrugFile.Code.Mark.self, &findings)
    guard let system, let code, let display = entry.text("display", &findings), let mark else { return nil }
    return DrugFile.Code(system: system, code: code, display: display, mark: mark)
  }

  mutating func formulation(_ node: YAMLNode) -> DrugFile.Formulation? {
    let keys = [
      "name", "synonyms", "route", "strengths", "step", "intervals", "days to steady state", "note", "source",
      "tag",
    ]
    guard let entry = node.mapping(keys: keys, &findings) else { return nil }
    let name = entry.text("name", &findings), synonyms = texts(entry, "synonyms")
    let route = entry.required("route", &findings).flatMap { readRoute($0) }
    let strengths = quantities(entry, "strengths", in: Self.units.dose)
    let intervals = quantities(entry, "intervals", in: Self.units.hours)
    let days = entry.required("days to steady state", &findings)?.positive(&findings)
    let step = entry["step"]?.value(in: Self.units.dose, &findings), note = entry["note"]?.string(&findings)
    let citation = citation(entry)
    guard let name, let route, let days, let citation else { return nil }
    return DrugFile.Formulation(
      name: name, synonyms: synonyms, route: route, strengths: strengths, step: step, intervals: intervals,
      daysToSteadyState: days, note: note, citation: citation)
  }

  private mutating func quantities(_ entry: YAMLMapping, _ key: String, in unit: Unit) -> [Double] {
    guard let node = entry.required(key, &findings) else { return [] }
    let values = node.sequence(&findings).compactMap { $0.value(in: unit, &findings) }
    if values.isEmpty || values.contains(where: { $0 <= 0 }) {
      findings.error(
        "010", "'\(key)' must be above zero", at: node.place, fix: "write quantities such as [1 mg]")
    }
    return values
  }

  private mutating func readRoute(_ node: YAMLNode) -> PatientRecord.Dosing.Route? {
    node.choice(["oral", "intravenous"], &findings).flatMap(PatientRecord.Dosing.Route.init(rawValue:))
  }

  mutating func modelChoice(_ node: YAMLNode) -> DrugFile.ModelChoice? {
    let keys = ["model", "indications", "routes", "formulations", "levels", "when", "why"]
    guard let entry = node.mapping(keys: keys, &findings) else { return nil }
    let model = entry.text("model", &findings), why = entry.text("why", &findings)
    let levels = entry["levels"]?.choice(["with", "without"], &findings)
    var routes = [PatientRecord.Dosing.Route]()
    for route in entry.required("routes", &findings)?.sequence(&findings) ?? [] {
      if let route = readRoute(route) { routes.append(route) }
    }
    let indications = texts(entry, "indications"), formulations = texts(entry, "formulations")
    let when = optionalList(entry, "when") { $0.condition($1) }
    guard let model, let why else { return nil }
    return DrugFile.ModelChoice(
      model: model, indications: indications, routes: routes, formulations: formulations,
      whenLevels: levels.map { $0 == "with" }, when: when, why: why)
  }

  mutating func target(_ node: YAMLNode) -> DrugFile.TherapeuticTarget? {
    let keys =
      ["indication", "trough", "auc", "c2", "days", "setting", "default", "source", "tag"]
      + MetaboliteTable.names
    guard let entry = node.mapping(keys: keys, &findings) else { return nil }
    let analyte = MetaboliteTable.names.first { entry[$0] != nil }
    let kind: PatientRecord.Target.Kind =
      analyte != nil ? .level : entry["auc"] != nil ? .auc : entry["c2"] != nil ? .c2 : .trough
    let unit =
      switch kind {
      case .trough, .c2: Self.units.concentration
      case .auc: Self.units.area
      case .level: MetaboliteTable.unit
      }
    let range = entry.required(
      analyte ?? kind.rawValue, fix: "add 'trough: 8-12 ng/mL', 'c2: …' or 'auc: …'", &findings
    ).flatMap { $0.range(in: unit, &findings) }
    let indication = entry.text("indication", &findings), setting = entry.text("setting", &findings)
    let days = days(entry), isDefault = entry["default"]?.boolean(&findings) ?? false
    let citation = citation(entry)
    guard let range, let indication, let setting, let citation else { return nil }
    return DrugFile.TherapeuticTarget(
      indication: indication, kind: kind, analyte: analyte, low: range.low, high: range.high, unit: unit,
      fromDay: days.from,
      toDay: days.to, setting: setting, isDefault: isDefault, citation: citation)
  }

  mutating func startingDose(_ node: YAMLNode) -> DrugFile.StartingDose? {
    let keys = ["indication", "formulation", "dose", "note", "source", "tag"]
    guard let entry = node.mapping(keys: keys, &findings) else { return nil }
    let range = entry.required("dose", &findings).flatMap { $0.range(in: Self.units.perKgDay, &findings) }
    let indication = entry.text("indication", &findings), formulation = entry.text("formulation", &findings)
    let note = entry.text("note", &findings), citation = citation(entry)
    guard let range, let indication, let formulation, let note, let citation else { return nil }
    return DrugFile.StartingDose(
      indication: indication, formulation: formulation, low: range.low, high: range.high, note: note,
      citation: citation)
  }

  mutating func limits(_ node: YAMLNode) -> DrugFile.DoseLimits? {
    let keys = ["largest step", "largest daily dose", "largest daily dose per kg"]
    guard let entry = node.mapping(keys: keys, &findings) else { return nil }
    var citations = [Citation]()
    func read(_ key: String, in unit: Unit, _ reader: inout DrugReader) -> Double? {
      guard let limit = entry[key]?.mapping(keys: ["value", "source", "tag"], &reader.findings) else {
        return nil
      }
      let value = limit.required("value", &reader.findings)?.value(in: unit, &reader.findings)
      if let citation = reader.citation(limit) { citations.append(citation) }
      return value
    }
    let step = read(keys[0], in: Self.units.fraction, &self)
    let daily = read(keys[1], in: Self.units.dose, &self)
    let perKg = read(keys[2], in: Self.units.perKgDay, &self)
    guard let step, let daily else {
      findings.error(
        "008", "'largest step' and 'largest daily dose' are needed", at: node.place, fix: "add them")
      return nil
    }
    return DrugFile.DoseLimits(
      largestStep: step, largestDailyDose: daily, largestDailyDosePerKg: perKg, citations: citations)
  }

  mutating func genotypeRule(_ node: YAMLNode) -> DrugFile.GenotypeRule? {
    let keys = [
      "gene", "phenotype", "recommendation", "refuse", "starting dose factor", "source", "tag",
    ]
    guard let entry = node.mapping(keys: keys, &findings) else { return nil }
    let gene = entry.text("gene", &findings), phenotype = entry.text("phenotype", &findings)
    let recommendation = entry.text("recommendation", &findings), citation = citation(entry)
    var factor: ClosedRange<Double>?
    if let range = entry["starting dose factor"]?.plainRange(&findings) {
      factor = range.low...(range.high ?? range.low)
    }
    let isRefused = entry["refuse"]?.boolean(&findings) ?? false
    guard let gene, let phenotype, let recommendation, let citation else { return nil }
    return DrugFile.GenotypeRule(
      gene: gene, phenotype: phenotype, recommendation: recommendation,
      isRefused: isRefused, startingDoseFactor: factor,
      citation: citation)
  }
}
