import TitrateLibrary

/// Where a model's covariate comes from in a patient record: the keywords of `provenance.json`.
enum CovariateSource: Hashable {
  /// Formulas of `BodySize`.
  enum SizeFormula: Hashable {
    case surfaceAreaMosteller, surfaceAreaDuBois, leanBodyMass, fatFreeMass
    var formulaName: String {
      switch self {
      case .surfaceAreaMosteller: "BSA (Mosteller)"
      case .surfaceAreaDuBois: "BSA (Du Bois)"
      case .leanBodyMass: "lean body mass (James)"
      case .fatFreeMass: "fat-free mass (Janmahasatian)"
      }
    }
  }

  case age, height, daysAfterTransplant, postoperativeDay, firstDay, occasion
  case lab(String)
  case bodySize(SizeFormula)
  case carrier(gene: String, allele: String)
  case dailyDose([String])
  case formulation(String)
  case assay(String)
  case creatinineClearance, normalisedClearance, filtrationRate, bodyMassIndex, female
  /// 1 while another drug is taken.
  case taking(String)
  /// The latest dose of the drug itself, mg; its daily dose, mg/d.
  case ownDose, ownDailyDose
  /// The latest level of another drug.
  case trough(String)
  case phenotype(gene: String, is: String)
  case indication(String)
  case daysSinceStart
  /// Circumstances of sampling, or what a composition wires: never in a record.
  case input
  case unknown(String)

  /// Laboratory values by their bare names.
  static let labs = [
    "weight", "haematocrit", "albumin", "creatinine", "alt", "ast", "bilirubin", "haemoglobin", "urea",
    "cystatin-c", "cholesterol", "igg", "leucocytes", "lymphocytes", "neutrophils", "platelets",
    "tumour-size",
  ]

  init(_ keyword: String) {
    let words = keyword.split(separator: " ").map(String.init)
    switch (words.first, words.count) {
    case ("age", 1): self = .age
    case ("height", 1): self = .height
    case ("bsa-mosteller", 1): self = .bodySize(.surfaceAreaMosteller)
    case ("bsa-dubois", 1): self = .bodySize(.surfaceAreaDuBois)
    case ("lean-body-mass-james", 1): self = .bodySize(.leanBodyMass)
    case ("fat-free-mass-janmahasatian", 1): self = .bodySize(.fatFreeMass)
    case ("days-after-transplant", 1): self = .daysAfterTransplant
    case ("postoperative-day", 1): self = .postoperativeDay
    case ("first-day", 1): self = .firstDay
    case ("occasion", 1): self = .occasion
    case ("prednisolone-daily-dose", 1): self = .dailyDose(["prednisolone", "prednisone"])
    case ("carrier", 3): self = .carrier(gene: words[1], allele: words[2])
    case ("formulation", 2): self = .formulation(words[1])
    case ("assay", 2): self = .assay(words[1])
    case ("creatinine-clearance", 1): self = .creatinineClearance
    case ("creatinine-clearance-normalised", 1): self = .normalisedClearance
    case ("egfr", 1): self = .filtrationRate
    case ("bmi", 1): self = .bodyMassIndex
    case ("female", 1): self = .female
    case ("taking", 2): self = .taking(words[1])
    case ("daily-dose", 2): self = .dailyDose([words[1]])
    case ("own-dose", 1): self = .ownDose
    case ("own-daily-dose", 1): self = .ownDailyDose
    case ("trough", 2): self = .trough(words[1])
    case ("phenotype", 3): self = .phenotype(gene: words[1], is: words[2])
    case ("indication", 2): self = .indication(words[1])
    case ("days-since-start", 1): self = .daysSinceStart
    case ("input", 1), ("sampling", 2): self = .input
    case (let word?, 1) where Self.labs.contains(word): self = .lab(word)
    default: self = .unknown(keyword)
    }
  }

  /// Whether the value moves from day to day by itself.
  var changesDaily: Bool { [.daysAfterTransplant, .postoperativeDay, .firstDay].contains(self) }

  /// Whether the value moves with the patient's own doses.
  var followsDoses: Bool { [.ownDose, .ownDailyDose, .daysSinceStart].contains(self) }

  /// What to add to a patient file that lacks it.
  var remedy: String {
    switch self {
    case .age: "state born: YYYY-MM-DD or age: 52 a"
    case .height: "state height: 168 cm"
    case .lab(let name): "add \(name) under labs:"
    case .bodySize(.leanBodyMass), .bodySize(.fatFreeMass): "state sex, height, and weight under labs:"
    case .bodySize: "state height, and weight under labs:"
    case .daysAfterTransplant, .postoperativeDay, .firstDay: "state transplanted: YYYY-MM-DD"
    case .carrier(let gene, let allele):
      "state the diplotype under genotype:, such as { \(gene): \"*1/\(allele == "*1" ? "*3" : allele)\" }"
    case .dailyDose(let drugs): "list \(drugs[0]) with its dose under comedication:"
    case .formulation: "state formulation under treatment:"
    case .assay: "state assay with the levels"
    case .occasion: "none needed"
    case .creatinineClearance, .normalisedClearance, .filtrationRate:
      "state sex, born or age, height, and creatinine and weight under labs:"
    case .bodyMassIndex: "state height, and weight under labs:"
    case .female: "state sex: female or male"
    case .taking(let drug): "list \(drug) under comedication: when it is taken"
    case .ownDose, .ownDailyDose, .daysSinceStart: "list the doses under treatment:"
    case .trough(let drug): "add a level of \(drug) under levels:"
    case .phenotype(let gene, _): "state genotype: { \(gene): intermediate } or its diplotype"
    case .indication: "state indication:"
    case .input: "no patient file states it"
    case .unknown(let keyword): "the library names an unknown source '\(keyword)'; run titrate models check"
    }
  }
}
