import Foundation
import Testing
import TitrateLanguage

@testable import TitrateLibrary
@testable import TitrateRecords

/// Rules of drug files: what is read, and what is said of wrong cells.
@Suite struct DrugRuleTests {
  /// A drug file with nothing but what must be there, and more lines.
  private func read(_ lines: String) throws -> DrugFile {
    let text = """
      drug: test
      synonyms: []
      brands: []
      codes: []
      sources: { label: A label }
      formulations: []
      models: []
      targets: []
      starting doses: []
      limits:
        largest step: { value: 50 %, source: label, tag: D }
        largest daily dose: { value: 100 mg, source: label, tag: D }
      genotype rules: []
      interactions: []
      monitoring: []
      adverse reactions: []
      contraindications: []
      warnings: []
      \(lines)
      """
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "titrate-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "test.yaml")
    try Data(text.utf8).write(to: file)
    return try DrugFile(path: file.path)
  }

  private func codes(_ lines: String) -> [String] {
    do {
      _ = try read(lines)
      return []
    } catch { return (error as? Diagnostics)?.all.map(\.code) ?? ["?"] }
  }

  @Test func rulesAreReadWithTheirUnits() throws {
    let drug = try read(
      """
      dosing:
        - { use: zoster, creatinine clearance: { from: 0.5 mL/s, to: 50 mL/min }, dose: 1 g, every: 12 h, for: 1 wk, source: label, tag: D }
        - { dose: 2-3 mg/kg, most: 0.2 g, every: 1 d, source: label, tag: D }
        - { haemodialysis: true, not recommended: true, source: label, tag: D }
      """)
    #expect(drug.dosing.count == 3)
    let first = drug.dosing[0]
    #expect(first.clearanceFrom == 30 && first.clearanceTo == 50 && first.intervalHours == 12)
    #expect(first.dose?.low == 1000 && first.durationDays == 7)
    // [30, 50): the lower end belongs to it, the upper does not.
    #expect(
      first.covers(clearance: 30) && !first.covers(clearance: 50) && !first.covers(clearance: nil))
    #expect(drug.dosing[1].dose?.basis == .perKg && drug.dosing[1].dose?.high == 3)
    #expect(drug.dosing[1].dose?.most == 200 && drug.dosing[1].covers(clearance: nil))
    #expect(drug.dosing[2].dose == nil && drug.dosing[2].haemodialysis == true)
  }

  @Test(arguments: [
    ("dosing: [ { every: 12 h, dose: 0 mg, source: label, tag: D } ]", "B010"),
    ("dosing: [ { every: 12 mg, dose: 1 mg, source: label, tag: D } ]", "B013"),
    ("dosing: [ { every: 12 h, source: label, tag: D } ]", "B008"),
    (
      "dosing: [ { creatinine clearance: { from: 50 mL/min, to: 30 mL/min }, every: 12 h, dose: 1 mg, source: label, tag: D } ]",
      "B034"
    ),
    (
      "phenotypes: [ { gene: TPMT, normal: [\"*1\"], none: [\"*1\"], source: label, tag: R } ]",
      "B061"
    ),
    (
      "rules: [ { name: a, when: [ { lab: neutrophils } ], then: hold, finding: b, action: c, source: label, tag: D } ]",
      "B062"
    ),
    (
      "rules: [ { name: a, when: [ { lab: neutrofils, below: 1 10*9/L } ], then: hold, finding: b, action: c, source: label, tag: D } ]",
      "B063"
    ),
    (
      "rules: [ { name: a, when: [ { lab: neutrophils, below: 1 mg } ], then: hold, finding: b, action: c, source: label, tag: D } ]",
      "B013"
    ),
    (
      "rules: [ { name: a, when: [ { pregnant: true, lab: alt, above: 1 U/L } ], then: hold, finding: b, action: c, source: label, tag: D } ]",
      "B062"
    ),
    (
      "rules: [ { name: a, when: [ { pregnant: true } ], then: perhaps, finding: b, action: c, source: label, tag: D } ]",
      "B016"
    ),
    (
      "rules: [ { name: a, when: [ { pregnant: true } ], then: adjust, finding: b, action: c, source: label, tag: D } ]",
      "B008"
    ),
    (
      "tapers: [ { indications: [], to: 5 mg/d, note: a, steps: [ { above: 5 mg/d, by: 1 mg/d, every: 7 d }, { above: 10 mg/d, by: 1 mg/d, every: 7 d } ], source: label, tag: H } ]",
      "B034"
    ),
    (
      "tapers: [ { indications: [], to: 5 mg/d, note: a, steps: [ { above: 5 mg/d, by: 0 mg/d, every: 7 d } ], source: label, tag: H } ]",
      "B010"
    ),
    (
      "risk bands: [ { outcome: a, side: under, of: trough, indications: [], bands: [ { below: 7 ng/mL, percent: 1 } ], source: label, tag: T } ]",
      "B034"
    ),
    (
      "outlooks: [ { quantity: a, model: b, variable: c, unit: \"1\", driver: d, days: [1 d], limits: [], source: label, tag: T } ]",
      "B008"
    ),
  ])
  func wrongCellsAreNamed(lines: String, code: String) {
    #expect(codes(lines).contains(code), "\(lines): \(codes(lines))")
  }

  /// Two steps that both hold would make the dose depend on the order of the file; a gap would leave a patient without.
  @Test func kidneyStepsOfTheLibraryMeetWithoutGapOrOverlap() throws {
    for drug in try Library.bundled().drugs() {
      let rules = drug.dosing.filter {
        ($0.clearanceFrom != nil || $0.clearanceTo != nil) && $0.haemodialysis != true
      }
      for group in Dictionary(
        grouping: rules, by: { "\($0.use ?? "") \($0.indications) \($0.formulations)" }
      ).values {
        for clearance in stride(from: 1.0, through: 150, by: 0.5) {
          let covering = group.count { $0.covers(clearance: clearance) }
          #expect(
            covering == 1,
            "\(drug.name) \(group[0].use ?? "") at \(clearance) mL/min: \(covering) rules")
        }
      }
    }
  }

  /// A rule on a level in red cells or a lab names what a patient file can hold: reading has seen to it; and every outlook
  /// names a variable of a model that is there.
  @Test func outlooksNameVariablesOfTheirModels() throws {
    let library = try Library.bundled()
    for drug in try library.drugs() {
      for outlook in drug.outlooks {
        let model = try library.model(named: outlook.model)
        #expect(model.model.variable(outlook.variable) != nil, "\(drug.name): \(outlook.variable)")
        for input in [outlook.driver].compactMap(\.self) + outlook.inputs.map(\.covariate) {
          #expect(
            model.provenance.covariates.contains { $0.name == input }, "\(drug.name): \(input)")
        }
        if outlook.observedAs != nil {
          #expect(
            model.model.endpoints.contains { $0.name == outlook.variable },
            "\(drug.name): \(outlook.variable)")
        }
      }
    }
  }
}
