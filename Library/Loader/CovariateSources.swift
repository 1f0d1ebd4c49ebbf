/// What may feed a model's covariate: the words of `source` in `provenance.json`.
package enum CovariateSources {
  /// Keywords that stand alone.
  package static let alone =
    patient + laboratory + sizes + time + [
      "creatinine-clearance", "creatinine-clearance-normalised", "egfr", "prednisolone-daily-dose",
      "own-dose",
      "own-daily-dose", "input",
    ]

  private static let patient = ["age", "weight", "height", "female"]
  private static let laboratory = [
    "haematocrit", "albumin", "creatinine", "alt", "ast", "bilirubin", "haemoglobin", "urea", "cystatin-c",
    "cholesterol", "igg", "leucocytes", "lymphocytes", "neutrophils", "platelets", "tumour-size",
  ]
  private static let sizes = [
    "bmi", "bsa-dubois", "bsa-mosteller", "fat-free-mass-janmahasatian", "lean-body-mass-james",
  ]
  private static let time = [
    "days-after-transplant", "postoperative-day", "first-day", "days-since-start", "occasion",
  ]

  /// Keywords that take words: how many, and how the whole is written.
  package static let withWords: [(keyword: String, words: Int, form: String)] = [
    ("carrier", 2, "carrier GENE *ALLELE"), ("phenotype", 2, "phenotype GENE WORD"),
    ("formulation", 1, "formulation NAME"), ("assay", 1, "assay NAME"), ("taking", 1, "taking DRUG"),
    ("daily-dose", 1, "daily-dose DRUG"), ("trough", 1, "trough DRUG"), ("indication", 1, "indication NAME"),
    ("sampling", 1, "sampling WORD"),
  ]

  /// Whether a source is written as one of them.
  package static func contains(_ source: String) -> Bool {
    let words = source.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard let first = words.first, !words.contains("") else { return false }
    if words.count == 1 { return alone.contains(first) }
    return withWords.contains { $0.keyword == first && words.count > $0.words }
  }
}
