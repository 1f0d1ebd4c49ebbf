import OrderedCollections
import TitrateLanguage
import TitrateRecords

extension Provenance {
  /// Reads `provenance.json`.
  ///
  /// - Throws: `Diagnostics` with file, line and key of everything that is missing or wrong.
  public init(path: String) throws {
    let source = try TitrateRecords.SourceText.read(path, family: "B")
    var findings = Findings(family: "B")
    let provenance = YAMLNode.parse(source, &findings).flatMap { Self.read($0, &findings) }
    try findings.throwErrors(file: path)
    // Reading gives nil only together with an error.
    guard let provenance else { throw Diagnostics(findings.all) }
    self = provenance
  }

  private static let keys = [
    "id", "title", "status", "citation", "doi", "population", "assay", "matrix", "units", "values",
    "covariates",
    "clearance_variable", "dose_compartments", "days_after_transplant", "departures", "check",
    "transcribed_by",
    "reviewed_by",
  ]

  private static func read(_ root: YAMLNode, _ findings: inout Findings) -> Provenance? {
    guard let file = root.mapping(keys: keys, &findings) else { return nil }
    let id = file.text("id", &findings), title = file.text("title", &findings)
    let status = file.required("status", &findings)?.choice(of: Status.self, &findings)
    let citation = file.text("citation", &findings)
    let population = file.required("population", &findings).flatMap { Population($0, &findings) }
    let assay = file.text("assay", &findings), matrix = file.text("matrix", &findings)
    let units = file.required("units", &findings).flatMap { ModelUnits($0, &findings) }
    let values = file.required("values", &findings).map { Self.values($0, &findings) } ?? [:]
    let covariates = (file.required("covariates", &findings)?.sequence(&findings) ?? []).compactMap {
      CovariateBinding($0, &findings)
    }
    var compartments = [String: String]()
    for entry in file.required("dose_compartments", &findings)?.mapping(&findings)?.entries ?? [] {
      compartments[entry.key] = entry.value.string(&findings)
    }
    let days = file["days_after_transplant"]?.interval(&findings)
    let departures = file.required("departures", &findings)?.strings(&findings) ?? []
    let check = file.required("check", &findings).flatMap { Check($0, &findings) }
    let transcribed = file.text("transcribed_by", &findings), reviewed = file.text("reviewed_by", &findings)
    guard let id, let title, let status, let citation, let population, let assay, let matrix, let units,
      let check,
      let transcribed, let reviewed
    else { return nil }
    return Provenance(
      id: id, title: title, status: status, citation: citation, doi: file["doi"]?.string(&findings),
      population: population, assay: assay, matrix: matrix, values: values, units: units,
      covariates: covariates,
      clearanceVariable: file["clearance_variable"]?.string(&findings), doseCompartments: compartments,
      daysAfterTransplant: days, departures: departures, check: check, transcribedBy: transcribed,
      reviewedBy: reviewed)
  }

  private static func values(_ node: YAMLNode, _ findings: inout Findings) -> OrderedDictionary<
    String, SourcedValue
  > {
    var values = OrderedDictionary<String, SourcedValue>()
    for entry in node.mapping(&findings)?.entries ?? [] {
      guard let value = entry.value.mapping(keys: ["is", "unit", "tag", "from"], &findings) else { continue }
      let number = value.required("is", &findings)?.number(&findings)
      let tag = value.required("tag", &findings)?.choice(of: Citation.Tag.self, &findings)
      guard let number, let tag, let unit = value.text("unit", &findings),
        let from = value.text("from", &findings)
      else { continue }
      values[entry.key] = SourcedValue(value: number, unit: unit, tag: tag, from: from)
    }
    return values
  }
}

extension Provenance.Population {
  fileprivate init?(_ node: YAMLNode, _ findings: inout Findings) {
    let keys = ["n", "age_years", "weight_kg", "setting"]
    guard let value = node.mapping(keys: keys, &findings) else { return nil }
    let n = value.required("n", &findings).flatMap { $0.isNull ? nil : $0.integer(&findings) }
    guard let setting = value.text("setting", &findings) else { return nil }
    self.init(
      n: n, ageYears: value["age_years"]?.interval(&findings),
      weightKg: value["weight_kg"]?.interval(&findings),
      setting: setting)
  }
}

extension Provenance.ModelUnits {
  fileprivate init?(_ node: YAMLNode, _ findings: inout Findings) {
    guard let value = node.mapping(keys: ["time", "dose", "concentration"], &findings) else { return nil }
    // Units of a model are units of measure, not words: each must be one that converts.
    let time = value.required("time", &findings)?.unit(&findings)
    let dose = value.required("dose", &findings)?.unit(&findings)
    let concentration = value.required("concentration", &findings)?.unit(&findings)
    guard let time, let dose, let concentration else { return nil }
    self.init(time: time.symbol, dose: dose.symbol, concentration: concentration.symbol)
  }
}

extension Provenance.CovariateBinding {
  init?(_ node: YAMLNode, _ findings: inout Findings) {
    let keys = ["name", "source", "unit", "range", "fallback", "fallback_reason"]
    guard let value = node.mapping(keys: keys, &findings) else { return nil }
    let name = value.text("name", &findings), source = value.text("source", &findings)
    let unit = value.required("unit", &findings)?.unit(&findings)
    let fallback = value["fallback"]?.number(&findings)
    let reason = value["fallback_reason"]?.string(&findings)
    if fallback != nil, reason == nil {
      findings.error("008", "a fallback needs its reason", at: node.place, fix: "add 'fallback_reason'")
    }
    guard let name, let source, let unit else { return nil }
    if !CovariateSources.contains(source) {
      let all = CovariateSources.alone + CovariateSources.withWords.map(\.form)
      findings.error(
        "016", "'\(source)' is not a known source of a covariate", at: value["source"]?.place ?? node.place,
        fix: Spelling.nearest(to: source, among: all).map { "did you mean '\($0)'?" }
          ?? "write one of: " + all.joined(separator: ", "))
    }
    self.init(
      name: name, source: source, unit: unit.symbol, range: value["range"]?.interval(&findings),
      fallback: fallback,
      fallbackReason: reason)
  }
}

extension Provenance.Check {
  fileprivate init?(_ node: YAMLNode, _ findings: inout Findings) {
    guard let value = node.mapping(keys: ["from", "tolerance", "reason"], &findings) else { return nil }
    let tolerance = value.required("tolerance", &findings)?.positive(&findings)
    guard let tolerance, let from = value.text("from", &findings),
      let reason = value.text("reason", &findings)
    else { return nil }
    self.init(from: from, tolerance: tolerance, reason: reason)
  }
}

extension YAMLMapping {
  /// A text that must be there.
  func text(_ key: String, _ findings: inout Findings) -> String? {
    required(key, &findings)?.string(&findings)
  }
}
