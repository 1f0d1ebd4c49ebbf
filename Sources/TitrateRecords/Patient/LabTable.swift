/// The laboratory values that a patient file may hold: their names, what they are measured in, and what can be true.
package enum LabTable {
  /// One value.
  struct Lab {
    /// As the library's bindings name it.
    let name: String
    /// American and short spellings.
    let synonyms: [String]
    let unit: Unit
    /// In `unit`; what is outside was typed wrongly.
    let plausible: ClosedRange<Double>
    /// g/mol, where laboratories report moles as well as grams.
    let molarMass: Double?
  }

  /// The lab of a name, in any of its spellings.
  static func lab(named name: String) -> Lab? {
    let wanted = name.lowercased().replacing("_", with: "-")
    return all.first { $0.name == wanted || $0.synonyms.contains(wanted) }
  }

  /// In what a laboratory value is kept; nil for an unknown name.
  package static func unit(of name: String) -> Unit? { lab(named: name)?.unit }

  /// The names that bindings use.
  package static let names: [String] = all.map(\.name)

  /// Every spelling, for suggestions.
  static let spellings: [String] = all.flatMap { [$0.name] + $0.synonyms }

  /// Plausible ranges are wider than any survivable value and narrower than a slip of a unit or a decimal; our own
  /// choice. Molar masses: IUPAC atomic weights; bilirubin C33H36N4O6; haemoglobin per iron atom (monomer).
  private static let all: [Lab] = [
    lab("weight", ["body-weight", "bodyweight"], "kg", 0.3...400),
    lab("height", [], "cm", 20...250),
    lab("haematocrit", ["hematocrit", "hct"], "%", 5...75),
    lab("haemoglobin", ["hemoglobin", "hb", "hgb"], "g/L", 20...250, molarMass: 16_114),
    lab("albumin", [], "g/L", 5...70),
    lab("total-protein", ["protein"], "g/L", 20...150),
    lab("creatinine", ["serum-creatinine"], "umol/L", 5...3000, molarMass: 113.12),
    lab("urea", [], "mmol/L", 0.3...120, molarMass: 60.06),
    lab("creatinine-clearance", ["crcl"], "mL/min", 1...300),
    lab("egfr", ["gfr"], "mL/min", 1...250),
    lab("cystatin-c", [], "mg/L", 0.1...15),
    lab("urine-protein-creatinine", ["upcr"], "mg/g", 0...50_000),
    lab("igg", [], "g/L", 0...100),
    lab("tumour-size", ["tumor-size"], "mm", 0...1000),
    // International units and copies are not interchangeable: two names.
    lab("cmv-load", ["cmv"], "[iU]/mL", 0...1e9),
    lab("cmv-copies", [], "{copies}/mL", 0...1e9),
    lab("mcv", [], "fL", 40...160),
    lab("bilirubin", [], "umol/L", 0...1500, molarMass: 584.66),
    lab("alt", ["alat"], "U/L", 0...50_000),
    lab("ast", ["asat"], "U/L", 0...50_000),
    lab("ggt", [], "U/L", 0...20_000),
    lab("alp", [], "U/L", 0...20_000),
    lab("magnesium", [], "mmol/L", 0.05...8, molarMass: 24.305),
    lab("potassium", [], "mmol/L", 1...12, molarMass: 39.098),
    lab("sodium", [], "mmol/L", 90...200, molarMass: 22.990),
    lab("calcium", [], "mmol/L", 0.3...6, molarMass: 40.078),
    lab("glucose", [], "mmol/L", 0.5...90, molarMass: 180.156),
    lab("cholesterol", [], "mmol/L", 0.3...40, molarMass: 386.65),
    lab("crp", ["c-reactive-protein"], "mg/L", 0...1000),
    lab("leucocytes", ["leukocytes", "wbc"], "10*9/L", 0...1000),
    lab("neutrophils", [], "10*9/L", 0...500),
    lab("lymphocytes", [], "10*9/L", 0...500),
    lab("platelets", [], "10*9/L", 0...3000),
  ]

  private static func lab(
    _ name: String, _ synonyms: [String], _ unit: String, _ plausible: ClosedRange<Double>,
    molarMass: Double? = nil
  ) -> Lab {
    // The units above are constants of this file.
    Lab(name: name, synonyms: synonyms, unit: try! Unit(unit), plausible: plausible, molarMass: molarMass)
  }
}
