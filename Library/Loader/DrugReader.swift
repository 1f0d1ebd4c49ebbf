import OrderedCollections
import TitrateLanguage
import TitrateRecords

extension DrugFile {
  /// Reads `Drugs/NAME.yaml`.
  ///
  /// - Throws: `Diagnostics` with file, line and key of everything that is missing or wrong.
  public init(path: String) throws {
    let source = try TitrateRecords.SourceText.read(path, family: "B")
    var findings = Findings(family: "B")
    let drug = YAMLNode.parse(source, &findings).flatMap { DrugReader.read($0, &findings) }
    try findings.throwErrors(file: path)
    // Reading gives nil only together with an error.
    guard let drug else { throw Diagnostics(findings.all) }
    self = drug
  }
}

/// What every part of a drug file needs while it is being read.
struct DrugReader {
  /// The file's `sources:`, by their short names.
  var sources: OrderedDictionary<String, String> = [:]
  var findings: Findings

  static let units = Units()
  /// The units in which `DrugFile` keeps its numbers.
  struct Units {
    let dose = Unit.known("mg"), hours = Unit.known("h"), days = Unit.known("d"), molar = Unit.known("g/mol")
    let concentration = Unit.known("ng/mL"), area = Unit.known("ng.h/mL"), fraction = Unit.known("1")
    let clearance = Unit.known("mL/min"), area2 = Unit.known("m2"), kilogram = Unit.known("kg")
    let perDay = Unit.known("mg/d"), perKgDay = Unit.known("mg/kg/d")
  }

  private static let keys = [
    "drug", "synonyms", "brands", "codes", "molar mass", "sources", "formulations", "models", "targets",
    "starting doses", "limits", "genotype rules", "interactions", "monitoring", "adverse reactions",
    "contraindications", "warnings", "analytes", "dosing", "phenotypes", "rules", "tapers", "outlooks",
    "risk bands",
  ]

  static func read(_ root: YAMLNode, _ findings: inout Findings) -> DrugFile? {
    guard let file = root.mapping(keys: keys, &findings) else { return nil }
    var reader = DrugReader(findings: findings)
    defer { findings = reader.findings }
    for entry in file.required("sources", &reader.findings)?.mapping(&reader.findings)?.entries ?? [] {
      reader.sources[entry.key] = entry.value.string(&reader.findings)
    }
    let name = file.text("drug", &reader.findings)
    let limits = file.required("limits", &reader.findings).flatMap { reader.limits($0) }
    var drug = DrugFile(
      name: name ?? "", synonyms: reader.texts(file, "synonyms"), brands: reader.texts(file, "brands"),
      codes: reader.list(file, "codes") { $0.code($1) },
      molarMass: file["molar mass"]?.value(in: units.molar, &reader.findings),
      formulations: reader.list(file, "formulations") { $0.formulation($1) },
      models: reader.list(file, "models") { $0.modelChoice($1) },
      targets: reader.list(file, "targets") { $0.target($1) },
      startingDoses: reader.list(file, "starting doses") { $0.startingDose($1) },
      limits: limits
        ?? DrugFile.DoseLimits(largestStep: 0, largestDailyDose: 0, largestDailyDosePerKg: nil, citations: []),
      genotypeRules: reader.list(file, "genotype rules") { $0.genotypeRule($1) },
      interactions: reader.list(file, "interactions") { $0.interaction($1) },
      monitoring: reader.list(file, "monitoring") { $0.monitoring($1) },
      adverseReactions: reader.list(file, "adverse reactions") { $0.adverseReaction($1) },
      contraindications: reader.list(file, "contraindications") { $0.contraindication($1) },
      warnings: reader.list(file, "warnings") { $0.warning($1) })
    drug.analytes = file["analytes"]?.strings(&reader.findings) ?? []
    drug.dosing = reader.optionalList(file, "dosing") { $0.dosingRule($1) }
    drug.phenotypes = reader.optionalList(file, "phenotypes") { $0.phenotypeTable($1) }
    drug.rules = reader.optionalList(file, "rules") { $0.safetyRule($1) }
    drug.tapers = reader.optionalList(file, "tapers") { $0.taper($1) }
    drug.outlooks = reader.optionalList(file, "outlooks") { $0.outlook($1) }
    drug.riskBands = reader.optionalList(file, "risk bands") { $0.bands($1) }
    return name == nil || limits == nil ? nil : drug
  }

  /// Every entry of a list that a file need not have.
  mutating func optionalList<Value>(
    _ file: YAMLMapping, _ key: String, _ read: (inout DrugReader, YAMLNode) -> Value?
  ) -> [Value] {
    var values = [Value]()
    for node in file[key]?.sequence(&findings) ?? [] {
      if let value = read(&self, node) { values.append(value) }
    }
    return values
  }

  /// Every entry of a list that can be read.
  mutating func list<Value>(
    _ file: YAMLMapping, _ key: String, _ read: (inout DrugReader, YAMLNode) -> Value?
  ) -> [Value] {
    var values = [Value]()
    for node in file.required(key, &findings)?.sequence(&findings) ?? [] {
      if let value = read(&self, node) { values.append(value) }
    }
    return values
  }

  mutating func texts(_ file: YAMLMapping, _ key: String) -> [String] {
    file.required(key, &findings)?.strings(&findings) ?? []
  }

  /// `source:` and `tag:` of an entry; the source is a short name from `sources:`.
  mutating func citation(_ entry: YAMLMapping) -> Citation? {
    let tag = entry.required("tag", &findings)?.choice(of: Citation.Tag.self, &findings)
    guard let node = entry.required("source", &findings), let short = node.string(&findings) else {
      return nil
    }
    guard let source = sources[short] else {
      let names = Array(sources.keys)
      findings.error(
        "031", "'\(short)' is not among the file's sources", at: node.place,
        fix: Spelling.nearest(to: short, among: names).map { "did you mean '\($0)'?" }
          ?? "add it to 'sources:'")
      return nil
    }
    return tag.map { Citation(source: source, tag: $0) }
  }

  /// Days `0-14`, `28-`; nil ends without such a key.
  mutating func days(_ entry: YAMLMapping) -> (from: Double?, to: Double?) {
    guard let range = entry["days"]?.plainRange(&findings) else { return (nil, nil) }
    return (range.low, range.high)
  }
}

extension Unit {
  /// A unit written in this program's source.
  package static func known(_ symbol: String) -> Unit {
    do { return try Unit(symbol) } catch { preconditionFailure("\(symbol): \(error.what)") }
  }
}
