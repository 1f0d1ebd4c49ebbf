import Foundation
import TitrateEngine
import TitrateInference
import TitrateRecords

/// What may have happened to an odd level, each possibility weighed by how well it predicts what was recorded.
///
/// P(explanation | record) is proportional to its prior weight times the predictive density of the recorded value
/// under it, everything on the log scale of the concentration. The prior weights are our judgement of how often such
/// things happen, not measured frequencies; they only decide between explanations that predict about equally well.
struct Explanations {
  let fitter: PatientFitter
  let history: DoseHistory

  /// One explanation with its probability.
  struct Ranked {
    var kind: String
    var description: String
    var probability: Double
  }

  /// Our judgement, see above.
  private enum Weight {
    static let asRecorded = 0.90
    static let decimal = 0.02
    static let unit = 0.005
    static let clock = 0.01
    static let missed = 0.02
    static let extra = 0.01
    static let assay = 0.01
  }

  /// How a recorded value came from the true one, and when and under which doses that was.
  private struct Hypothesis {
    var kind: String
    var description: String
    var weight: Double
    /// The true value, from the recorded one.
    var truth: (Double) -> Double
    /// |d log truth / d log recorded|.
    var stretch = 1.0
    var time: Instant
    var doses: [DoseEvent]
  }

  /// Explanations of a level, best first, probabilities adding up to 1.
  ///
  /// - Parameter omitted: levels that the prediction must not use, this one among them.
  func rank(_ index: Int, without omitted: Set<Int>) throws -> [Ranked] {
    let value = fitter.builder.levelValues[index]
    let used = Set(fitter.builder.levels.indices).subtracting(omitted)
    let draws = try fitter.leaveOneOutDraws(using: used)
    var scored: [(hypothesis: Hypothesis, logWeight: Double)] = []
    for hypothesis in hypotheses(for: index) {
      let truth = hypothesis.truth(value)
      guard truth > 0 else { continue }
      let density = try fitter.logDensity(
        of: truth, at: hypothesis.time, level: index, doses: hypothesis.doses, draws: draws)
      scored.append((hypothesis, log(hypothesis.weight) + density + log(hypothesis.stretch)))
    }
    let largest = scored.map(\.logWeight).max() ?? 0
    let total = scored.reduce(0) { $0 + exp($1.logWeight - largest) }
    return
      scored
      .map {
        Ranked(
          kind: $0.hypothesis.kind, description: $0.hypothesis.description,
          probability: exp($0.logWeight - largest) / total)
      }
      .filter { $0.probability >= 0.001 || $0.kind == "as-recorded" }
      .sorted { ($0.probability, $1.kind) > ($1.probability, $0.kind) }
  }

  private func hypotheses(for index: Int) -> [Hypothesis] {
    let level = fitter.builder.levels[index]
    let given = history.events
    var list = [
      Hypothesis(
        kind: "as-recorded", description: "the level is as recorded", weight: Weight.asRecorded,
        truth: { $0 },
        time: level.at, doses: given)
    ]
    guard !level.isBelowLimit else { return list + doseHypotheses(level) }
    for (factor, text) in [
      (0.1, "ten times too high"), (10, "ten times too low"), (0.01, "a hundred times too high"),
    ] {
      let truth = fitter.displayed(fitter.builder.levelValues[index] * factor)
      list.append(
        Hypothesis(
          kind: "misplaced-decimal", description: "\(text), would be \(truth)",
          weight: Weight.decimal, truth: { $0 * factor }, time: level.at, doses: given))
    }
    list += unitHypotheses(level) + clockHypotheses(level) + doseHypotheses(level) + assayHypotheses(level)
    return list
  }

  /// nmol/L typed as ng/mL and the other way round, for a drug with a molar mass; and mg/L for ng/mL.
  private func unitHypotheses(_ level: PatientRecord.Level) -> [Hypothesis] {
    var factors = [
      (0.001, "value in a unit a thousand times smaller"), (1000, "value in a unit a thousand times larger"),
    ]
    if let molarMass = fitter.drug.molarMass {
      factors.append((molarMass / 1000, "value in nmol/L recorded as ng/mL"))
      factors.append((1000 / molarMass, "value in ng/mL recorded as nmol/L"))
    }
    return factors.map { factor, text in
      Hypothesis(
        kind: "unit-slip", description: text, weight: Weight.unit, truth: { $0 * factor },
        time: level.at, doses: history.events)
    }
  }

  /// Drawn at another hour than recorded: after the dose instead of before it, or 12 h off.
  private func clockHypotheses(_ level: PatientRecord.Level) -> [Hypothesis] {
    var times: [(Instant, String)] = [
      (level.at.adding(hours: -12), "12 h earlier than recorded"),
      (level.at.adding(hours: 12), "12 h later than recorded"),
    ]
    if let following = history.events.first(where: { $0.time >= level.at }),
      following.time.hours(since: level.at) < 3
    {
      times += [1, 2, 3].map {
        (following.time.adding(hours: $0), "\(Int($0)) h after the dose, not before it")
      }
    }
    if let last = history.events.last(where: { $0.time < level.at }), level.at.hours(since: last.time) < 6 {
      times.append(
        (last.time, "before the dose, not \(fitter.hoursText(level.at.hours(since: last.time))) after it"))
    }
    let start = history.events.first?.time ?? level.at
    return times.filter { $0.0 > start }.map { time, text in
      Hypothesis(
        kind: "clock-time", description: "drawn \(text)", weight: Weight.clock, truth: { $0 },
        time: time,
        doses: history.events)
    }
  }

  /// The last one or two doses before the level not taken, or the last one taken twice.
  private func doseHypotheses(_ level: PatientRecord.Level) -> [Hypothesis] {
    let before = history.events.indices.filter { history.events[$0].time < level.at }
    guard let last = before.last else { return [] }
    var missed = history.events
    missed.remove(at: last)
    var list = [
      Hypothesis(
        kind: "missed-dose", description: "the dose of \(history.events[last].time.text) was not taken",
        weight: Weight.missed, truth: { $0 }, time: level.at, doses: missed)
    ]
    if before.count > 1 {
      missed.remove(at: before[before.count - 2])
      list.append(
        Hypothesis(
          kind: "missed-dose", description: "the last two doses before the level were not taken",
          weight: Weight.missed / 2, truth: { $0 }, time: level.at, doses: missed))
    }
    var doubled = history.events
    doubled[last].amount *= 2
    list.append(
      Hypothesis(
        kind: "extra-dose", description: "the dose of \(history.events[last].time.text) was taken twice",
        weight: Weight.extra, truth: { $0 }, time: level.at, doses: doubled))
    return list
  }

  /// Immunoassay taken for LC-MS/MS: C(LC-MS/MS) = 0.80·C(immunoassay) + 0.19.
  /// - Source: Størset 2014, doi:10.1111/bcp.12361 (tacrolimus, ng/mL).
  private func assayHypotheses(_ level: PatientRecord.Level) -> [Hypothesis] {
    guard fitter.drug.name == "tacrolimus" else { return [] }
    guard let assay = level.assay?.lowercased() else { return [] }
    if assay.contains("immuno") {
      return [
        Hypothesis(
          kind: "assay", description: "measured by LC-MS/MS, recorded as immunoassay",
          weight: Weight.assay,
          truth: { ($0 - 0.19) / 0.80 }, time: level.at, doses: history.events)
      ]
    }
    return [
      Hypothesis(
        kind: "assay", description: "measured by immunoassay, recorded as \(level.assay!)",
        weight: Weight.assay,
        truth: { 0.80 * $0 + 0.19 }, time: level.at, doses: history.events)
    ]
  }
}
