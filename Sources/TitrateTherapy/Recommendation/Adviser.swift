import TitrateEngine
import TitrateInference
import TitrateLanguage
import TitrateLibrary
import TitrateRecords

/// From a patient record to the next dose of each of its drugs.
///
/// Every treatment is advised on in turn, with the others as what it is taken together with. Where a concentration is
/// aimed at and a model can predict it, the record becomes a case that is fitted, judged and searched; elsewhere the drug
/// file's rules decide. What lies ahead and both sides of the balance are added to either.
public struct Adviser: Sendable {
  private let library: Library
  private let options: AdviserOptions

  /// An adviser with a library.
  public init(library: Library, options: AdviserOptions = AdviserOptions()) {
    self.library = library
    self.options = options
  }

  /// Advice on the record's first treatment, with that on the others in `others`.
  ///
  /// - Throws: `Diagnostics` for a record that cannot be understood; a record that is understood but allows no
  ///   responsible advice gives an `Advice` with `refusal` set.
  public func advise(_ record: PatientRecord) throws -> Advice {
    guard !record.treatments.isEmpty else {
      throw Diagnostics([
        Diagnostic(
          "T001", .error, "the record names no drug to dose", at: .file(record.file),
          fix: "add treatment: { drug: tacrolimus, formulation: immediate-release, doses: [] }")
      ])
    }
    let drugs = try record.treatments.map { try library.drug(named: $0.drug, at: $0.drugPlace) }
    let intakes = try drugs.indices.map { index in
      try Intake(
        record.seen(from: index, names: drugs.map(\.name)), treatment: record.treatments[index],
        drug: drugs[index], isFirst: index == 0)
    }
    let tapers = intakes.compactMap { intake in
      TaperPlan(intake).map { Foresight.Taper(drug: intake.drug.name, present: intake.present, plan: $0) }
    }
    var advice = try intakes.map { try advise($0, tapers: tapers) }
    var first = advice.removeFirst()
    first.others = advice
    return first
  }

  private func advise(_ intake: Intake, tapers: [Foresight.Taper]) throws -> Advice {
    do {
      if let refusal = SafetyRefusal.find(in: intake) { throw refusal }
      guard intake.aimsAtConcentration else { return try byRule(intake) }
      do {
        return try byModel(intake, tapers: tapers)
      } catch let refusal as Refused where refusal.code == .noModel && !intake.drug.dosing.isEmpty {
        var advice = try byRule(intake)
        advice.warnings.insert(
          Advice.Warning(title: "no model", text: "by rule only: \(refusal.reason)", citation: nil), at: 0)
        return advice
      }
    } catch let refusal as Refused {
      return RefusedAdvice(intake, options: options).make(refusal)
    }
  }

  private func byRule(_ intake: Intake) throws -> Advice {
    var advice = try RuleAdvice(intake, library: library, options: options).make()
    advice.foreseen = Foresight.announced(intake)
    try BalanceSheet(intake, library: library, options: options).add(to: &advice, course: nil)
    return advice
  }

  private func byModel(_ intake: Intake, tapers: [Foresight.Taper]) throws -> Advice {
    let intake = intake.waitingForInteraction()
    let patientCase = try PatientCase(intake, library: library, options: options)
    var (advice, course) = try CaseAdvice(patientCase, options: options).make()
    let reader = RuleReader(intake: intake)
    RuleOverride(reader).waitForLevels(&advice, patientCase)
    RuleOverride(reader).apply(to: &advice)
    advice.foreseen = try Foresight(patient: patientCase, course: course, options: options).changes(tapers)
    try BalanceSheet(intake, library: library, options: options).add(
      to: &advice, course: BalanceSheet.Course(patient: patientCase, course: course))
    return advice
  }
}

extension PatientRecord {
  /// The record as one treatment sees it: the others are what it is taken together with.
  ///
  /// - Parameter names: the generic names of the treatments' drugs.
  func seen(from index: Int, names: [String]) -> PatientRecord {
    var view = self
    view.target = treatments[index].target ?? (index == 0 ? target : nil)
    for (other, treatment) in treatments.enumerated() where other != index {
      let runs = treatment.doses.sorted { $0.from < $1.from }
      for (position, run) in runs.enumerated() {
        let successor = position + 1 < runs.count ? runs[position + 1].from : nil
        view.comedication.append(
          Comedication(
            drug: names[other], from: run.from, until: run.end(before: successor), give: run.give,
            everyHours: run.everyHours, place: run.place))
      }
    }
    return view
  }
}

extension PatientRecord.Dosing {
  /// The last second on which the run counts as taken: it reaches to the next run where that follows in its rhythm.
  fileprivate func end(before successor: Instant?) -> Instant? {
    let last = everyHours == nil ? from.adding(hours: 24) : until
    guard let successor else { return last }
    let gap = last.map { successor.hours(since: $0) } ?? 0
    return gap <= (everyHours ?? 24) ? Instant(seconds: successor.seconds - 1) : last
  }
}

/// The part of a record that needs no model: which drug, which product, which doses, when.
struct Intake {
  let record: PatientRecord
  let drug: DrugFile
  let treatment: PatientRecord.Treatment
  private(set) var history: DoseHistory
  let plan: PlannedProduct
  private(set) var next: Instant
  /// Another drug that will change the clearance soon: the dose is decided for its start, the present one goes on till then.
  private(set) var changeAhead: (agent: String, from: Instant)?
  /// Levels of the dosed drug, in order of time.
  let levels: [PatientRecord.Level]

  /// - Parameter isFirst: `next` of the record is that of the first treatment; the others keep their own rhythm.
  init(
    _ record: PatientRecord, treatment: PatientRecord.Treatment, drug: DrugFile, isFirst: Bool = true
  ) throws {
    self.record = record
    self.drug = drug
    self.treatment = treatment
    let names = Set(
      ([drug.name] + drug.synonyms + drug.brands + drug.analytes).map { $0.lowercased() })
    levels = record.levels.filter { names.contains($0.analyte.lowercased()) }
    let lastEvent = (record.levels.map(\.at) + record.labs.map(\.at)).max()
    let stated = isFirst ? record.next : record.next.map { treatment.due(notBefore: $0) }
    history = try DoseHistory(treatment, next: stated, lastEvent: lastEvent)
    plan = try PlannedProduct(treatment, drug: drug)
    guard let next = history.next ?? record.next else {
      throw Diagnostics([
        Diagnostic(
          "T004", .error, "the record has neither doses nor the time of the next one", at: .file(record.file),
          fix: "add next: 2026-03-09T08:00, the time for which the dose is asked")
      ])
    }
    self.next = next
    changeAhead = nil
  }

  /// The present regimen; nil before the first dose, and where the next dose is another product than the last.
  var present: Regimen? {
    guard let run = history.present, let every = run.everyHours, run.route == plan.formulation.route,
      (run.formulation ?? treatment.formulation ?? plan.formulation.name) == plan.formulation.name,
      let dose = try? run.give.value(in: .milligram)
    else { return nil }
    return Regimen(dose: dose, interval: every)
  }

  /// Days within which a change of clearance is worth waiting for.
  private static let soonDays = 7.0

  /// The same intake with the decision moved to the start of an announced drug that raises exposure by a known size.
  ///
  /// A drug that lowers exposure is followed by levels: a dose raised in advance harms before the induction helps.
  func waitingForInteraction() -> Intake {
    guard let present else { return self }
    let set = InteractionSet(
      record, drug: drug, modelled: [], from: next, until: next.adding(hours: 24 * Self.soonDays))
    let starts = set.active.filter(\.raisesExposure).compactMap { active in
      active.from.flatMap { $0 > next ? (agent: active.rule.agent, from: $0) : nil }
    }
    guard let first = starts.min(by: { $0.from < $1.from }) else { return self }
    var later = self
    let count = (first.from.hours(since: next) / present.interval).rounded(.up)
    later.next = next.adding(hours: count * present.interval)
    later.changeAhead = first
    later.history.events += (0..<Int(count)).map {
      DoseEvent(
        time: next.adding(hours: Double($0) * present.interval), amount: present.dose,
        route: plan.formulation.route, overHours: history.present?.overHours,
        formulation: plan.formulation.name, isPlanned: true)
    }
    return later
  }

  /// The same intake without doses too old to matter: what is integrated step by step pays for every one of them.
  func recent(days: Double) -> Intake {
    let earliest = min(next, levels.first?.at ?? next).adding(hours: -24 * days)
    var short = self
    short.history.events.removeAll { $0.time < earliest }
    return short
  }

  /// Whether the record or the drug file sets a target that a dose search can aim at.
  var aimsAtConcentration: Bool {
    if let own = record.target { return own.kind != .level }
    let hasTarget = drug.targets.contains { $0.indication == record.indication && $0.kind != .level }
    // A drug with neither targets nor rules is refused by the search, which says what is missing.
    return hasTarget || (drug.dosing.isEmpty && drug.rules.isEmpty && drug.tapers.isEmpty)
  }

  /// kg, the last one measured at or before `next`.
  var weight: Double? {
    let weights = record.labs.compactMap { lab in lab.values["weight"].map { (lab.at, $0.value) } }
    return (weights.last { $0.0 <= next } ?? weights.first).flatMap { try? $0.1.value(in: .kilogram) }
  }
}

extension PatientRecord.Treatment {
  /// The first dose of the last run's rhythm at or after a time; the time itself before the first dose.
  fileprivate func due(notBefore time: Instant) -> Instant {
    guard let run = doses.max(by: { $0.from < $1.from }), let every = run.everyHours, every > 0,
      run.from < time
    else { return time }
    return run.from.adding(hours: (time.hours(since: run.from) / every).rounded(.up) * every)
  }
}
