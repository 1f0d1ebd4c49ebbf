import TitrateInference
import TitrateRecords

/// One case, fitted, judged, searched and written up.
struct CaseAdvice {
  let patient: PatientCase
  private(set) var options: AdviserOptions

  /// The population band is a background; its quantiles need no more.
  private static let populationDraws = 2000

  /// Draws of a model that is integrated step by step, which costs a hundred times a closed form.
  private static let integratedDraws = 200
  /// Draws of a model whose parameters move with the dose, so that every candidate is solved by itself.
  private static let curvedDraws = 1000

  init(_ patient: PatientCase, options: AdviserOptions) {
    self.patient = patient
    self.options = options
    if patient.isIntegrated {
      self.options.draws = min(options.draws, Self.integratedDraws)
    } else if patient.followsDoses {
      self.options.draws = min(options.draws, Self.curvedDraws)
    }
  }

  /// The search over one set of levels.
  private struct Searched {
    var fitted: PatientFitter.Fitted
    var ranked: [RegimenScorer.Scored]
    var present: RegimenScorer.Scored?
    var decision: DoseDecision
    var further: FurtherLevelSearch.Worth?
    var best: RegimenScorer.Scored { ranked[0] }
    /// What the patient takes until somebody decides otherwise.
    var assumed: RegimenScorer.Scored {
      switch decision.decision {
      case .keep, .measureFirst: present ?? best
      case .start, .change, .refuse, .hold, .stop: best
      }
    }
  }

  private var intake: Intake { patient.intake }
  private var headline: Headline { Headline(target: patient.target, next: intake.next) }

  /// What later questions need: the draws and the regimen that the patient is taken to follow.
  struct Course {
    var draws: DrawRunner.Draws
    var assumed: RegimenScorer.Scored
    /// Continued unchanged; nil before the first dose.
    var present: RegimenScorer.Scored?
  }

  func make() throws -> (advice: Advice, course: Course) {
    let all = Set(intake.levels.indices)
    let assessments = try LevelAssessor(fitter: patient.fitter, history: intake.history).assess()
    let doubted = assessments.filter(\.isImplausible).map(\.index)
    let candidates = Candidates(
      intake.plan.formulation, limits: intake.drug.limits, present: intake.present,
      weight: intake.weight,
      room: room)
    let main = try search(using: all, candidates: candidates)
    let alternative =
      doubted.isEmpty ? nil : try search(using: all.subtracting(doubted), candidates: candidates)
    let levels = LevelSummaries(patient: patient).make(assessments, fit: main.fitted.fit)
    let advice = try assemble(main, alternative, levels: levels, doubted: doubted, candidates: candidates)
    let spoken = alternative ?? main
    return (
      advice, Course(draws: spoken.fitted.draws, assumed: spoken.assumed, present: spoken.present)
    )
  }

  /// By how much an interaction that starts with the next dose changes the need: the largest step is counted from there.
  private var room: Double {
    guard let ahead = intake.changeAhead else { return 1 }
    let full =
      patient.interactions.active.filter { $0.from == ahead.from }.map {
        ahead.from.adding(hours: 24 * ($0.rule.onsetDays ?? 0))
      }.max() ?? ahead.from
    return patient.interactions.clearanceFactor(at: full)
      / patient.interactions.clearanceFactor(at: ahead.from.adding(hours: -1))
  }

  private func search(using used: Set<Int>, candidates: Candidates) throws -> Searched {
    let fitted = try patient.fitter.fit(using: used, draws: options.draws, purpose: .posterior)
    let scorer = RegimenScorer(
      runner: patient.fitter.runner, builder: patient.builder, endpoint: patient.endpoint,
      history: intake.history,
      next: intake.next, plan: intake.plan, target: patient.target, draws: fitted.draws,
      noise: NoiseKey(seed: options.seed, purpose: .regimenMeasurement))
    guard !candidates.regimens.isEmpty else {
      throw Refused(
        reason: "no dose of \(intake.drug.name) can be made of the strengths within the limits",
        remedy: "check the present dose and the weight in the patient file", code: .noDose)
    }
    let scored = try scorer.score(candidates.regimens)
    let ranked = Self.ranked(scored, present: intake.present, strengths: intake.plan.formulation.strengths)
    let present = intake.present.flatMap { regimen in scored.first { $0.regimen == regimen } }
    let further = try furtherLevel(fitted, regimen: present ?? ranked[0], best: ranked[0])
    return Searched(
      fitted: fitted, ranked: ranked, present: present,
      decision: DoseDecision(
        best: ranked[0], present: present, hasHistory: !intake.history.events.isEmpty, target: patient.target,
        further: further),
      further: further)
  }

  /// Least expected loss first. Losses within a fifth of the least (and 0.02, a fiftieth of what one half-width outside
  /// the target costs) are equal for all practical purposes: ten thousand draws give the loss to about 2 %, and a fifth of
  /// it moves the probability of the target by a point or two. Among equals the smaller change comes first, then fewer
  /// capsules a day.
  private static func ranked(_ scored: [RegimenScorer.Scored], present: Regimen?, strengths: [Double])
    -> [RegimenScorer.Scored]
  {
    let sorted = scored.sorted { ($0.loss, $0.regimen.dailyDose) < ($1.loss, $1.regimen.dailyDose) }
    guard let least = sorted.first?.loss else { return [] }
    // Without a present dose there is no change to keep small.
    guard let present else { return sorted }
    let room = least * 1.2 + 0.02
    func effort(_ regimen: Regimen) -> (Double, Double) {
      let units = Double(Composition(regimen.dose, of: strengths)?.units ?? 99) * 24 / regimen.interval
      return (abs(regimen.dailyDose - present.dailyDose), units)
    }
    let equals = sorted.prefix { $0.loss <= room }.sorted { effort($0.regimen) < effort($1.regimen) }
    return equals + sorted.dropFirst(equals.count)
  }

  private func furtherLevel(
    _ fitted: PatientFitter.Fitted, regimen: RegimenScorer.Scored, best: RegimenScorer.Scored
  ) throws -> FurtherLevelSearch.Worth? {
    let interval = regimen.regimen.interval
    // Troughs of the coming week; for an AUC target also a sample in the absorption phase.
    let troughs = (0...Int(7 * 24 / interval)).map { intake.next.adding(hours: Double($0) * interval) }
    let times = patient.target.kind == .trough ? troughs : troughs.flatMap { [$0, $0.adding(hours: 2)] }
    let planned = planned(regimen, until: times[times.count - 1])
    return try FurtherLevelSearch(
      runner: patient.fitter.runner, builder: patient.builder, endpoint: patient.endpoint,
      draws: fitted.draws,
      seed: options.seed, target: patient.target
    ).best(of: times, doses: intake.history.events + planned, regimen: regimen, bestLoss: best.loss)
  }

  private func assemble(
    _ main: Searched, _ alternative: Searched?, levels: [Advice.AssessedLevel], doubted: [Int],
    candidates: Candidates
  ) throws -> Advice {
    let summaries = CaseSummaries(patient: patient, options: options)
    let text = headline.text(
      main.decision.decision, best: main.best, present: main.present, further: main.further?.at)
    let alternativeText = alternative.map {
      headline.text($0.decision.decision, best: $0.best, present: $0.present, further: $0.further?.at)
    }
    let worst = doubted.max { abs(levels[$0].weightedResidual) < abs(levels[$1].weightedResidual) }
    let decision = worst == nil ? main.decision.decision : .measureFirst
    let assumed = alternative?.assumed ?? main.assumed
    let interval = assumed.regimen.interval
    let end = PredictionGrid.end(next: intake.next, interval: interval)
    let grid = PredictionGrid(
      doses: (intake.history.events + planned(assumed, until: end)).map(\.time), levels: intake.levels,
      next: intake.next, interval: interval)
    let drawn = alternative ?? main
    return Advice(
      patient: summaries.patientSummary, model: summaries.model,
      estimate: try summaries.estimate(main.fitted), levels: levels,
      concentrationUnit: patient.concentrationUnit.symbol,
      predictions: try predictions(drawn, assumed: assumed, at: grid.times),
      doses: doseMarks(assumed, within: grid.times),
      recommendations: main.ranked.prefix(3).map(recommendation),
      current: main.present.map(recommendation),
      withoutDoubtedLevels: alternative.map { other in
        Advice.Alternative(
          omitted: doubted, headline: alternativeText!, decision: other.decision.decision,
          recommendations: other.ranked.prefix(3).map(recommendation),
          current: other.present.map(recommendation))
      },
      headline: worst.map { headline.doubted(levels[$0], alternative: alternativeText!) } ?? text,
      decision: decision,
      reasons: reasons(main, alternative, doubted: doubted, candidates: candidates),
      furtherLevel: drawn.further.map { summaries.furtherLevel($0, decision: decision) },
      target: summaries.target, interactions: summaries.interactionNotes,
      warnings: summaries.warnings(main.fitted),
      monitoring: MonitoringPlan(
        drug: intake.drug, record: intake.record, history: intake.history, next: intake.next
      ).tasks(level: nextLevel(drawn, decision: decision)),
      refusal: nil, provenance: summaries.provenance)
  }

  /// After a change the level at the evaluation time; before one the level that teaches most.
  private func nextLevel(_ searched: Searched, decision: Advice.Decision) -> Instant {
    decision == .measureFirst ? searched.further?.at ?? intake.next : searched.assumed.at
  }

  private func reasons(_ main: Searched, _ alternative: Searched?, doubted: [Int], candidates: Candidates)
    -> [String]
  {
    var reasons: [String] = []
    if let alternative {
      let which = doubted.count == 1 ? "one level is" : "\(doubted.count) levels are"
      reasons.append(
        "\(which.prefix(1).uppercased())\(which.dropFirst()) implausible; the advice is shown with and without."
      )
      if alternative.best.regimen != main.best.regimen {
        reasons.append(
          "It matters: with everything as recorded the search gives \(main.best.regimen.text), without it "
            + "\(alternative.best.regimen.text).")
      }
      reasons += alternative.decision.reasons
    } else {
      reasons += main.decision.reasons
    }
    let shown = (alternative ?? main).best
    reasons += candidates.limits.compactMap { limit in
      let step = 24 / shown.regimen.interval * (intake.plan.formulation.strengths.min() ?? 0.5)
      let beyond =
        limit.side == .highest
        ? shown.regimen.dailyDose + step > limit.dailyDose && shown.probabilityBelow > shown.probabilityAbove
        : shown.regimen.dailyDose - step < limit.dailyDose && shown.probabilityAbove > shown.probabilityBelow
      return beyond ? "The search stopped at a limit: \(limit.reason)." : nil
    }
    return reasons
  }

  private func predictions(_ searched: Searched, assumed: RegimenScorer.Scored, at times: [Instant]) throws
    -> [Advice.Prediction]
  {
    let prior = try patient.fitter.priorDraws(count: min(options.draws, Self.populationDraws))
    return try Bands(
      runner: patient.fitter.runner, builder: patient.builder, endpoint: patient.endpoint, seed: options.seed
    ).predictions(
      at: times, doses: intake.history.events + planned(assumed, until: times[times.count - 1]),
      posterior: searched.fitted.draws, prior: prior, mode: searched.fitted.fit.etas)
  }

  private func planned(_ scored: RegimenScorer.Scored, until end: Instant) -> [DoseEvent] {
    PlannedDoses(plan: intake.plan, next: intake.next).doses(scored.regimen, until: end)
  }

  private func doseMarks(_ assumed: RegimenScorer.Scored, within times: [Instant]) -> [Advice.DoseMark] {
    let (start, end) = (times[0], times[times.count - 1])
    return (intake.history.events + planned(assumed, until: end)).filter {
      $0.time >= start && $0.time <= end
    }.map {
      Advice.DoseMark(
        time: $0.time, amount: Quantity($0.amount, .milligram), route: $0.route, overHours: $0.overHours,
        isPlanned: $0.isPlanned)
    }
  }

  private func recommendation(_ scored: RegimenScorer.Scored) -> Advice.Recommendation {
    let strengths = intake.plan.formulation.strengths
    return Advice.Recommendation(
      dose: Quantity(scored.regimen.dose, .milligram), intervalHours: scored.regimen.interval,
      composition: intake.plan.formulation.route == .intravenous
        ? "infusion over \(significant(scored.regimen.interval, digits: 3)) h"
        : Composition(scored.regimen.dose, of: strengths)?.text ?? "not of the listed strengths",
      probabilityBelow: scored.probabilityBelow, probabilityIn: scored.probabilityIn,
      probabilityAbove: scored.probabilityAbove, credible: scored.credible, measured: scored.measured,
      loss: scored.loss, at: scored.at, through: scored.through)
  }
}
