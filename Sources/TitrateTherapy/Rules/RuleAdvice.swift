import TitrateLibrary
import TitrateRecords

/// Advice where no concentration is aimed at: the drug file's rules on this record.
struct RuleAdvice {
  let intake: Intake
  let library: Library
  let options: AdviserOptions
  private let reader: RuleReader

  init(_ intake: Intake, library: Library, options: AdviserOptions) {
    self.intake = intake
    self.library = library
    self.options = options
    reader = RuleReader(intake: intake)
  }

  /// A safety rule that speaks, with what made it.
  struct Finding {
    var rule: DrugFile.SafetyRule
    var evidence: [String]
    /// `neutropenia (neutrophils 0.9 10*9/L on 2026-03-08)`.
    var text: String { evidence.isEmpty ? rule.name : "\(rule.name) (\(evidence.joined(separator: ", ")))" }
  }

  /// What is decided and said of it.
  private struct Verdict {
    var decision: Advice.Decision
    var headline: String
    var reasons: [String] = []
    /// mg every so many h; nil when nothing is to be given.
    var regimen: Regimen?
  }

  func make() throws -> Advice {
    let findings = Self.findings(reader)
    if let taper = TaperPlan(intake) { return try tapering(taper, findings) }
    let dose = try RuleDose.find(reader)
    guard dose != nil || intake.present != nil else {
      throw Refused(
        reason:
          "the drug file of \(intake.drug.name) has neither a target nor a dose for \(intake.record.indication)",
        remedy: intake.drug.dosing.isEmpty
          ? "state a target in the patient file"
          : "state use: under treatment:, or an indication that the drug file knows", code: .noRule)
    }
    let verdict = try judge(dose, findings)
    var asked = reader
    asked.asked = verdict.regimen
    var advice = skeleton(verdict, intake.present == nil ? Self.findings(asked) : findings)
    if let dose { advice.rule = plan(dose, verdict) }
    if let trend = KidneyTrend(intake) {
      advice.reasons.append(trend.text)
      if trend.isFalling {
        advice.monitoring.insert(
          Advice.MonitoringTask(
            test: "creatinine again, while it is changing", due: intake.next.adding(hours: 24),
            act: "dose again by creatinine clearance",
            citation: Citation(source: "our choice", tag: .H)), at: 0)
      }
    }
    return advice
  }

  /// Rules that hold, in the order of the drug file, those about a first dose apart from the present one.
  static func findings(_ reader: RuleReader) -> [Finding] {
    reader.intake.drug.rules.compactMap { rule in
      guard !(rule.then == .adjust && rule.concernsRule) else { return nil }
      return reader.evidence(for: rule).map { Finding(rule: rule, evidence: $0) }
    }
  }

  // MARK: Deciding

  private func judge(_ dose: RuleDose?, _ findings: [Finding]) throws -> Verdict {
    if let hard = findings.first(where: { $0.rule.then == .stop || $0.rule.then == .hold }) {
      return stopping(hard)
    }
    guard let present = intake.present else { return try starting(dose!) }
    if let reactive = findings.first(where: { $0.rule.then == .adjust }) {
      return try adjusting(present, by: reactive, within: dose)
    }
    guard let dose else {
      return Verdict(
        decision: .keep, headline: "Keep \(present.text): no rule of the drug file asks for another dose",
        regimen: present)
    }
    switch standing(present, dose) {
    case .within: return keeping(present, dose)
    case .above: return try lowering(present, to: dose)
    case .below: return try raising(present, to: dose)
    }
  }

  private func stopping(_ finding: Finding) -> Verdict {
    let verb = finding.rule.then == .stop ? "Stop" : "Hold"
    return Verdict(
      decision: finding.rule.then == .stop ? .stop : .hold,
      headline: "\(verb) \(intake.drug.name): \(finding.text)",
      reasons: [
        "\(Self.sentence(finding.rule.finding)) \(finding.rule.action)"
      ])
  }

  private func starting(_ dose: RuleDose) throws -> Verdict {
    let regimen = try makeable(dose.preferred, dose)
    return Verdict(
      decision: .start, headline: "Start with \(regimen.text) from \(intake.next.text)\(duration(dose))",
      reasons: [rangeSentence(dose)], regimen: regimen)
  }

  private func keeping(_ present: Regimen, _ dose: RuleDose) -> Verdict {
    Verdict(
      decision: .keep, headline: "Keep \(present.text)\(duration(dose)): it is what the rule gives",
      reasons: [rangeSentence(dose)], regimen: present)
  }

  private func lowering(_ present: Regimen, to dose: RuleDose) throws -> Verdict {
    let regimen = try makeable(dose.high, dose)
    return Verdict(
      decision: .change,
      headline:
        "Lower to \(regimen.text) from \(intake.next.text)\(duration(dose)); \(present.text) is above the rule",
      reasons: [rangeSentence(dose), comparison(present, regimen)], regimen: regimen)
  }

  /// A dose below the rule is raised unless a level in its window says that it is enough.
  private func raising(_ present: Regimen, to dose: RuleDose) throws -> Verdict {
    if let target = metaboliteTarget, let level = reader.lastLevel(of: target.analyte ?? ""),
      let value = try? level.value.value(in: target.unit), value >= target.low
    {
      return Verdict(
        decision: .keep,
        headline:
          "Keep \(present.text): \(target.analyte ?? "the level") is in its window although the dose is low",
        reasons: [rangeSentence(dose)], regimen: present)
    }
    let step = 1 + intake.drug.limits.largestStep
    let wish = min(dose.low, present.dose * dose.interval / present.interval * step)
    let regimen = try makeable(wish, dose)
    guard regimen.dailyDose > present.dailyDose else { return keeping(present, dose) }
    return Verdict(
      decision: .change,
      headline:
        "Raise to \(regimen.text) from \(intake.next.text)\(duration(dose)); \(present.text) is below the rule",
      reasons: [rangeSentence(dose), comparison(present, regimen)], regimen: regimen)
  }

  private func adjusting(_ present: Regimen, by finding: Finding, within dose: RuleDose?) throws -> Verdict {
    let range = finding.rule.doseFactor ?? 1...1
    let factor = (range.lowerBound + range.upperBound) / 2
    // The rule's range ends what a low level asks for; a count or a level that is too high overrides its low end.
    let most = factor > 1 ? max(dose?.high ?? .infinity, present.dose) : present.dose
    let shelf = Shelf(formulation: intake.plan.formulation)
    guard let milligrams = shelf.nearest(to: present.dose * factor, atMost: most) else {
      return Verdict(
        decision: .hold, headline: "Hold \(intake.drug.name): \(finding.text); no smaller dose can be made",
        reasons: [Self.sentence(finding.rule.finding), finding.rule.action])
    }
    let regimen = Regimen(dose: milligrams, interval: present.interval)
    let verb = regimen.dose < present.dose ? "Lower" : regimen.dose > present.dose ? "Raise" : "Keep"
    return Verdict(
      decision: regimen == present ? .keep : .change,
      headline: verb == "Keep"
        ? "Keep \(present.text): \(finding.text)"
        : "\(verb) to \(regimen.text) from \(intake.next.text): \(finding.text)",
      reasons: [
        "\(Self.sentence(finding.rule.finding)) \(finding.rule.action)",
        "\(RuleDose.share(range)) of the present \(present.text).",
      ] + (dose.map { [rangeSentence($0)] } ?? []), regimen: regimen)
  }

  private func standing(_ present: Regimen, _ dose: RuleDose) -> Advice.RulePlan.Judgement {
    // Two per cent of room: rules are not finer than tablets.
    if present.dailyDose > dose.dailyHigh * 1.02 { return .above }
    return present.dailyDose < dose.dailyLow * 0.98 ? .below : .within
  }

  private func makeable(_ wish: Double, _ dose: RuleDose) throws -> Regimen {
    guard let milligrams = Shelf(formulation: intake.plan.formulation).nearest(to: wish, atMost: dose.high)
    else {
      throw Refused(
        reason:
          "no dose of \(intake.drug.name) within \(significant(dose.high, digits: 3)) mg can be made of "
          + intake.plan.formulation.strengths.map(milligramText).joined(separator: ", "),
        remedy: "use another formulation, or another drug", code: .noDose)
    }
    return Regimen(dose: milligrams, interval: dose.interval)
  }

  private var metaboliteTarget: DrugFile.TherapeuticTarget? {
    intake.drug.targets.first {
      $0.kind == .level && $0.isDefault && ["any", intake.record.indication].contains($0.indication)
    }
  }

  // MARK: Tapering

  private func tapering(_ plan: TaperPlan, _ findings: [Finding]) throws -> Advice {
    if let hard = findings.first(where: { $0.rule.then == .stop || $0.rule.then == .hold }) {
      return skeleton(stopping(hard), findings)
    }
    let present = intake.present!
    let shelf = Shelf(formulation: intake.plan.formulation)
    let steps = plan.steps.map { step -> Advice.ScheduleStep in
      let dose = shelf.nearest(to: step.dailyDose, atMost: step.dailyDose * 1.02) ?? step.dailyDose
      return Advice.ScheduleStep(
        from: step.from, dose: Quantity(dose, .milligram), intervalHours: 24,
        composition: shelf.composition(of: dose))
    }
    let end = plan.taper.to > 0 ? "\(milligramText(plan.taper.to)) a day" : "nothing"
    var verdict = Verdict(
      decision: .keep,
      headline: "Keep \(present.text): the taper has reached its end; never stop abruptly", regimen: present)
    if let first = steps.first, let last = steps.last {
      let isDue = first.from <= intake.next
      verdict.decision = isDue ? .change : .keep
      verdict.headline =
        isDue
        ? "Lower to \(milligramText(first.dose.value)) a day from \(first.from.dateText), then step by step to \(end) by \(last.from.dateText)"
        : "Keep \(present.text) until \(first.from.dateText), then lower step by step to \(end) by \(last.from.dateText)"
      verdict.regimen = isDue ? Regimen(dose: first.dose.value, interval: 24) : present
    }
    verdict.reasons = [
      "The present dose has been given since \(plan.since.dateText).", Self.sentence(plan.taper.note),
    ]
    if let wait = plan.waitsFor {
      verdict.reasons.insert(
        "It waits for \(wait.drug), which will have been taken long enough on \(wait.until.dateText).",
        at: 0)
    }
    var advice = skeleton(verdict, findings)
    advice.schedule = Advice.Schedule(steps: steps, note: plan.taper.note, citation: plan.taper.citation)
    return advice
  }

  // MARK: Writing up

  private func skeleton(_ verdict: Verdict, _ findings: [Finding]) -> Advice {
    let interactions = InteractionSet(
      intake.record, drug: intake.drug, modelled: [], from: intake.history.events.first?.time ?? intake.next,
      until: intake.next.adding(hours: 24 * PatientCase.foreseenDays))
    var advice = Advice(
      patient: PatientFacts(intake: intake).summary, model: nil, estimate: nil, levels: [],
      concentrationUnit: "", predictions: [], doses: [], recommendations: [], current: nil,
      withoutDoubtedLevels: nil, headline: verdict.headline, decision: verdict.decision,
      reasons: verdict.reasons, furtherLevel: nil, target: nil,
      interactions: InteractionNotes.make(interactions),
      warnings: intake.record.warnings.map { Advice.Warning(title: "record", text: $0.what, citation: nil) }
        + Self.warnings(findings, except: verdict.decision) + GenotypeNotes.make(reader)
        + DrugWarnings.always(intake.drug, record: intake.record),
      monitoring: MonitoringPlan(
        drug: intake.drug, record: intake.record, history: intake.history, next: intake.next
      ).tasks(level: intake.next, from: startOfCalendar(verdict), isNewDose: isNewDose(verdict)),
      refusal: nil, provenance: Advice.RunProvenance(options))
    advice.presentDose = intake.present.map {
      (dose: Quantity($0.dose, .milligram), intervalHours: $0.interval)
    }
    return advice
  }

  private func isNewDose(_ verdict: Verdict) -> Bool { [.start, .change].contains(verdict.decision) }

  /// A new dose starts the calendar anew: blood counts are close again after every change.
  private func startOfCalendar(_ verdict: Verdict) -> Instant {
    isNewDose(verdict) ? intake.next : intake.history.events.first?.time ?? intake.next
  }

  /// What was found and did not become the headline.
  static func warnings(_ findings: [Finding], except decision: Advice.Decision? = nil) -> [Advice.Warning] {
    findings.map {
      let evidence = $0.evidence.isEmpty ? "" : " Found: \($0.evidence.joined(separator: ", "))."
      return Advice.Warning(
        title: $0.rule.name, text: "\(sentence($0.rule.finding)) \(sentence($0.rule.action))\(evidence)",
        citation: $0.rule.citation)
    }
  }

  private func plan(_ dose: RuleDose, _ verdict: Verdict) -> Advice.RulePlan {
    let shelf = Shelf(formulation: intake.plan.formulation)
    return Advice.RulePlan(
      use: dose.rule.use, low: dose.low, high: dose.high, intervalHours: dose.interval,
      durationDays: dose.rule.durationDays, dose: verdict.regimen.map { Quantity($0.dose, .milligram) },
      doseIntervalHours: verdict.regimen?.interval,
      composition: verdict.regimen.map { shelf.composition(of: $0.dose) } ?? "", basis: dose.basis,
      present: intake.present.map { standing($0, dose) }, note: dose.rule.note, citation: dose.rule.citation)
  }

  private func rangeSentence(_ dose: RuleDose) -> String {
    let amount =
      dose.low == dose.high
      ? milligramText((dose.low * 10).rounded() / 10)
      : "\(significant(dose.low, digits: 3))-\(significant(dose.high, digits: 3)) mg"
    let facts = dose.basis.isEmpty ? "" : " (\(dose.basis.joined(separator: "; ")))"
    let use = dose.rule.use.map { " for \(UseName.of($0))" } ?? ""
    return
      "The rule\(use) gives \(amount) every \(significant(dose.interval, digits: 3)) h\(facts)."
  }

  private func comparison(_ present: Regimen, _ regimen: Regimen) -> String {
    let share = regimen.dailyDose / present.dailyDose
    return "That is \(significant(share * 100, digits: 2)) % of the present daily dose of "
      + "\(milligramText((present.dailyDose * 10).rounded() / 10))."
  }

  /// ` for 7 d`; of a course that has begun, when it ends.
  private func duration(_ dose: RuleDose) -> String {
    guard let days = dose.rule.durationDays else { return "" }
    guard let start = intake.history.events.first?.time else {
      return " for \(significant(days, digits: 3)) d"
    }
    let end = start.adding(hours: 24 * days)
    return end > intake.next
      ? " until \(end.dateText), \(significant(days, digits: 3)) d in all"
      : "; the rule's \(significant(days, digits: 3)) d ended on \(end.dateText)"
  }

  static func sentence(_ text: String) -> String { text.hasSuffix(".") ? text : text + "." }
}

/// How creatinine clearance has moved between the last two results.
struct KidneyTrend {
  let text: String
  let isFalling: Bool

  /// A change below it is within what creatinine does from day to day.
  private static let least = 0.2

  /// nil without two results, without what Cockcroft and Gault need, or without a change worth a sentence.
  init?(_ intake: Intake) {
    let times = intake.record.labs.filter { $0.values["creatinine"] != nil && $0.at <= intake.next }
      .map(\.at)
    guard let last = times.last, let before = times.dropLast().last,
      let old = Bedside(record: intake.record, time: before).creatinineClearance(),
      let new = Bedside(record: intake.record, time: last).creatinineClearance(),
      abs(new.value / old.value - 1) >= Self.least
    else { return nil }
    isFalling = new.value < old.value
    text =
      "Creatinine clearance \(isFalling ? "fell" : "rose") from \(significant(old.value, digits: 2)) mL/min "
      + "(\(before.dateText)) to \(significant(new.value, digits: 2)) mL/min (\(last.dateText))"
      + (isFalling ? "; while creatinine still rises the true clearance is lower." : ".")
  }
}

/// Interactions as the report shows them, each agent once.
enum InteractionNotes {
  static func make(_ set: InteractionSet) -> [Advice.InteractionNote] {
    set.active.reduce(into: []) { notes, active in
      guard !notes.contains(where: { $0.agent == active.rule.agent }) else { return }
      notes.append(
        Advice.InteractionNote(
          agent: active.rule.agent, effect: active.rule.effect, action: active.rule.action,
          clearanceFactor: active.rule.clearanceFactor, citation: active.rule.citation))
    }
  }
}

/// What the drug file says of this patient's phenotypes.
enum GenotypeNotes {
  static func make(_ reader: RuleReader) -> [Advice.Warning] {
    let record = reader.record
    return GenotypeReader(reader).applying.map { rule in
      Advice.Warning(
        title: "\(rule.gene) \(record.genotype[rule.gene] ?? rule.phenotype)", text: rule.recommendation,
        citation: rule.citation)
    } + unknownAlleles(reader)
  }

  /// A diplotype that no table reads must not pass for a normal one.
  private static func unknownAlleles(_ reader: RuleReader) -> [Advice.Warning] {
    reader.intake.drug.phenotypes.compactMap { table in
      guard let diplotype = reader.record.genotype[table.gene], table.phenotype(of: diplotype) == nil else {
        return nil
      }
      return Advice.Warning(
        title: "\(table.gene) \(diplotype)",
        text:
          "the function of these alleles is not in the drug file; state the phenotype: { \(table.gene): intermediate }",
        citation: nil)
    }
  }
}
