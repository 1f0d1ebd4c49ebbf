import TitrateLanguage
import TitrateLibrary
import TitrateRecords

/// The dose that a drug file's rules give for a record: use, indication, kidney function, size, genotype.
struct RuleDose {
  let rule: DrugFile.DosingRule
  /// mg per dose, factors applied.
  let low: Double
  let high: Double
  /// What a first dose should be near: the low end before factors, times the middle of the factors.
  let preferred: Double
  let interval: Double
  /// Which facts led there.
  let basis: [String]

  var dailyLow: Double { low * 24 / interval }
  var dailyHigh: Double { high * 24 / interval }

  /// mL/min that a patient on dialysis is counted as where no rule speaks of dialysis.
  private static let dialysisClearance = 5.0

  /// - Throws: `Refused` where the rules say not to give it, or where a fact is missing that they need.
  ///   `Diagnostics` (T006) for a use that the drug file does not know.
  /// - Returns: nil where the drug file has no rules for the indication.
  static func find(_ reader: RuleReader) throws -> RuleDose? {
    let (drug, treatment, record) = (reader.intake.drug, reader.intake.treatment, reader.record)
    let rules = try matching(drug, treatment, record, reader.intake.plan.formulation.name)
    guard !rules.isEmpty else { return nil }
    var basis: [String] = []
    var clearance = reader.bedside.creatinineClearance()
    let needsKidney = rules.contains { $0.clearanceFrom != nil || $0.clearanceTo != nil }
    let onDialysis = record.haemodialysis == true
    var candidates = rules.filter { $0.haemodialysis == nil || $0.haemodialysis == onDialysis }
    if onDialysis, candidates.contains(where: { $0.haemodialysis == true }) {
      candidates = candidates.filter { $0.haemodialysis == true }
      basis.append("on haemodialysis")
    } else if onDialysis, needsKidney {
      clearance = Bedside.Finding(value: dialysisClearance, origin: "haemodialysis")
      basis.append("on haemodialysis: the step below 10 mL/min")
    } else if needsKidney {
      guard let clearance else {
        throw Refused(
          reason: "the dose of \(drug.name) goes by kidney function, which the record does not tell",
          remedy: "state sex, born or age (18 years or more), and creatinine and weight under labs:",
          code: .missingFact)
      }
      basis.append(
        "creatinine clearance \(significant(clearance.value, digits: 3)) mL/min (\(clearance.origin))")
    }
    guard let rule = candidates.first(where: { $0.covers(clearance: clearance?.value) }) else { return nil }
    guard let dose = rule.dose, let interval = rule.intervalHours else {
      throw Refused(
        reason: "\(drug.name) is not recommended: \(basis.joined(separator: "; "))",
        remedy: rule.note ?? "choose another drug", code: .notRecommended)
    }
    let size = try size(dose, reader, &basis)
    let factor = factors(reader, &basis)
    func limited(_ value: Double) -> Double { min(value, dose.most ?? .infinity) }
    return RuleDose(
      rule: rule, low: limited(dose.low * size) * factor.lowerBound,
      high: limited(dose.high * size) * factor.upperBound,
      preferred: limited(dose.low * size) * (factor.lowerBound + factor.upperBound) / 2, interval: interval,
      basis: basis)
  }

  /// Rules of the use that the treatment names, or of the indication where it names none.
  private static func matching(
    _ drug: DrugFile, _ treatment: PatientRecord.Treatment, _ record: PatientRecord, _ formulation: String
  ) throws -> [DrugFile.DosingRule] {
    let held = drug.dosing.filter {
      ($0.indications.isEmpty || $0.indications.contains(record.indication))
        && ($0.formulations.isEmpty || $0.formulations.contains(formulation))
    }
    let uses = drug.dosing.compactMap(\.use).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    guard let use = treatment.use else {
      let open = held.filter { $0.use == nil || !$0.indications.isEmpty }
      if open.isEmpty, !uses.isEmpty {
        throw Refused(
          reason: "\(drug.name) has several uses with different doses, and the record names none",
          remedy: "state use: under treatment:, one of \(uses.joined(separator: ", "))", code: .missingFact)
      }
      return open
    }
    guard uses.contains(use) else {
      throw Diagnostics([
        Diagnostic(
          "T006", .error, "\(drug.name) has no use '\(use)'", at: treatment.drugPlace,
          fix: uses.isEmpty ? "leave 'use' out" : "use one of: \(uses.joined(separator: ", "))")
      ])
    }
    return held.filter { $0.use == use }
  }

  private static func size(_ dose: DrugFile.DoseAmount, _ reader: RuleReader, _ basis: inout [String]) throws
    -> Double
  {
    switch dose.basis {
    case .absolute: return 1
    case .perKg:
      guard let weight = reader.bedside.weight else {
        throw Refused(
          reason: "the dose of \(reader.intake.drug.name) goes by weight, which the record does not tell",
          remedy: "add weight under labs:", code: .missingFact)
      }
      basis.append(
        "\(significant(dose.low, digits: 3))\(dose.high == dose.low ? "" : "-\(significant(dose.high, digits: 3))") mg/kg, weight \(significant(weight, digits: 3)) kg"
      )
      return weight
    case .perSquareMetre:
      guard let area = reader.bedside.surfaceArea else {
        throw Refused(
          reason:
            "the dose of \(reader.intake.drug.name) goes by body surface, which the record does not tell",
          remedy: "state height, and weight under labs:", code: .missingFact)
      }
      basis.append("body surface \(significant(area, digits: 3)) m2 (Mosteller)")
      return area
    }
  }

  /// Genotype and structural adjustments, as a range of multiples of the normal dose.
  private static func factors(_ reader: RuleReader, _ basis: inout [String]) -> ClosedRange<Double> {
    var (low, high) = (1.0, 1.0)
    func apply(_ range: ClosedRange<Double>, _ why: String) {
      guard range != 1...1 else { return }
      low *= range.lowerBound
      high *= range.upperBound
      basis.append("\(why): \(share(range)) of the usual dose")
    }
    for rule in GenotypeReader(reader).applying {
      if let range = rule.startingDoseFactor { apply(range, "\(rule.gene) \(rule.phenotype)") }
    }
    for rule in reader.intake.drug.rules where rule.then == .adjust && rule.concernsRule {
      guard let range = rule.doseFactor, let evidence = reader.evidence(for: rule) else { continue }
      apply(range, evidence.isEmpty ? rule.name : evidence.joined(separator: ", "))
    }
    return low...max(low, high)
  }

  /// `30-80 %`.
  static func share(_ range: ClosedRange<Double>) -> String {
    func text(_ value: Double) -> String { significant(value * 100, digits: 2) }
    return range.lowerBound == range.upperBound
      ? "\(text(range.lowerBound)) %" : "\(text(range.lowerBound))-\(text(range.upperBound)) %"
  }
}

/// Rules of a drug file that hold for a record's genotype, the one about several genes before those about one.
struct GenotypeReader {
  let reader: RuleReader
  init(_ reader: RuleReader) { self.reader = reader }

  /// A rule on several genes replaces those on each of them.
  var applying: [DrugFile.GenotypeRule] {
    let all = reader.intake.drug.genotypeRules.filter(holds)
    if let joint = all.first(where: { genes(of: $0).count > 1 }) { return [joint] }
    return all
  }

  /// The rule that forbids the drug.
  var refusing: DrugFile.GenotypeRule? {
    reader.intake.drug.genotypeRules.first { $0.isRefused && holds($0) }
  }

  private func genes(of rule: DrugFile.GenotypeRule) -> [String] {
    rule.gene.split(separator: " ").map(String.init).filter { $0 != "and" }
  }

  private func holds(_ rule: DrugFile.GenotypeRule) -> Bool {
    genes(of: rule).allSatisfy { gene in
      if Phenotype.of(gene, in: reader.record, drug: reader.intake.drug) == rule.phenotype { return true }
      return reader.record.genotype[gene].map(rule.applies) ?? false
    }
  }
}

/// What can be counted out of the strengths, or measured out.
struct Shelf {
  let formulation: DrugFile.Formulation

  private var grid: Double { formulation.step ?? formulation.strengths.min() ?? 1 }

  /// The makeable dose nearest to a wish, not above a limit; nil when the smallest is above it.
  func nearest(to wish: Double, atMost limit: Double) -> Double? {
    // A fiftieth of room above the limit: 151 mg of 150 is the same dose.
    let most = (limit * 1.02 / grid).rounded(.down) * grid
    guard most > 0 else { return nil }
    let dose = max(grid, (wish / grid).rounded() * grid)
    return (min(dose, most) * 1000).rounded() / 1000
  }

  func composition(of dose: Double) -> String {
    if formulation.step != nil { return "measured out" }
    return Composition(dose, of: formulation.strengths)?.text ?? "not of the listed strengths"
  }
}
