import Testing
import TitrateLanguage
import TitrateRecords

/// Records of several drugs: uses, phenotypes, metabolites, targets of their own.
@Suite struct SeveralDrugRecordTests {
  private func record(_ lines: String) throws -> PatientRecord {
    try PatientRecord.read(text: "patient: a\nindication: b\n" + lines, file: "p.yaml")
  }

  private func codes(_ lines: String) -> [String] {
    do {
      _ = try record(lines)
      return []
    } catch { return (error as? Diagnostics)?.all.map(\.code) ?? ["?"] }
  }

  @Test func everythingIsRead() throws {
    let record = try record(
      """
      genotype: { TPMT: Intermediate, NUDT15: "*1/*3" }
      breastfeeding: true
      haemodialysis: false
      treatments:
        - { drug: valaciclovir, use: zoster, doses: [ { from: 2026-03-01T08:00, give: 1 g, every: 8 h } ] }
        - { drug: Azathioprine, target: { 6-TGN: 235-450 pmol/8e8 RBC }, doses: [] }
      levels:
        - { at: 2026-03-08T07:40, 6-TGN: 320 pmol/8x10^8 RBC, 6-mmp: <800 pmol/8e8 RBC }
      labs:
        - { at: 2026-03-08, leukocytes: 4.1 G/L, creatinine-clearance: 31 mL/min, cmv-load: 1200 IU/mL, mcv: 97 fL }
      """)
    #expect(record.phenotypes["TPMT"] == "intermediate" && record.genotype["NUDT15"] == "*1/*3")
    #expect(record.breastfeeding == true && record.haemodialysis == false)
    #expect(record.treatments.map(\.drug) == ["valaciclovir", "azathioprine"])
    #expect(record.treatments[0].use == "zoster" && record.treatments[0].target == nil)
    let target = try #require(record.treatments[1].target)
    #expect(target.kind == .level && target.analyte == "6-TGN" && target.low.value == 235)
    #expect(record.levels.map(\.analyte) == ["6-TGN", "6-MMP"])
    #expect(record.levels.map(\.isBelowLimit) == [false, true])
    #expect(record.levels.allSatisfy { $0.value.unit.symbol == "pmol/{8e8.RBC}" })
    #expect(
      Array(record.labs[0].values.keys) == [
        "leucocytes", "creatinine-clearance", "cmv-load", "mcv",
      ])
  }

  /// All spellings of the convention are one unit, and it is no concentration.
  @Test(arguments: [
    "pmol/{8e8.RBC}", "pmol/8e8 RBC", "pmol/8x10^8 RBC", "pmol/8×10⁸ RBC", "pmol/(8.10*8)RBC",
    "pmol/8·10^8 RBC",
  ])
  func redCellUnits(spelling: String) throws {
    let unit = try Unit(spelling)
    #expect(unit.symbol == "pmol/{8e8.RBC}")
    let concentrations = try ["ng/mL", "umol/L"].map { try Unit($0) }
    #expect(!concentrations.contains { unit.isConvertible(to: $0) })
  }

  @Test(arguments: [
    // A metabolite in a concentration, or in moles without the cells, is another assay.
    (
      "levels: [ { at: 2026-03-08T07:40, 6-TGN: 3 mg/L } ]\ntreatment: { drug: a, doses: [] }",
      "P013"
    ),
    (
      "levels: [ { at: 2026-03-08T07:40, 6-TGN: 300 pmol } ]\ntreatment: { drug: a, doses: [] }",
      "P013"
    ),
    ("target: { 6-TGN: 235-450 ng/mL }\ntreatment: { drug: a, doses: [] }", "P013"),
    ("target: { c2: 1000-1500 ng.h/mL }\ntreatment: { drug: a, doses: [] }", "P013"),
    ("genotype: { TPMT: slow }\ntreatment: { drug: a, doses: [] }", "P037"),
    ("haemodialysis: often\ntreatment: { drug: a, doses: [] }", "P009"),
    (
      "labs: [ { at: 2026-03-08, cmv-load: 300 copies/mL } ]\ntreatment: { drug: a, doses: [] }",
      "P013"
    ),
    ("treatment: { drug: a, usage: zoster, doses: [] }", "P007"),
  ])
  func wrongCellsAreNamed(lines: String, code: String) {
    #expect(codes(lines).contains(code), "\(codes(lines))")
  }
}
