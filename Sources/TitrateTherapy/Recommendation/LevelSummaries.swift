import TitrateInference
import TitrateRecords

/// The levels as the report shows them: what was measured, what was expected, what is odd.
struct LevelSummaries {
  let patient: PatientCase

  /// A trough may be drawn this much earlier than the next dose, as a share of the interval.
  private static let troughShare = 0.75
  /// Days on a dose below which a level is a transient; the model accounts for it, a person may not.
  private var daysToSteadyState: Double { patient.intake.plan.formulation.daysToSteadyState }

  func make(_ assessments: [LevelAssessor.Assessment], fit: IndividualFit) -> [Advice.AssessedLevel] {
    let used = fit.observations.map(\.ipred)
    return assessments.map { assessment in
      let level = patient.intake.levels[assessment.index]
      let last = patient.intake.history.events.last { $0.time < level.at }
      return Advice.AssessedLevel(
        time: level.at, observed: level.value, value: patient.builder.levelValues[assessment.index],
        isBelowLimit: level.isBelowLimit, assay: level.assay, predicted: used[assessment.index],
        expected: assessment.expected, expectedLow90: assessment.low90, expectedHigh90: assessment.high90,
        weightedResidual: assessment.distance, hoursAfterDose: last.map { level.at.hours(since: $0.time) },
        implausible: assessment.isImplausible,
        explanations: assessment.explanations.map {
          Advice.Explanation(kind: $0.kind, description: $0.description, probability: $0.probability)
        }, remarks: remarks(level, after: last))
    }
  }

  private func remarks(_ level: PatientRecord.Level, after last: DoseEvent?) -> [String] {
    guard let last else { return ["drawn before the first dose of the record"] }
    var remarks: [String] = []
    let hours = level.at.hours(since: last.time)
    if level.isBelowLimit { remarks.append("below the limit of quantification: used by its likelihood (M3)") }
    if level.isLabelledTrough, let interval = interval(at: level.at), hours < Self.troughShare * interval {
      remarks.append(
        "labelled trough, but drawn \(significant(hours, digits: 2)) h after a dose: used at its clock time")
    }
    if let since = lastChange(before: level.at), level.at.hours(since: since) < 24 * daysToSteadyState {
      let days = significant(level.at.hours(since: since) / 24, digits: 2)
      remarks.append("before steady state: \(days) d after the last change of dose; used as a transient")
    }
    return remarks
  }

  /// Hours between the two doses before a time.
  private func interval(at time: Instant) -> Double? {
    let before = patient.intake.history.events.filter { $0.time < time }.suffix(2)
    guard before.count == 2 else { return nil }
    return before.last!.time.hours(since: before.first!.time)
  }

  /// When the dose that holds at a time was first given.
  private func lastChange(before time: Instant) -> Instant? {
    let before = patient.intake.history.events.filter { $0.time < time }
    guard let last = before.last else { return nil }
    let start = before.lastIndex { $0.amount != last.amount || $0.route != last.route }
    return before[start.map { $0 + 1 } ?? 0].time
  }
}
