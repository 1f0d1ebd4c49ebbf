import TitrateEngine
import TitrateLanguage
import TitrateLibrary
import TitrateRecords

/// The library model that will speak for a patient, and why.
struct SelectedModel {
  var choice: DrugFile.ModelChoice
  var provenance: Provenance
  var compiled: CompiledModel
  var timeline: CovariateTimeline
  /// Models that were passed over, with the reason, in order of preference.
  var passedOver: [String]
}

/// Walks the drug file's models in order of preference and takes the first that applies and has its covariates.
struct ModelSelection {
  let library: Library
  let drug: DrugFile
  let record: PatientRecord
  let history: DoseHistory
  let next: Instant
  let plan: PlannedProduct
  let allowResearch: Bool
  /// Whether a condition of the drug file holds for the record.
  let holds: (DrugFile.Condition) -> Bool

  /// Why no model can be used.
  struct NoModel: Error {
    var reason: String
    var remedy: String
  }

  func select(interactions: (Provenance) -> InteractionSet) throws -> SelectedModel {
    var passedOver: [String] = []
    var remedies: [String] = []
    for choice in drug.models where applies(choice) {
      let entry = try library.model(named: choice.model)
      guard entry.provenance.status.supportsAdvice || allowResearch else {
        passedOver.append(
          "\(choice.model): status '\(entry.provenance.status.rawValue)' needs --allow-research")
        continue
      }
      do {
        let timeline = try CovariateTimeline(
          record, drug: drug, history: history, bindings: entry.provenance.covariates, at: next)
        let model = try withInteractions(entry, interactions(entry.provenance))
        return SelectedModel(
          choice: choice, provenance: entry.provenance, compiled: CompiledModel(model), timeline: timeline,
          passedOver: passedOver)
      } catch let missing as CovariateTimeline.Missing {
        let names = missing.all.map(\.name).joined(separator: ", ")
        passedOver.append("\(choice.model): the record lacks \(names)")
        remedies += missing.all.map(\.remedy)
      }
    }
    throw NoModel(
      reason: noModelReason(passedOver),
      remedy: remedies.isEmpty
        ? "the library's models for \(drug.name) are listed by: titrate models"
        : "\(Self.unique(remedies).joined(separator: "; "))")
  }

  private static func unique(_ items: [String]) -> [String] {
    var seen = Set<String>()
    return items.filter { seen.insert($0).inserted }
  }

  private func noModelReason(_ passedOver: [String]) -> String {
    let situation =
      "\(drug.name), \(plan.formulation.name) by \(plan.formulation.route.rawValue) route, for \(record.indication)"
    return passedOver.isEmpty
      ? "no model of the library applies to \(situation)"
      : "no model of the library can be used for \(situation): " + passedOver.joined(separator: "; ")
  }

  private func applies(_ choice: DrugFile.ModelChoice) -> Bool {
    if !choice.indications.isEmpty, !choice.indications.contains(record.indication) { return false }
    let routes = Set(history.events.map(\.route) + [plan.formulation.route])
    if !choice.routes.isEmpty, !routes.isSubset(of: Set(choice.routes)) { return false }
    if !choice.formulations.isEmpty, !choice.formulations.contains(plan.formulation.name) { return false }
    if let whenLevels = choice.whenLevels, whenLevels == record.levels.isEmpty { return false }
    return choice.when.allSatisfy(holds)
  }

  /// Scales the model's clearance by the interactions' factor, when there is one.
  private func withInteractions(_ entry: LibraryModel, _ interactions: InteractionSet) throws -> Model {
    guard interactions.changesClearance else { return entry.model }
    guard let clearance = entry.provenance.clearanceVariable else {
      throw NoModel(
        reason: "\(entry.provenance.id) names no clearance that an interaction could change",
        remedy: "add clearanceVariable to its provenance.json")
    }
    return try Model.check(
      try entry.model.tree.multiplying(clearance, byCovariate: EventBuilder.interactionCovariate))
  }
}

/// The product in which the next dose will be given.
struct PlannedProduct {
  var formulation: DrugFile.Formulation

  /// The treatment's formulation, or else the last dose's, or else the drug file's first oral one.
  init(_ treatment: PatientRecord.Treatment, drug: DrugFile) throws {
    let named = treatment.formulation ?? treatment.doses.last?.formulation
    if let named {
      guard let formulation = drug.formulation(named: named) else {
        let known = drug.formulations.map(\.name).joined(separator: ", ")
        throw Diagnostics([
          Diagnostic(
            "T002", .error, "\(drug.name) has no formulation '\(named)'", at: treatment.drugPlace,
            fix: "use one of: \(known)")
        ])
      }
      self.formulation = formulation
      return
    }
    let route = treatment.doses.last?.route ?? .oral
    guard let formulation = drug.formulations.first(where: { $0.route == route }) else {
      throw Diagnostics([
        Diagnostic(
          "T002", .error, "the drug file of \(drug.name) has no \(route.rawValue) formulation",
          at: treatment.drugPlace,
          fix: "state formulation: under treatment:")
      ])
    }
    self.formulation = formulation
  }
}
