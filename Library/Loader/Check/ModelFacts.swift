import OrderedCollections
import TitrateLanguage
import TitrateRecords

/// Identity, covariates, status and units of a model agree between its files.
struct ModelFacts {
  private(set) var findings: [Diagnostic] = []
  private let model: Model
  private let provenance: Provenance
  private let kind: LibraryModel.Kind
  private let file: String

  init(_ model: LibraryModel) throws {
    self.model = model.model
    provenance = model.provenance
    kind = model.kind
    file = "\(model.folder)/provenance.json"
    if provenance.id != model.name {
      report("B023", "the id is '\(provenance.id)', the folder '\(model.name)'", "make the two agree")
    }
    checkCovariates()
    checkStatus()
    checkUnits()
    checkRoles()
  }

  private mutating func report(_ code: String, _ what: String, _ fix: String) {
    findings.append(Diagnostic(code, .error, what, at: .file(file), fix: fix))
  }

  /// Declared in `covariateData`, used by the model, bound in `provenance.json`: the same names.
  private mutating func checkCovariates() {
    let used = OrderedSet(model.covariateNames + model.etas.compactMap(\.level))
    let bound = OrderedSet(provenance.covariates.map(\.name))
    var declared = OrderedSet<String>()
    if case .list(let elements) = model.metadata["covariateData"] {
      declared = OrderedSet(elements.compactMap(\.name))
    }
    let sets = [
      ("used by the model", used), ("declared in covariateData", declared),
      ("bound in provenance.json", bound),
    ]
    for (saying, names) in sets {
      for (other, others) in sets where other != saying {
        for name in names.subtracting(others) {
          report("B027", "covariate \(name) is \(saying) and not \(other)", "add it there or remove it here")
        }
      }
    }
    for covariate in provenance.covariates {
      guard let range = covariate.range, let fallback = covariate.fallback, !range.contains(fallback) else {
        continue
      }
      report(
        "B027", "the fallback of \(covariate.name) lies outside the studied range",
        "choose a value inside the range")
    }
  }

  /// What is recalled or computed here is never published.
  private mutating func checkStatus() {
    let status = provenance.status
    let allowed: Set<Citation.Tag> =
      switch status {
      case .published: [.T]
      case .transcribed: [.T, .C, .S]
      case .calibratedHere, .construction: Set(Citation.Tag.allCases)
      }
    for (key, value) in provenance.values where !allowed.contains(value.tag) {
      report(
        "B029",
        "'\(key)' is tagged \(value.tag.rawValue), which a model of status '\(status.rawValue)' must not rest on",
        "read the value in the paper, or change the status")
    }
    if status != .published, provenance.departures.isEmpty {
      report(
        "B029", "no departures are listed", "say where the model departs from the paper, or what was chosen")
    }
  }

  private mutating func checkUnits() {
    var written = [String: String]()
    if case .list(let elements) = model.metadata["units"] {
      for element in elements {
        if let name = element.name, case .text(let text) = element.value { written[name] = text }
      }
    }
    let pairs = [
      ("time", provenance.units.time), ("dosing", provenance.units.dose),
      ("concentration", provenance.units.concentration),
    ]
    for (name, unit) in pairs where written[name] != unit {
      report(
        "B040", "the unit of \(name) is '\(written[name] ?? "")' in model.R and '\(unit)' in provenance.json",
        "make the two agree")
    }
  }

  private mutating func checkRoles() {
    if let name = provenance.clearanceVariable, model.variable(name) == nil {
      report(
        "B041", "the clearance variable '\(name)' is not assigned in the model", "name a variable of model.R")
    }
    for (route, name) in provenance.doseCompartments.sorted(by: { $0.key < $1.key })
    where !model.compartments.contains(where: { $0.name == name }) {
      report(
        "B041", "the \(route) compartment '\(name)' is not in the model", "name a compartment of model.R")
    }
    if kind == .drug, model.endpoints.isEmpty {
      report("B041", "the model has no endpoint", "end model.R with 'Cc ~ prop(…)'")
    }
  }
}
