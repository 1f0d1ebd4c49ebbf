import Testing
import TitrateLanguage

@testable import TitrateLibrary

/// Deliberately wrong models are found, right ones are not.
@Suite struct UnitBalanceTests {
  /// What one test says about a model: its numbers' units replaced, or its text.
  struct Variant: Sendable, CustomTestStringConvertible {
    var what: String
    /// Replacements in the text, or in the units of the numbers named.
    var text: [(String, String)] = []
    var units: [String: String] = [:]
    var declared = ("h", "mg", "ng/mL")
    var codes: [String] = []
    var testDescription: String { what }
  }

  /// Two compartments by mouth, allometry, a logarithmic covariate, an effect by a sigmoid, a turnover.
  static let right = """
    drug <- function() {
      ini({
        lka <- log(1.5)
        lcl <- log(20)
        lvc <- log(300)
        lic50 <- log(5)
        hill <- 1.7
        lkout <- log(0.05)
        base <- 120
        slope <- 0.3
        eta.cl ~ 0.1
        prop.sd <- 0.2
        add.sd <- 0.5
      })
      model({
        ka <- exp(lka)
        cl <- exp(lcl + eta.cl + 0.75 * log(WT / 70) + slope * (AGE - 50)) * (ALB / 40)^-0.4
        vc <- exp(lvc) * (WT / 70)
        ic50 <- exp(lic50)
        kout <- exp(lkout)
        if (AGE > 65) { cl <- cl * 0.8 } else { cl <- cl * 1 }
        d/dt(depot) <- -ka * depot
        d/dt(central) <- ka * depot - cl / vc * central
        Cc <- 1000 * central / vc
        Cm <- Cc / 804 * 1000
        effect <- Cc^hill / (ic50^hill + Cc^hill)
        cells(0) <- base
        d/dt(cells) <- kout * (base * (1 - effect) - cells)
        Cc ~ prop(prop.sd) + add(add.sd)
      })
    }
    """
  static let values: [(String, Double, String)] = [
    ("lka", 1.5, "1/h"), ("lcl", 20, "L/h"), ("lvc", 300, "L"), ("lic50", 5, "ng/mL"), ("hill", 1.7, "1"),
    ("lkout", 0.05, "1/h"), ("base", 120, "10*9/L"), ("slope", 0.3, "1/years"), ("eta.cl", 0.1, "1"),
    ("prop.sd", 0.2, "1"), ("add.sd", 0.5, "ng/mL"), ("exponent", 0.75, "1"), ("weight", 70, "kg"),
    ("age", 50, "years"), ("old", 65, "years"), ("share", 0.8, "1"), ("albumin", 40, "g/L"),
    ("power", -0.4, "1"), ("molar mass", 804, "g/mol"),
  ]

  static func findings(_ variant: Variant) throws -> [Diagnostic] {
    let text = variant.text.reduce(right) { $0.replacing($1.0, with: $1.1) }
    #expect(variant.text.allSatisfy { right.contains($0.0) }, "a replacement replaces nothing")
    var numbers = values.map { (key: $0.0, is: $0.1, unit: variant.units[$0.0] ?? $0.2) }
    for (key, unit) in variant.units where !values.contains(where: { $0.0 == key }) {
      // What the text of the variant adds: a constant is named by its value, 'steep' is 1.8.
      numbers.append((key, Double(key) ?? 1.8, unit))
    }
    let model = LibraryModel(
      name: "drug/test", kind: .drug, folder: "drug/test", model: try Model(parsing: text, file: "model.R"),
      provenance: provenance(numbers, variant.declared))
    return UnitBalance.findings(of: model)
  }

  private static func provenance(
    _ numbers: [(key: String, is: Double, unit: String)], _ declared: (String, String, String)
  ) -> Provenance {
    Provenance(
      id: "drug/test", title: "", status: .construction, citation: "", doi: nil,
      population: .init(n: nil, ageYears: nil, weightKg: nil, setting: ""), assay: "", matrix: "",
      values: .init(
        uniqueKeysWithValues: numbers.map {
          ($0.key, .init(value: $0.is, unit: $0.unit, tag: .H, from: ""))
        }),
      units: .init(time: declared.0, dose: declared.1, concentration: declared.2),
      covariates: [("WT", "kg"), ("AGE", "years"), ("ALB", "g/L")].map {
        .init(name: $0.0, source: "input", unit: $0.1, range: nil, fallback: nil, fallbackReason: nil)
      },
      clearanceVariable: nil, doseCompartments: ["oral": "depot"], daysAfterTransplant: nil, departures: [],
      check: .init(from: "", tolerance: 1, reason: ""), transcribedBy: "", reviewedBy: "")
  }

  static let good = [
    Variant(what: "as written"),
    Variant(
      what: "mg/L declared and computed", text: [("1000 * central", "central")],
      units: ["add.sd": "mg/L", "lic50": "mg/L"], declared: ("h", "mg", "mg/L")),
    Variant(
      what: "everything in days", units: ["lka": "1/d", "lcl": "L/d", "lkout": "1/d"],
      declared: ("d", "mg", "ng/mL")),
    Variant(
      what: "days turned into hours", text: [("ka <- exp(lka)", "ka <- exp(lka) / 24")],
      units: ["lka": "1/d", "24": "h/d"]),
    Variant(
      what: "litres per kilogram", text: [("vc <- exp(lvc) * (WT / 70)", "vc <- exp(lvc) * WT")],
      units: ["lvc": "L/kg"]),
    Variant(
      what: "a power of weight", text: [("vc <- exp(lvc) * (WT / 70)", "vc <- exp(lvc) * WT^0.75")],
      units: ["lvc": "L/kg^0.75"]),
    Variant(what: "annotations are plain numbers", units: ["base": "{copies}/mL"]),
    Variant(what: "a count per red cells", units: ["base": "pmol/{8e8.RBC}"]),
    Variant(
      what: "molar concentrations", text: [("Cc <- 1000 * central / vc", "Cc <- 1e6 * central / vc / 804")],
      units: ["1e6": "nmol/mmol", "lic50": "nmol/L", "add.sd": "nmol/L"], declared: ("h", "mg", "nmol/L")),
    Variant(
      what: "a dose that becomes another amount",
      text: [("Cc <- 1000 * central / vc", "f(depot) <- 1000 / 804\n    Cc <- 1000 * central / vc")],
      units: ["lic50": "nmol/L", "add.sd": "nmol/L"], declared: ("h", "mg", "nmol/L")),
    Variant(
      what: "an exponent by another name", text: [("effect <- Cc^hill", "g <- hill\n    effect <- Cc^g")]),
    Variant(
      what: "a sigmoid through logarithms",
      text: [("Cc^hill / (ic50^hill + Cc^hill)", "1 / (1 + exp(-hill * (log(Cc) - log(ic50))))")]),
    Variant(
      what: "percent where percent is meant", text: [("* 0.8", "* 80 / 100")], units: ["80": "%", "100": "%"]),
  ]

  @Test(arguments: good) func aRightModelBalances(variant: Variant) throws {
    #expect(try Self.findings(variant).map(\.description) == [])
  }

  /// The codes are those of everything that follows: a wrong concentration is also wrong where it drives the effect
  /// (B070) and where it is measured (B073, prediction and additive error).
  static let bad = [
    Variant(
      what: "the volume is missing", text: [("1000 * central / vc", "1000 * central")],
      codes: ["B070", "B073", "B073"]),
    Variant(
      what: "the factor to ng/mL is missing", text: [("1000 * central / vc", "central / vc")],
      codes: ["B070", "B073", "B073"]),
    Variant(what: "mg plus ng/mL", text: [("+ Cc^hill)", "+ central^hill)")], codes: ["B070"]),
    Variant(what: "mg/h plus mg", text: [("ka * depot - cl", "ka * depot - central - cl")], codes: ["B072"]),
    Variant(
      what: "a rate in 1/d used as 1/h", units: ["lka": "1/d"],
      codes: ["B072", "B070", "B073", "B073"]),
    Variant(what: "a clearance in mL/min used as L/h", units: ["lcl": "mL/min"], codes: ["B072"]),
    Variant(
      what: "the molar mass is forgotten", text: [("1000 * central / vc", "1000 * central / vc * 1000")],
      units: ["lic50": "nmol/L", "add.sd": "nmol/L"], declared: ("h", "mg", "nmol/L"),
      codes: ["B070", "B073", "B073"]),
    Variant(what: "a molar IC50 against a mass concentration", units: ["lic50": "nmol/L"], codes: ["B070"]),
    Variant(
      what: "another Hill exponent above and below",
      text: [("(ic50^hill", "(ic50^steep"), ("hill <- 1.7", "hill <- 1.7\n    steep <- 1.8")],
      units: ["steep": "1"], codes: ["B070"]),
    Variant(what: "a rate as exponent", text: [("ic50^hill", "ic50^kout")], codes: ["B071"]),
    Variant(
      what: "exp() of a parameter that is no logarithm", text: [("lka <- log(1.5)", "lka <- 1.5")],
      codes: ["B071"]),
    Variant(what: "a covariate without reference", text: [("log(WT / 70)", "log(WT)")], codes: ["B072"]),
    Variant(
      what: "age in exp() without its coefficient", text: [("slope * (AGE - 50)", "(AGE - 50)")],
      codes: ["B070"]),
    Variant(what: "weight against years", text: [("AGE > 65", "WT > 65")], codes: ["B070"]),
    Variant(what: "albumin centred in g/dL", units: ["albumin": "g/dL"], codes: ["B072"]),
    Variant(
      what: "a rate where a clearance belongs", text: [("cl / vc * central", "cl * central")], codes: ["B072"]
    ),
    Variant(
      what: "the initial value of another kind", text: [("cells(0) <- base", "cells(0) <- ic50")],
      codes: ["B070"]),
    Variant(what: "a turnover without its rate", text: [("kout * (base", "(base")], codes: ["B072", "B072"]),
    Variant(what: "an additive error in mg/L", units: ["add.sd": "mg/L"], codes: ["B073"]),
    Variant(
      what: "an additive error called proportional", text: [("prop(prop.sd)", "prop(add.sd)")],
      codes: ["B073"]),
    Variant(
      what: "a lag that is a rate", text: [("Cc <- 1000", "alag(depot) <- ka\n    Cc <- 1000")],
      codes: ["B070"]),
    Variant(what: "branches of two kinds", text: [("cl <- cl * 0.8", "cl <- vc * 0.8")], codes: ["B070"]),
    Variant(what: "a unit nobody can read", units: ["lka": "per hour"], codes: ["B074"]),
  ]

  @Test(arguments: bad) func aWrongModelIsFound(variant: Variant) throws {
    let findings = try Self.findings(variant)
    #expect(findings.map(\.code) == variant.codes, "\(findings.map(\.description))")
  }

  @Test func theMessageSaysBothUnitsAndTheFactor() throws {
    let found = try Self.findings(Variant(what: "", units: ["lka": "1/d"])).first
    #expect(found?.what == "a term of d/dt(depot) is 0.04167 mg/h, but depot per h is mg/h: a factor of 24")
    #expect(found?.description.hasPrefix("model.R:22:20") == true)
  }
}

/// The check sees what happens to a library's own numbers.
@Suite struct UnitBalanceTeethTests {
  /// Every number of every model gets another unit, one at a time. What is not noticed then has a unit that nothing in the
  /// model depends on: a scale of its own.
  @Test func aWrongUnitAnywhereIsNoticed() throws {
    var noticed = 0, missed = [String]()
    for model in try Library.bundled().models() {
      let etas = Set(model.model.etas.map(\.name))
      for (key, value) in model.provenance.values where !key.contains(",") && !etas.contains(key) {
        var provenance = model.provenance
        provenance.values[key]?.unit = value.unit == "1" ? "[iU]" : "[iU].(\(value.unit))"
        let spoiled = LibraryModel(
          name: model.name, kind: model.kind, folder: model.folder, model: model.model, provenance: provenance
        )
        if UnitBalance.findings(of: spoiled).isEmpty {
          missed.append("\(model.name) \(key)")
        } else {
          noticed += 1
        }
      }
    }
    // Baselines of models that declare nothing measured, molar masses of metabolites that no line compares: about 2 %.
    #expect(noticed > 20 * missed.count, "missed: \(missed)")
  }
}
