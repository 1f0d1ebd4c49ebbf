import OrderedCollections
import TitrateLanguage

extension PatientRecord {
  /// Reads a patient file, YAML or JSON.
  ///
  /// - Throws: `Diagnostics` with everything wrong, each with its line. Doubts that do not stop the work are in
  ///   `warnings`.
  public static func read(_ path: String) throws -> PatientRecord {
    try read(SourceText.read(path, family: "P"))
  }

  /// Reads a patient record in memory; `file` is its name in messages.
  public static func read(text: String, file: String) throws -> PatientRecord {
    try read(SourceText(text, file: file))
  }

  private static func read(_ source: SourceText) throws -> PatientRecord {
    var findings = Findings(family: "P")
    let root = YAMLNode.parse(source, &findings)?.mapping(
      keys: PatientReader.keys, hints: PatientReader.hints, &findings)
    guard let root else {
      try findings.throwErrors(file: source.file)
      preconditionFailure("an error was found")
    }
    var reader = PatientReader(file: source.file, findings: findings)
    var record = reader.record(root)
    reader.check(record)
    try reader.findings.throwErrors(file: source.file)
    record.warnings = reader.findings.warnings
    return record
  }
}

/// Turns the tree of a patient file into a record.
///
/// Codes: P001–P018 as in `YAMLNode`; 020 time of day missing, 021 mixed clocks, 022 implausible, 023 end before
/// start, 024 dose after `next`, 025 dose before the transplant, 026 level without a dose before it, 027 result after
/// `next`, 028 level not positive, 029 overlapping doses, 030 trough label against the clock, 031 `from` and `at`, 032
/// route, 033 birth or transplant against other dates, 034 target, 036 level twice, 037 genotype, 038 too many doses,
/// 039 `treatment` and `treatments`, 040 dose or interval not positive, 042 level without a value.
struct PatientReader {
  let file: String
  var findings: Findings
  /// The clock that the first time with a time of day has set.
  var clock: Clock?
  /// Whether a dose could not be read: then what follows from missing doses is not said.
  var lacksDoses = false

  static let keys = [
    "patient", "indication", "transplanted", "sex", "born", "age", "height", "genotype", "pregnant",
    "breastfeeding", "haemodialysis", "treatment",
    "treatments", "comedication", "levels", "labs", "target", "next",
  ]

  /// What identifies a person has no place in the file.
  static let hints: [String: String] = {
    let hint = "leave it out: nothing that identifies a person is needed; 'patient:' takes a pseudonym"
    return [
      "name": hint, "surname": hint, "firstname": hint, "mrn": hint, "address": hint, "birthplace": hint,
    ]
  }()

  init(file: String, findings: Findings) {
    self.file = file
    self.findings = findings
  }

  mutating func record(_ root: YAMLMapping) -> PatientRecord {
    let label = root.required("patient", fix: "add 'patient:' and a pseudonym", &findings)?.string(&findings)
    let indication = root.required(
      "indication", fix: "add 'indication: kidney-transplant' or what else the drug is for", &findings)?
      .string(&findings)
    var record = PatientRecord(
      label: label ?? "", indication: indication ?? "", genotype: [:],
      treatments: treatments(root), comedication: [], levels: [], labs: [], file: file, warnings: [])
    genotype(root["genotype"], into: &record)
    record.transplanted = root["transplanted"].flatMap { day($0) }
    record.sex = root["sex"].flatMap { sex($0) }
    record.height = root["height"].flatMap { height($0) }
    record.pregnant = root["pregnant"].flatMap { $0.boolean(&findings) }
    record.breastfeeding = root["breastfeeding"].flatMap { $0.boolean(&findings) }
    record.haemodialysis = root["haemodialysis"].flatMap { $0.boolean(&findings) }
    for entry in root["comedication"]?.oneOrMany ?? [] {
      comedication(entry).map { record.comedication.append($0) }
    }
    let drugs = record.treatments.map(\.drug)
    for entry in root["levels"]?.sequence(&findings) ?? [] { record.levels += levels(entry, drugs: drugs) }
    for entry in root["labs"]?.sequence(&findings) ?? [] { lab(entry).map { record.labs.append($0) } }
    record.target = root["target"].flatMap { target($0) }
    record.next = root["next"].flatMap { moment($0) }
    record.levels.sort { $0.at < $1.at }
    record.labs.sort { $0.at < $1.at }
    record.age = age(root, record)
    record.clock = clock ?? .local
    return record
  }

  private mutating func sex(_ node: YAMLNode) -> PatientRecord.Sex? {
    switch node.choice(["female", "male", "f", "m"], &findings) {
    case "female", "f": .female
    case "male", "m": .male
    default: nil
    }
  }

  private mutating func height(_ node: YAMLNode) -> PatientRecord.Sourced<Quantity>? {
    plausible(node, LabTable.lab(named: "height")!)
  }

  /// What a gene's phenotype may be called.
  static let phenotypes = ["normal", "intermediate", "poor", "indeterminate"]

  /// Diplotypes, or phenotypes in a word.
  private mutating func genotype(_ node: YAMLNode?, into record: inout PatientRecord) {
    for entry in node?.mapping(&findings)?.entries ?? [] {
      guard let alleles = entry.value.string(&findings) else { continue }
      let parts = alleles.split(separator: "/", omittingEmptySubsequences: false)
      if parts.count == 2, parts.allSatisfy({ !$0.isEmpty && !$0.contains(" ") }) {
        record.genotype[entry.key] = alleles
      } else if Self.phenotypes.contains(alleles.lowercased()) {
        record.phenotypes[entry.key] = alleles.lowercased()
      } else {
        findings.error(
          "037", "'\(alleles)' is not a pair of alleles", at: entry.value.place,
          fix: "write both alleles in quotes, such as \"*1/*3\"")
      }
    }
  }

  mutating func target(_ node: YAMLNode) -> PatientRecord.Target? {
    let keys = ["trough", "auc", "c2"] + MetaboliteTable.names
    guard let map = node.mapping(keys: keys, &findings) else { return nil }
    let analyte = map.entries.first.flatMap { MetaboliteTable.name(of: $0.key) }
    guard map.entries.count == 1, let entry = map.entries.first,
      let kind = analyte == nil ? PatientRecord.Target.Kind(rawValue: entry.key) : .level
    else {
      if map.entries.count != 1 {
        findings.error(
          "034", "one target is needed, not \(map.entries.count)", at: node.place,
          fix: "keep 'trough' or 'auc'")
      }
      return nil
    }
    guard let expression = entry.value.expression(&findings) else { return nil }
    guard case .range(let low, let high) = expression else {
      findings.error(
        "034", "a target is a range, not '\(text(entry.value))'", at: entry.value.place,
        fix: "write both ends, such as 8-12 ng/mL")
      return nil
    }
    let units =
      switch kind {
      case .trough, .c2: [Units.massConcentration, Units.molarConcentration]
      case .auc: [Units.massAUC, Units.molarAUC]
      case .level: [MetaboliteTable.unit]
      }
    guard units.contains(where: low.unit.isConvertible) else {
      entry.value.report(.mismatch(from: low.unit, to: units[0]), &findings)
      return nil
    }
    guard low.value >= 0, high.value > low.value else {
      findings.error(
        "034", "the target '\(text(entry.value))' is empty", at: entry.value.place,
        fix: "write a range of positive values, smaller end first")
      return nil
    }
    return PatientRecord.Target(
      kind: kind, analyte: analyte, low: low, high: high, place: entry.value.place)
  }

  /// From `born` or `age`; the date itself is not kept. A stated age holds at the end of the record.
  private mutating func age(_ root: YAMLMapping, _ record: PatientRecord) -> Age? {
    let times =
      record.levels.map(\.at) + record.labs.map(\.at) + record.treatments.flatMap { $0.doses.map(\.from) }
    let last = record.next ?? (times + [record.transplanted].compactMap { $0 }).max() ?? Instant(seconds: 0)
    if let node = root["born"], let birth = day(node) {
      if let first = (times + [record.transplanted].compactMap { $0 }).min(), birth > first {
        findings.error(
          "033", "the birth date is after \(first.iso8601())", at: node.place,
          fix: "correct the year of 'born'")
        return nil
      }
      let years = last.hours(since: birth) / (24 * 365.25)
      guard (0...120).contains(years) else {
        findings.error(
          "022", "the birth date makes the patient \(Int(years)) years old", at: node.place,
          fix: "correct the year of 'born'")
        return nil
      }
      if let age = root["age"] {
        findings.error("033", "both 'born' and 'age' are given", at: age.place, fix: "keep one of the two")
      }
      return Age(years: years, at: last)
    }
    guard let node = root["age"], let years = node.value(in: Units.year, &findings) else { return nil }
    guard (0...120).contains(years) else {
      findings.error(
        "022", "an age of '\(text(node))' is not plausible", at: node.place,
        fix: "plausible are 0 to 120 years")
      return nil
    }
    return Age(years: years, at: last)
  }

  func text(_ node: YAMLNode) -> String {
    if case .scalar(let text, _) = node.content { text } else { node.kind }
  }
}

/// Units that patient files are checked against.
enum Units {
  // Constants: every one of them is in the table.
  static let hour = try! Unit("h")
  static let year = try! Unit("a")
  static let milligram = try! Unit("mg")
  static let massConcentration = try! Unit("ng/mL")
  static let molarConcentration = try! Unit("umol/L")
  static let massAUC = try! Unit("ng.h/mL")
  static let molarAUC = try! Unit("umol.h/L")
}

extension PatientReader {
  /// A date or a date with a time; every time with a time of day is on one clock.
  mutating func day(_ node: YAMLNode) -> Instant? {
    guard let time = node.dateTime(&findings) else { return nil }
    guard let its = time.clock else { return time.instant }
    if let clock, clock != its {
      findings.error(
        "021",
        "'\(text(node))' \(its == .utc ? "has a time zone, earlier times have none" : "has no time zone, earlier times have one")",
        at: node.place, fix: "write all times with a zone (…Z or …+01:00), or none")
      return nil
    }
    clock = its
    return time.instant
  }

  /// A date with its time of day: an hour more or less matters for doses and levels.
  mutating func moment(_ node: YAMLNode) -> Instant? {
    guard let instant = day(node) else { return nil }
    guard text(node).contains(":") else {
      findings.error(
        "020", "'\(text(node))' has no time of day", at: node.place, fix: "add it: \(text(node))T08:00")
      return nil
    }
    return instant
  }
}
