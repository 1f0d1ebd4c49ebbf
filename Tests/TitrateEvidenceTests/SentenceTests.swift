import Testing
import TitrateEvidence

/// What single sentences state.
@Suite struct SentenceTests {
  private func read(_ text: String) -> [String] {
    Bench.ledger.report(on: text, file: "test").statements.map { statement in
      (statement.isNegated ? "not " : "") + (statement.isHedged ? "perhaps " : "")
        + "\(statement.drug) \(statement.relation.rawValue) \(statement.object)"
    }
  }

  @Test(arguments: [
    (
      "Tacrolimus can cause headache, nausea and tremor.",
      [
        "perhaps tacrolimus causes headache", "perhaps tacrolimus causes nausea",
        "perhaps tacrolimus causes tremor",
      ]
    ),
    ("Valtrex does not suppress the immune system.", ["not valaciclovir mechanism immunosuppression"]),
    ("Prograf is not an antiviral.", ["not tacrolimus is_a antiviral"]),
    ("Kidney damage is caused by ciclosporin.", ["ciclosporin causes kidney injury"]),
    ("If you have a headache while taking Imuran, call your doctor.", []),
    ("Does valaciclovir cause back pain?", []),
    ("Lupus is an autoimmune disease that causes fatigue.", []),
    ("Unlike tacrolimus, sirolimus causes high cholesterol.", ["sirolimus causes high cholesterol"]),
    ("Methotrexate should not be taken during pregnancy.", ["not methotrexate other pregnancy"]),
    ("Azathioprine interacts with allopurinol.", ["azathioprine interacts allopurinol"]),
    (
      "Valacyclovir doesn't treat lupus, but it prevents cold sores.",
      ["not valaciclovir treats lupus", "valaciclovir prevents cold sores"]
    ),
    (
      "Diarrhea and anaemia are side effects of CellCept.",
      ["mycophenolate causes diarrhoea", "mycophenolate causes anaemia"]
    ),
  ])
  func sentenceIsRead(text: String, expected: [String]) { #expect(Set(read(text)) == Set(expected)) }

  @Test func listsInheritDrugAndRelation() {
    let text = "Side effects of tacrolimus include:\n- Tremor\n- Kidney damage\n\nExercise helps."
    #expect(read(text) == ["tacrolimus causes tremor", "tacrolimus causes kidney injury"])
  }

  @Test func pronounsFollowTheDrug() {
    #expect(read("Azathioprine is old. It causes nausea.") == ["azathioprine causes nausea"])
    #expect(
      read("Azathioprine treats lupus. This medication may cause hair loss.").contains(
        "perhaps azathioprine causes hair loss"))
    #expect(
      read("Back pain is common among users of tacrolimus. It can be caused by muscle strain.").allSatisfy {
        !$0.contains("strain")
      })
  }

  @Test func wrappedLinesAreOneSentence() {
    let text =
      "Many patients who receive a kidney take tacrolimus, which\ncan cause tremor, and they should know it.\nIt also causes headache."
    let report = Bench.ledger.report(on: text, file: "test")
    #expect(report.statements.map(\.line) == [1, 3])
  }
}
