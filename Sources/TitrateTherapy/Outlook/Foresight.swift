import Foundation
import TitrateLibrary
import TitrateRecords

/// What will change although nobody touches the dose: other drugs that start, build up or stop, a steroid that is tapered.
struct Foresight {
  let patient: PatientCase
  let course: CaseAdvice.Course
  let options: AdviserOptions

  /// A taper of another treatment of the record.
  struct Taper {
    var drug: String
    var present: Regimen?
    var plan: TaperPlan
  }

  /// Draws for one question: a median and a chance to a per cent or two.
  private static let draws = 2000
  private var intake: Intake { patient.intake }
  /// What the patient goes on taking if nobody decides otherwise.
  private var regimen: Regimen { (course.present ?? course.assumed).regimen }

  func changes(_ tapers: [Taper]) throws -> [Advice.Foreseen] {
    var found: [Advice.Foreseen] = []
    for active in patient.interactions.active { found += try changes(of: active) }
    found += tapers.compactMap(tapered)
    return found.sorted { ($0.from, $0.agent) < ($1.from, $1.agent) }
  }

  /// Starts and stops of the record's other drugs that lie ahead, for a drug without a model: what the file says of them.
  static func announced(_ intake: Intake) -> [Advice.Foreseen] {
    let set = InteractionSet(
      intake.record, drug: intake.drug, modelled: [], from: intake.next,
      until: intake.next.adding(hours: 24 * PatientCase.foreseenDays))
    return set.active.flatMap { active in
      edges(of: active, next: intake.next).map { edge in
        Advice.Foreseen(
          agent: active.rule.agent, from: edge.from, full: edge.full,
          effect: edge.isStart
            ? active.rule.effect
            : "\(active.rule.agent) ends: its effect goes. \(active.rule.effect)",
          regimen: "", before: nil, after: nil, probabilityIn: nil, doseThen: nil,
          action: active.rule.action,
          measureAt: edge.measureAt(intake.next), citation: active.rule.citation)
      }
    }.sorted { ($0.from, $0.agent) < ($1.from, $1.agent) }
  }

  /// A start or an end whose effect is not complete at `next`.
  private struct Edge {
    var from: Instant
    var full: Instant
    var isStart: Bool
    /// Early, when it is full, and a week later.
    func measureAt(_ next: Instant) -> [Instant] {
      let times = [from.adding(hours: 72), full, full.adding(hours: 168)].filter { $0 >= next }
      return times.reduce(into: []) { list, time in
        if list.last.map({ time.hours(since: $0) >= 48 }) ?? true { list.append(time) }
      }
    }
  }

  /// Days within which a drug that has just started is still news, where its onset is not known.
  private static let newsDays = 7.0

  private static func edges(of active: ActiveInteraction, next: Instant) -> [Edge] {
    var edges: [Edge] = []
    if let from = active.from {
      let full = from.adding(hours: 24 * (active.rule.onsetDays ?? 0))
      if max(full, from.adding(hours: 24 * newsDays)) > next {
        edges.append(Edge(from: from, full: full, isStart: true))
      }
    }
    if let until = active.until {
      let gone = until.adding(hours: 24 * (active.rule.offsetDays ?? 0))
      if gone > next { edges.append(Edge(from: until, full: gone, isStart: false)) }
    }
    return edges
  }

  private func changes(of active: ActiveInteraction) throws -> [Advice.Foreseen] {
    try Self.edges(of: active, next: intake.next).map { edge in
      var item = Advice.Foreseen(
        agent: active.rule.agent, from: edge.from, full: edge.full,
        effect: edge.isStart ? active.rule.effect : "\(active.rule.agent) ends: its effect goes.",
        regimen: regimen.text, before: nil, after: nil, probabilityIn: nil, doseThen: nil,
        action: active.rule.action,
        measureAt: edge.measureAt(intake.next), citation: active.rule.citation)
      guard active.rule.clearanceFactor != nil else { return item }
      // Just before the change, where that lies ahead; and at the new steady state.
      if edge.from > intake.next { item.before = try judged(at: edge.from).credible }
      let steady = edge.full.adding(hours: 24 * intake.plan.formulation.daysToSteadyState)
      let after = try judged(at: max(steady, intake.next))
      item.after = after.credible
      item.probabilityIn = after.probabilityIn
      item.doseThen = dose(for: after.credible.q50, of: regimen)
      return item
    }
  }

  /// The target quantity under the unchanged dose, at the last dose before a time.
  private func judged(at time: Instant) throws -> RegimenScorer.Scored {
    let count = max(1, (time.hours(since: intake.next) / regimen.interval).rounded(.down))
    let draws = course.draws.every(max(1, course.draws.count / Self.draws))
    return try RegimenScorer(
      runner: patient.fitter.runner, builder: patient.builder, endpoint: patient.endpoint,
      history: intake.history, next: intake.next, plan: intake.plan, target: patient.target, draws: draws,
      noise: NoiseKey(seed: options.seed, purpose: .outlook),
      judgedAt: [intake.next.adding(hours: count * regimen.interval)]
    ).score([regimen])[0]
  }

  /// The makeable dose that would bring the median to the middle of the target; nil where the present one keeps it inside.
  private func dose(for median: Double, of regimen: Regimen) -> Quantity? {
    guard median < patient.target.low || median > patient.target.high, median > 0 else {
      return nil
    }
    let middle = (patient.target.low * patient.target.high).squareRoot()
    let shelf = Shelf(formulation: intake.plan.formulation)
    return shelf.nearest(to: regimen.dose * middle / median, atMost: intake.drug.limits.largestDailyDose)
      .map { Quantity($0, .milligram) }
  }

  // MARK: Tapers

  /// Steps named one by one; a long taper's middle is left out.
  private static let mostSteps = 4

  /// A taper of a drug that lowers the bioavailability of this one.
  private func tapered(_ taper: Taper) -> Advice.Foreseen? {
    let name = taper.drug.lowercased()
    let rule = intake.drug.interactions.first {
      $0.bioavailabilityFall != nil
        && ([$0.agent] + $0.synonyms).contains { $0.lowercased() == name }
    }
    guard let rule, let fall = rule.bioavailabilityFall, let present = taper.present,
      let first = taper.plan.steps.first, let last = taper.plan.steps.last
    else { return nil }
    func ratio(_ dose: Double) -> Double { fall.factor(at: dose) / fall.factor(at: present.dailyDose) }
    let steps = taper.plan.steps
    let shown = steps.count <= Self.mostSteps ? steps : Array(steps.prefix(Self.mostSteps - 1)) + [last]
    let words = shown.map {
      "\(milligramText($0.dailyDose)) from \($0.from.dateText): x \(significant(ratio($0.dailyDose), digits: 3))"
    }
    let base = course.assumed
    let change = ratio(last.dailyDose)
    let inside = base.logQuantity.count { value in
      let later = value + Foundation.log(change)
      return later >= Foundation.log(patient.target.low) && later <= Foundation.log(patient.target.high)
    }
    return Advice.Foreseen(
      agent: "\(taper.drug) taper", from: first.from, full: last.from,
      effect:
        "\(intake.drug.name) rises as \(taper.drug) falls from \(milligramText(present.dailyDose)) a day: "
        + words.joined(separator: "; ") + ".",
      regimen: base.regimen.text, before: base.credible, after: base.credible.scaled(by: change),
      probabilityIn: Double(inside) / Double(max(1, base.logQuantity.count)),
      doseThen: dose(for: base.credible.q50 * change, of: base.regimen), action: rule.action,
      measureAt: shown.map { $0.from.adding(hours: 24 * 7) }, citation: rule.citation)
  }
}

extension Advice.Band {
  /// Every quantile multiplied.
  func scaled(by factor: Double) -> Advice.Band {
    Advice.Band(
      q05: q05 * factor, q25: q25 * factor, q50: q50 * factor, q75: q75 * factor, q95: q95 * factor)
  }
}
