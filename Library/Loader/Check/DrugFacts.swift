import OrderedCollections
import TitrateLanguage
import TitrateRecords

/// What must hold of a drug file beyond its schema, which reading has checked.
struct DrugFacts {
  private(set) var findings: [Diagnostic] = []
  private let drug: DrugFile
  private let file: String

  init(_ drug: DrugFile, file: String, models: [String]) {
    self.drug = drug
    self.file = file
    if !file.hasSuffix("/\(drug.name).yaml") {
      report("B035", "the drug is called '\(drug.name)', which is not the file's name", "make the two agree")
    }
    checkModels(models)
    checkDefaults()
    checkInteractions()
    checkMonitoring()
  }

  private mutating func report(_ code: String, _ what: String, _ fix: String) {
    findings.append(Diagnostic(code, .error, what, at: .file(file), fix: fix))
  }

  private mutating func checkModels(_ models: [String]) {
    let formulations = Set(drug.formulations.map(\.name))
    for choice in drug.models {
      if !models.contains(choice.model) {
        report("B036", "the model '\(choice.model)' is not in the library", "name one of Library/Models")
      }
      for name in choice.formulations where !formulations.contains(name) {
        report(
          "B037", "'\(choice.model)' names the unknown formulation '\(name)'", "add it to 'formulations'")
      }
    }
    for dose in drug.startingDoses where !formulations.contains(dose.formulation) {
      report(
        "B037", "a starting dose names the unknown formulation '\(dose.formulation)'",
        "add it to 'formulations'")
    }
  }

  /// Exactly one default target on every day that any target of the indication covers.
  private mutating func checkDefaults() {
    for indication in OrderedSet(drug.targets.map(\.indication)) {
      let targets = drug.targets.filter { $0.indication == indication }
      for day in Self.probes(targets) {
        let covering = targets.filter { ($0.fromDay ?? -.infinity) <= day && day < ($0.toDay ?? .infinity) }
        let defaults = covering.filter(\.isDefault).count
        let spanned =
          (targets.map { $0.fromDay ?? -.infinity }.min() ?? 0) <= day
          && day < (targets.map { $0.toDay ?? .infinity }.max() ?? 0)
        guard spanned, defaults != 1 else { continue }
        report(
          "B030", "\(indication) has \(defaults) default targets on day \(Number.text(day))",
          "mark exactly one target of every day with 'default: true'")
      }
    }
  }

  /// One day inside every stretch between two bounds.
  private static func probes(_ targets: [DrugFile.TherapeuticTarget]) -> [Double] {
    let bounds = Set(targets.flatMap { [$0.fromDay, $0.toDay].compactMap(\.self) }).sorted()
    return [(bounds.first ?? 0) - 1] + bounds
  }

  private mutating func checkInteractions() {
    for (index, interaction) in drug.interactions.enumerated() {
      let names = Set(([interaction.agent] + interaction.synonyms).map { $0.lowercased() })
      for other in drug.interactions.prefix(index) where other.agentDailyDose == interaction.agentDailyDose {
        let shared = names.intersection(([other.agent] + other.synonyms).map { $0.lowercased() })
        for name in shared.sorted() {
          report("B038", "'\(name)' stands in two interactions with the same dose", "merge the two entries")
        }
      }
      guard let factor = interaction.clearanceFactor else { continue }
      let isDown = factor < 1
      if isDown != (interaction.direction == .increases) {
        report(
          "B038",
          "\(interaction.agent): a clearance factor of \(Number.text(factor)) contradicts the direction",
          "exposure above 1 increases, below 1 decreases")
      }
    }
  }

  /// Schedules without gaps, in order.
  private mutating func checkMonitoring() {
    for item in drug.monitoring {
      for (before, after) in zip(item.schedule, item.schedule.dropFirst()) where before.toDay != after.fromDay
      {
        report(
          "B039", "the schedule of '\(item.test)' has a gap or an overlap",
          "let each period begin where one ends")
      }
    }
  }
}
