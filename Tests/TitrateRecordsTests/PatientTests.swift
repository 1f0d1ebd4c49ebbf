import Testing
import TitrateLanguage
import TitrateRecords

@Suite struct PatientTests {
  /// The record of the design: what a pharmacist types.
  static let standard = """
    patient: kidney-042
    indication: kidney-transplant
    transplanted: 2026-03-01
    sex: female
    born: 1974-05-20
    height: 168 cm
    genotype: { CYP3A5: "*3/*3" }
    treatment:
      drug: tacrolimus
      formulation: immediate-release
      doses:
        - { from: 2026-03-01T20:00, give: 5 mg, every: 12 h, until: 2026-03-05T08:00 }
        - { from: 2026-03-05T20:00, give: 6 mg, every: 12 h }
    levels:
      - { at: 2026-03-04T07:45, tacrolimus: 6.1 ng/mL, assay: LC-MS/MS }
      - { at: 2026-03-08T07:40, tacrolimus: 13.9 ng/mL, assay: LC-MS/MS }
    labs:
      - { at: 2026-03-04, weight: 74 kg, haematocrit: 29 %, albumin: 33 g/L, creatinine: 210 umol/L }
      - { at: 2026-03-08, haematocrit: 31 %, albumin: 35 g/L, creatinine: 141 umol/L }
    target: { trough: 8-12 ng/mL }        # optional
    next: 2026-03-09T08:00

    """

  private func diagnostics(_ text: String) -> [Diagnostic] {
    do { return try PatientRecord.read(text: text, file: "p.yaml").warnings } catch {
      return (error as? Diagnostics)?.all ?? []
    }
  }

  @Test func theStandardRecordIsRead() throws {
    let record = try PatientRecord.read(text: Self.standard, file: "p.yaml")
    #expect(record.label == "kidney-042")
    #expect(record.sex == .female)
    let next = try #require(record.next)
    #expect(next.iso8601() == "2026-03-09T08:00")
    // Born 20 May 1974: 51.8 years.
    #expect(try #require(record.age).years(at: next) == 18921.0 / 365.25 + 1.0 / 3 / 365.25)
    #expect(record.height?.value == Quantity(168, try Unit("cm")))
    #expect(record.genotype["CYP3A5"] == "*3/*3")
    let treatment = try #require(record.treatments.first)
    #expect(treatment.drug == "tacrolimus")
    #expect(treatment.doses.map { $0.give.value } == [5, 6])
    #expect(treatment.doses.map { $0.everyHours } == [12, 12])
    #expect(treatment.doses[1].until == nil)
    #expect(treatment.doses[0].route == .oral)
    #expect(record.levels.map { $0.value.value } == [6.1, 13.9])
    #expect(record.levels.map { $0.assay } == ["LC-MS/MS", "LC-MS/MS"])
    #expect(record.labs.map { $0.values.count } == [4, 3])
    #expect(record.labs[0].values["creatinine"]?.value == Quantity(210, try Unit("umol/L")))
    #expect(record.target?.low.value == 8)
    #expect(record.target?.high.value == 12)
    #expect(record.clock == .local)
    #expect(record.warnings.isEmpty)
  }

  @Test func jsonAndLittleDetailWillDo() throws {
    let record = try PatientRecord.read(
      text: """
        {"patient": "x", "indication": "lupus-nephritis", "age": "51 years",
         "treatment": {"drug": "Tacrolimus"}, "comedication": ["Fluconazole", {"drug": "prednisolone", "from": "2026-03-01", "give": "20 mg", "every": "24 h"}],
         "labs": [{"at": "2026-03-01", "hematocrit": "0.31 L/L", "creatinine": "1.6 mg/dL", "Hb": "6.2 mmol/L"}]}
        """, file: "p.json")
    #expect(record.treatments.map { $0.drug } == ["tacrolimus"])
    #expect(record.comedication.map { $0.drug } == ["fluconazole", "prednisolone"])
    #expect(Array(record.labs[0].values.keys) == ["haematocrit", "creatinine", "haemoglobin"])
  }

  @Test func timesWithOffsetsAreKeptAsUTC() throws {
    var text = Self.standard
    for hour in ["T20:00", "T08:00", "T07:45", "T07:40"] {
      text = text.replacing(hour, with: hour + "+01:00")
    }
    let record = try PatientRecord.read(text: text, file: "p.yaml")
    #expect(record.clock == .utc)
    #expect(record.next?.iso8601(record.clock) == "2026-03-09T07:00Z")
  }

  /// Neither the record nor anything printed from it holds the birth date.
  @Test func birthDatesAreNotKept() throws {
    let record = try PatientRecord.read(text: Self.standard, file: "p.yaml")
    var dumped = ""
    dump(record, to: &dumped)
    #expect(!dumped.contains("1974"))
    let birth = try DateTime(parsing: "1974-05-20").instant.seconds
    #expect(!dumped.contains("\(birth)"))
  }

  @Test func limitsOfQuantificationAreNotValues() throws {
    let record = try PatientRecord.read(
      text: Self.standard.replacing("6.1 ng/mL", with: "<0.8 ng/mL"), file: "p.yaml")
    #expect(record.levels[0].isBelowLimit)
    #expect(record.levels[0].value.value == 0.8)
  }

  /// A change of one line of the standard record, the code it must give, and a part of the message or the fix.
  static let mistakes: [(String, String, String, String)] = [
    ("6.1 ng/mL", "6.1 ngg/mL", "P012", "did you mean 'ng/mL'?"),
    ("6.1 ng/mL", "6.1", "P014", "add the unit"),
    ("6.1 ng/mL", "6,1 ng/mL", "P014", "6.1 ng/mL"), ("6.1 ng/mL", "6.1 mg", "P013", "mass concentration"),
    ("6.1 ng/mL", "-6.1 ng/mL", "P028", "not positive"), ("6.1 ng/mL", "0 ng/mL", "P028", "not positive"),
    ("6.1 ng/mL", "6-7 ng/mL", "P042", "one value"), ("6.1 ng/mL", "nan ng/mL", "P014", "number"),
    ("tacrolimus: 6.1", "tacrolmus: 6.1", "P007", "did you mean 'tacrolimus'?"),
    ("tacrolimus: 6.1 ng/mL, ", "", "P042", "no value"),
    ("at: 2026-03-04T07:45, ", "", "P008", "'at' is missing"),
    ("2026-03-04T07:45", "2026-02-30T07:45", "P015", "28 days"),
    ("2026-03-04T07:45", "2026-03-04", "P020", "time of day"),
    ("2026-03-04T07:45", "04/03/2026", "P015", "2026-03-01T20:00"),
    ("2026-03-04T07:45", "2026-03-01T07:45", "P026", "before any dose"),
    ("2026-03-08T07:40", "2026-03-10T07:40", "P027", "after 'next'"),
    ("2026-03-08T07:40", "2026-03-04T07:45", "P036", "two levels"),
    ("2026-03-08T07:40", "2026-03-08T07:40Z", "P021", "time zone"),
    ("- { at: 2026-03-08, ", "- { at: 2026-03-18, ", "P027", "after 'next'"),
    ("74 kg", "740 kg", "P022", "0.3 to 400 kg"),
    ("29 %", "290 %", "P022", "5 to 75 %"), ("29 %", "29 kg", "P013", "%"), ("74 kg", "74", "P014", "74 kg"),
    ("albumin: 33", "albumen: 33", "P007", "did you mean 'albumin'?"),
    ("albumin: 33 g/L", "albumin: 33 G/L", "P013", "'g/L'"),
    ("albumin: 33 g/L", "hematocrit: 30 %", "P005", "twice"),
    ("height: 168 cm", "height: 168 m", "P022", "20 to 250 cm"),
    ("height: 168 cm", "hieght: 168 cm", "P007", "did you mean 'height'?"),
    ("sex: female", "sex: woman", "P016", "female"),
    ("born: 1974-05-20", "born: 2026-05-20", "P033", "born"),
    ("born: 1974-05-20", "born: 1874-05-20", "P022", "151 years"),
    ("born: 1974-05-20", "name: Jane", "P007", "pseudonym"),
    ("born: 1974-05-20", "age: 510 a", "P022", "0 to 120"),
    ("\"*3/*3\"", "*3/*3", "P006", "quotes"), ("\"*3/*3\"", "expresser", "P037", "alleles"),
    ("drug: tacrolimus\n", "\n", "P008", "drug: tacrolimus"),
    ("patient: kidney-042", "", "P008", "pseudonym"),
    ("indication: kidney-transplant", "", "P008", "indication"), ("give: 5 mg, ", "", "P008", "give: 5 mg"),
    ("give: 5 mg", "give: 5 mL", "P013", "mass"), ("give: 5 mg", "give: 0 mg", "P040", "until"),
    ("every: 12 h, until", "every: 0 h, until", "P040", "12 h"),
    ("every: 12 h, until", "every: twice, until", "P014", "number"),
    ("every: 12 h, until", "until", "P023", "every"),
    ("until: 2026-03-05T08:00", "until: 2026-02-05T08:00", "P023", "before"),
    (", until: 2026-03-05T08:00", "", "P029", "until: 2026-03-05T08:00"),
    ("from: 2026-03-05T20:00", "from: 2026-03-15T20:00", "P024", "after the end"),
    ("from: 2026-03-05T20:00, ", "", "P031", "no time"),
    ("from: 2026-03-05T20:00", "at: 2026-03-05T20:00", "P031", "from"),
    ("give: 6 mg,", "give: 6 mg, over: 24 h,", "P032", "longer"),
    ("give: 6 mg,", "give: 6 mg, over: 2 h, route: oral,", "P032", "oral"),
    ("from: 2026-03-01T20:00", "from: 1986-03-01T20:00", "P038", "20000"),
    ("8-12 ng/mL", "10 ng/mL", "P034", "8-12"),
    ("8-12 ng/mL", "8-12 mg", "P013", "mass"), ("8-12 ng/mL", "12-8 ng/mL", "P014", "smaller end first"),
    ("{ trough: 8-12 ng/mL }", "{ trough: 8-12 ng/mL, auc: 100-200 ng.h/mL }", "P034", "one target"),
    ("sex: female", "sex: female\nsex: male", "P005", "line 4"),
    ("sex: female", "pregnant: perhaps", "P009", "true"),
    ("levels:\n", "levels:\n  at: 3\n", "P004", "malformed"),
    ("transplanted: 2026-03-01", "transplanted: [1]", "P009", "a list"),
    (
      "assay: LC-MS/MS }\n  - { at: 2026-03-08T", "assay: LC-MS/MS, sample: through }\n  - { at: 2026-03-08T",
      "P016", "trough"
    ),
    ("next: 2026-03-09T08:00", "next: 2026-03-09", "P020", "T08:00"),
  ]

  @Test(arguments: mistakes) func mistakesHaveALineAndARemedy(
    old: String, new: String, code: String, part: String
  ) {
    let changed = Self.standard.replacing(old, with: new, maxReplacements: 1)
    #expect(changed != Self.standard)
    let found = diagnostics(changed)
    #expect(found.first?.code == code, "\(found)")
    #expect(found.contains { $0.description.contains(part) }, "\(found)")
    for diagnostic in found {
      #expect(diagnostic.fix != nil)
      if case .source(_, let line, _, _, _) = diagnostic.place {
        #expect(line > 0)
      } else {
        Issue.record("no line: \(diagnostic)")
      }
    }
  }

  @Test func aTroughDrawnAfterTheDoseIsDoubted() {
    let text = Self.standard.replacing("2026-03-04T07:45", with: "2026-03-04T11:00").replacing(
      "assay: LC-MS/MS }\n  - { at: 2026-03-08T", with: "sample: trough }\n  - { at: 2026-03-08T")
    #expect(
      diagnostics(text).map { $0.what } == [
        "the level of 2026-03-04T11:00 is labelled trough but was drawn 3 h after the dose of 2026-03-04T08:00"
      ])
  }

  @Test func dosesBeforeTheTransplantAreDoubted() {
    let found = diagnostics(
      Self.standard.replacing("transplanted: 2026-03-01", with: "transplanted: 2026-03-04"))
    #expect(found.map { $0.code } == ["P025"])
    #expect(found.map { $0.severity } == [.warning])
  }

  @Test func anExtraDoseInsideARunIsNoOverlap() throws {
    let text = Self.standard.replacing(
      "  doses:\n", with: "  doses:\n    - { at: 2026-03-02T14:00, give: 2 mg }\n")
    #expect(try PatientRecord.read(text: text, file: "p").treatments[0].doses.count == 3)
    #expect(diagnostics(text.replacing("03-02T14:00", with: "03-03T08:00")).map { $0.code } == ["P029"])
  }

  @Test func everythingIsSaidAtOnce() {
    let text = Self.standard.replacing("74 kg", with: "740 kg").replacing("6.1 ng/mL", with: "6.1 ng")
      .replacing(
        "sex: female", with: "sex: x")
    #expect(diagnostics(text).map { $0.code } == ["P016", "P013", "P022"])
  }
}
