import TitrateEngine
import TitrateLanguage
import TitrateLibrary
import TitrateRecords

/// A record with the model that will speak for it, its covariates, interactions and target: ready to be fitted.
struct PatientCase {
  let intake: Intake
  let model: SelectedModel
  let interactions: InteractionSet
  let builder: EventBuilder
  let endpoint: MeasuredEndpoint
  let fitter: PatientFitter
  let target: ChosenTarget
  let concentrationUnit: Unit

  /// Whether the model has no closed form.
  var isIntegrated: Bool { model.compiled.method == .integrated }

  /// Whether a covariate of the model is the dose itself.
  var followsDoses: Bool { model.timeline.bindings.contains { CovariateSource($0.source).followsDoses } }

  /// Steady states after which an older dose is gone, and the least days that are kept.
  private static let (steadyStates, leastDays) = (5.0, 14.0)

  init(_ whole: Intake, library: Library, options: AdviserOptions) throws {
    var intake = whole
    let record = intake.record
    let selection = ModelSelection(
      library: library, drug: intake.drug, record: record, history: intake.history, next: intake.next,
      plan: intake.plan, allowResearch: options.allowResearch,
      holds: { RuleReader(intake: whole).evidence(for: $0) != nil })
    func interactions(_ provenance: Provenance) -> InteractionSet {
      InteractionSet(
        record, drug: whole.drug, modelled: Self.modelledDrugs(provenance),
        from: whole.history.events.first?.time ?? whole.next,
        until: whole.next.adding(hours: 24 * Self.foreseenDays))
    }
    do {
      model = try selection.select(interactions: interactions)
    } catch let none as ModelSelection.NoModel {
      throw Refused(reason: none.reason, remedy: none.remedy, code: .noModel)
    }
    if model.compiled.method == .integrated {
      intake = intake.recent(
        days: max(Self.leastDays, Self.steadyStates * intake.plan.formulation.daysToSteadyState))
    }
    self.intake = intake
    self.interactions = interactions(model.provenance)
    concentrationUnit = try Unit(model.provenance.units.concentration)
    guard
      let target = try ChosenTarget.choose(
        record, drug: intake.drug, concentrationUnit: concentrationUnit,
        at: intake.next.adding(hours: 24 * intake.plan.formulation.daysToSteadyState))
    else {
      throw Refused(
        reason: "the drug file of \(intake.drug.name) has no target for \(record.indication) at this time",
        remedy: "state one in the patient file: target: { trough: 5-10 ng/mL }", code: .noTarget)
    }
    self.target = target
    builder = EventBuilder(
      timeline: model.timeline, interactions: self.interactions, provenance: model.provenance,
      levels: intake.levels,
      levelValues: try Self.values(of: intake, in: concentrationUnit), history: intake.history,
      next: intake.next, molarMass: intake.drug.molarMass,
      levelEndpoint: MeasuredEndpoint.name(in: model.compiled.model))
    endpoint = MeasuredEndpoint(model.compiled.model)
    fitter = PatientFitter(
      compiled: model.compiled, builder: builder, endpoint: endpoint,
      runner: DrawRunner(model.compiled, covariates: builder.covariateNames, threads: options.threads),
      history: intake.history, drug: intake.drug, seed: options.seed, threads: options.threads)
  }

  /// How far ahead other drugs are looked at, days.
  static let foreseenDays = 120.0

  /// Drugs whose effect the model has as a covariate already.
  static func modelledDrugs(_ provenance: Provenance) -> Set<String> {
    Set(
      provenance.covariates.flatMap { binding -> [String] in
        switch CovariateSource(binding.source) {
        case .dailyDose(let drugs): drugs
        case .taking(let drug), .trough(let drug): [drug]
        default: []
        }
      })
  }

  /// Levels in the model's unit; by molar mass where the laboratory reports amount of substance.
  private static func values(of intake: Intake, in unit: Unit) throws -> [Double] {
    var problems: [Diagnostic] = []
    let values = intake.levels.map { level -> Double in
      if let value = try? level.value.value(in: unit) { return value }
      if let mass = intake.drug.molarMass, let value = try? level.value.value(in: unit, molarMass: mass) {
        return value
      }
      problems.append(
        Diagnostic(
          "T005", .error,
          "a level of \(intake.drug.name) in '\(level.value.unit.symbol)' cannot be converted to "
            + "'\(unit.symbol)'", at: level.place, fix: "state the level in \(unit.symbol)"))
      return .nan
    }
    if !problems.isEmpty { throw Diagnostics(problems) }
    return values
  }
}
