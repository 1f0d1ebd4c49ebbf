import Testing
import TitrateLanguage
import TitrateLibrary

/// A check that never fails checks nothing: every rule is broken once.
@Suite struct SpoiledLibraryTests {
  struct Damage: Sendable, CustomTestStringConvertible {
    var what: String
    var file: String
    var old: String
    var new: String
    var codes: [String]
    var testDescription: String { what }
  }
  static let folder = "Models/tacrolimus/andrews-2019"
  static let models = [
    Damage(
      what: "a number of ini differs from its entry", file: "\(folder)/provenance.json",
      old: #""lcl": {"is": 23.0"#, new: #""lcl": {"is": 23.5"#, codes: ["B025"]),
    Damage(
      what: "a parameter without entry", file: "\(folder)/provenance.json",
      old: #"    "lvp": {"is": 5340, "unit": "L", "tag": "T", "from": "Table 2, final model"},"# + "\n",
      new: "",
      codes: ["B025", "B072", "B072"]),
    Damage(
      what: "a constant of model without entry", file: "\(folder)/provenance.json", old: #"{"is": 58.94"#,
      new: #"{"is": 58.9"#, codes: ["B025", "B026"]),
    Damage(
      what: "another id", file: "\(folder)/provenance.json", old: #""id": "tacrolimus/andrews-2019""#,
      new: #""id": "tacrolimus/andrews-2020""#, codes: ["B023"]),
    Damage(
      what: "a wrong clearance misses the expected values", file: "\(folder)/check.csv",
      old: "Cmax,12,21.3,0.01",
      new: "Cmax,12,21.9,0.01", codes: ["B028"]),
    Damage(
      what: "a covariate nobody bound", file: "\(folder)/provenance.json", old: #"{"name": "LBM""#,
      new: #"{"name": "LEAN""#, codes: ["B027", "B027", "B027", "B027"]),
    Damage(
      what: "a recalled number behind advice", file: "\(folder)/provenance.json",
      old: #""ltlag": {"is": 0.38, "unit": "h", "tag": "T""#,
      new: #""ltlag": {"is": 0.38, "unit": "h", "tag": "R""#,
      codes: ["B029"]),
    Damage(
      what: "a transcription called published", file: "\(folder)/provenance.json",
      old: #""status": "transcribed""#,
      new: #""status": "published""#, codes: ["B029", "B029", "B029", "B029", "B029", "B029"]),
    Damage(
      what: "another unit", file: "\(folder)/model.R", old: #"concentration = "ng/mL""#,
      new: #"concentration = "mg/L""#, codes: ["B040"]),
    Damage(
      what: "a compartment that is not there", file: "\(folder)/provenance.json", old: #"{"oral": "depot"}"#,
      new: #"{"oral": "gut"}"#, codes: ["B041"]),
    Damage(
      what: "a key nobody knows", file: "\(folder)/provenance.json", old: #""assay":"#, new: #""asay":"#,
      codes: ["B007", "B008"]),
    Damage(
      what: "a fallback without a reason", file: "\(folder)/provenance.json",
      old: #""fallback_reason": "Cohort median; acts on V1/F only""#, new: #""fallback_reason": null"#,
      codes: ["B008"]),
    Damage(
      what: "a model that does not parse", file: "\(folder)/model.R", old: "lka <- log(3.58)",
      new: "lka <- log(3.58",
      codes: ["L005"]),
    Damage(
      what: "a quantity nobody knows", file: "\(folder)/check.csv", old: "Tmax,12,",
      new: "Tpeak,12,",
      codes: ["B033"]),
  ]

  @Test(arguments: models) func aSpoiledModelIsFound(damage: Damage) throws {
    let scratch = try ScratchLibrary()
    try scratch.replace(damage.old, by: damage.new, in: damage.file)
    let check = LibraryCheck(model: "tacrolimus/andrews-2019", in: scratch.library)
    #expect(check.findings.map(\.code) == damage.codes, "\(check.findings.map(\.description))")
  }

  static let yaml = "Drugs/tacrolimus.yaml"
  static let drugs = [
    Damage(
      what: "a day without default target", file: yaml,
      old: "days: 14-28, setting: \"Rotterdam protocol, weeks 3-4\"",
      new: "days: 14-21, setting: \"Rotterdam protocol, week 3\"", codes: ["B030"]),
    Damage(
      what: "two default targets", file: yaml,
      old: "days: 0-365, setting: \"LCP tablets, de novo or conversion\"",
      new: "days: 0-14, default: true, setting: \"LCP tablets, de novo or conversion\"", codes: ["B030"]),
    Damage(
      what: "a model that is not there", file: yaml, old: "model: tacrolimus/woillard-2011",
      new: "model: tacrolimus/woillard-2012", codes: ["B036"]),
    Damage(
      what: "a source nobody listed", file: yaml, old: "source: diltiazem-trial", new: "source: dilt",
      codes: ["B031"]),
    Damage(
      what: "an entry without tag", file: yaml, old: "default: true, source: chen, tag: T",
      new: "default: true, source: chen",
      codes: ["B008"]),
    Damage(
      what: "a code from memory", file: yaml, old: "code: L04AD02, display: tacrolimus, mark: A",
      new: "code: L04AD02, display: tacrolimus, mark: M", codes: ["B016"]),
    Damage(
      what: "a size against its direction", file: yaml, old: "exposure: 70", new: "exposure: 0.7",
      codes: ["B038"]),
    Damage(
      what: "a target without unit", file: yaml, old: "trough: 8-12 ng/mL, days: 14-28",
      new: "trough: 8-12, days: 14-28", codes: ["B014"]),
    Damage(
      what: "a strength in the wrong dimension", file: yaml, old: "strengths: [0.75 mg, 1 mg, 4 mg]",
      new: "strengths: [0.75 mg/L, 1 mg, 4 mg]", codes: ["B013"]),
  ]

  @Test(arguments: drugs) func aSpoiledDrugIsFound(damage: Damage) throws {
    let scratch = try ScratchLibrary()
    try scratch.replace(damage.old, by: damage.new, in: damage.file)
    let check = LibraryCheck(drug: "tacrolimus", in: scratch.library)
    #expect(check.findings.map(\.code) == damage.codes, "\(check.findings.map(\.description))")
  }

  @Test func aMissingFileIsNamed() throws {
    let scratch = try ScratchLibrary()
    try scratch.remove("\(Self.folder)/NOTES.md")
    let check = LibraryCheck(model: "tacrolimus/andrews-2019", in: scratch.library)
    #expect(check.findings.map(\.code) == ["B024"])
    #expect(check.models.isEmpty)
  }

  @Test func aNameInBothFoldersIsNamed() throws {
    let scratch = try ScratchLibrary()
    for name in scratch.library.modelNames where name != "tacrolimus/andrews-2019" {
      try scratch.remove("\(scratch.library.kind(ofModel: name) == .drug ? "Models" : "Immune")/\(name)")
    }
    try scratch.copy(Self.folder, to: "Immune/tacrolimus/andrews-2019")
    let check = LibraryCheck(scratch.library)
    #expect(check.findings.map(\.code).contains("B044"))
    #expect(scratch.library.kind(ofModel: "tacrolimus/andrews-2019") == .drug)
  }

  /// A drug is measured; a cell need not be.
  @Test func onlyADrugNeedsAnEndpoint() throws {
    let scratch = try ScratchLibrary()
    try scratch.replace("    Cc ~ add(add.sd) + prop(prop.sd)\n", by: "", in: "\(Self.folder)/model.R")
    let drug = LibraryCheck(model: "tacrolimus/andrews-2019", in: scratch.library)
    #expect(drug.findings.map(\.code).contains("B041"))
    try scratch.copy(Self.folder, to: "Immune/tacrolimus/andrews-2019")
    try scratch.remove(Self.folder)
    let cell = LibraryCheck(model: "tacrolimus/andrews-2019", in: scratch.library)
    #expect(!cell.findings.map(\.code).contains("B041"))
  }

  @Test func everythingWrongIsSaidAtOnce() throws {
    let scratch = try ScratchLibrary()
    try scratch.replace("exposure: 70", by: "exposure: none", in: Self.yaml)
    try scratch.replace("exposure: 17", by: "exposure: -17", in: Self.yaml)
    let found = #expect(throws: Diagnostics.self) { try scratch.library.drugs() }
    #expect(found?.all.map(\.code) == ["B010", "B010"])
  }
}
