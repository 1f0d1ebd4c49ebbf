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
  case unknown(String)

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
    case ("weight", 1), ("haematocrit", 1), ("albumin", 1), ("creatinine", 1): self = .lab(words[0])
    default: self = .unknown(keyword)
    }
  }

  /// Whether the value moves from day to day by itself.
  var changesDaily: Bool { [.daysAfterTransplant, .postoperativeDay, .firstDay].contains(self) }

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
    case .unknown(let keyword): "the library names an unknown source '\(keyword)'; run titrate models check"
    }
  }
}
