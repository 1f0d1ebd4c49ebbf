import TitrateLibrary
import TitrateRecords
import TitrateTherapy

extension AdviceJSON {
  static func patient(_ patient: Advice.PatientSummary) -> JSONValue {
    let facts = patient.facts.map {
      JSONValue.object([("name", .string($0.name)), ("value", .string($0.value))])
    }
    return .object([
      ("label", .string(patient.label)), ("indication", .string(patient.indication)),
      ("drug", .string(patient.drug)), ("formulation", .optional(patient.formulation)),
      ("next", optional(patient.next) { time($0, patient.clock) }),
      ("clock", .string(patient.clock.rawValue)),
      ("daysAfterTransplant", optional(patient.daysAfterTransplant, computed)), ("facts", .array(facts)),
    ])
  }

  static func refusal(_ refusal: Advice.Refusal) -> JSONValue {
    .object([
      ("code", .string(refusal.code)), ("reason", .string(refusal.reason)),
      ("remedy", .string(refusal.remedy)),
    ])
  }

  static func target(_ target: Advice.TargetSummary) -> JSONValue {
    .object([
      ("kind", .string(target.kind.rawValue)), ("low", recorded(target.low, target.unit)),
      ("high", recorded(target.high, target.unit)), ("origin", .string(target.origin)),
    ])
  }

  static func recommendation(
    _ recommendation: Advice.Recommendation, rank: Int?, _ unit: String, _ clock: Clock
  ) -> JSONValue {
    .object([
      ("rank", optional(rank) { .integer(Int64($0)) }),
      ("dose", quantity(recommendation.dose)),
      ("unit", .string(recommendation.dose.unit.symbol)),
      ("interval", recorded(recommendation.intervalHours, "h")),
      ("composition", .string(recommendation.composition)),
      ("probabilityBelow", probability(recommendation.probabilityBelow)),
      ("probabilityIn", probability(recommendation.probabilityIn)),
      ("probabilityAbove", probability(recommendation.probabilityAbove)),
      ("at", time(recommendation.at, clock)), ("through", time(recommendation.through, clock)),
      ("credible", band(recommendation.credible, unit)),
      ("measured", band(recommendation.measured, unit)),
      ("loss", drawn(recommendation.loss)),
    ])
  }

  static func alternative(
    _ alternative: Advice.Alternative, _ unit: String, _ clock: Clock
  ) -> JSONValue {
    .object([
      ("omitted", list(alternative.omitted) { .integer(Int64($0)) }),
      ("headline", .string(alternative.headline)),
      ("decision", .string(decision(alternative.decision))),
      ("recommendations", ranked(alternative.recommendations) { recommendation($0, rank: $1, unit, clock) }),
      ("current", optional(alternative.current) { recommendation($0, rank: nil, unit, clock) }),
    ])
  }

  static func furtherLevel(_ level: Advice.FurtherLevel, _ clock: Clock) -> JSONValue {
    .object([
      ("at", time(level.at, clock)), ("informationGain", drawn(level.informationGain)),
      ("reason", .string(level.reason)),
    ])
  }

  static func level(_ level: Advice.AssessedLevel, _ unit: String, _ clock: Clock) -> JSONValue {
    .object([
      ("time", time(level.time, clock)),
      ("observed", quantity(level.observed)),
      ("belowLimit", .bool(level.isBelowLimit)),
      ("assay", .optional(level.assay)),
      ("hoursAfterDose", optional(level.hoursAfterDose, computed)),
      ("predicted", .object([("value", computed(level.predicted)), ("unit", .string(unit))])),
      (
        "expected",
        .object([
          ("value", drawn(level.expected)), ("low90", drawn(level.expectedLow90)),
          ("high90", drawn(level.expectedHigh90)), ("unit", .string(unit)),
        ])
      ),
      ("weightedResidual", drawn(level.weightedResidual)),
      ("implausible", .bool(level.implausible)),
      ("explanations", ranked(level.explanations, explanation)),
      ("remarks", strings(level.remarks)),
    ])
  }

  private static func explanation(_ explanation: Advice.Explanation, rank: Int) -> JSONValue {
    .object([
      ("rank", .integer(Int64(rank))), ("kind", .string(explanation.kind)),
      ("probability", probability(explanation.probability)),
      ("description", .string(explanation.description)),
    ])
  }

  static func task(_ task: Advice.MonitoringTask, _ clock: Clock) -> JSONValue {
    .object([
      ("test", .string(task.test)), ("due", time(task.due, clock)), ("act", .string(task.act)),
      ("source", citation(task.citation)),
    ])
  }

  static func interaction(_ note: Advice.InteractionNote) -> JSONValue {
    .object([
      ("agent", .string(note.agent)), ("effect", .string(note.effect)), ("action", .string(note.action)),
      ("clearanceFactor", optional(note.clearanceFactor, computed)), ("source", citation(note.citation)),
    ])
  }

  static func warning(_ warning: Advice.Warning) -> JSONValue {
    .object([
      ("title", .string(warning.title)), ("text", .string(warning.text)),
      ("source", optional(warning.citation, citation)),
    ])
  }

  static func citation(_ citation: Citation) -> JSONValue {
    .object([("text", .string(citation.source)), ("tag", .string(citation.tag.rawValue))])
  }

  static func model(_ model: Advice.ModelSummary) -> JSONValue {
    .object([
      ("id", .string(model.id)), ("title", .string(model.title)), ("status", .string(model.status.rawValue)),
      ("citation", .string(model.citation)), ("doi", .optional(model.doi)), ("why", .string(model.why)),
      ("departures", strings(model.departures)), ("covariates", list(model.covariates, covariate)),
    ])
  }

  private static func covariate(_ use: Advice.CovariateUse) -> JSONValue {
    .object([
      ("name", .string(use.name)), ("value", computed(use.value)), ("unit", .string(use.unit)),
      ("origin", .string(use.origin)), ("fallback", .bool(use.isFallback)),
      ("outsideRange", .bool(use.isOutsideRange)),
    ])
  }

  static func estimate(_ estimate: Advice.Estimate) -> JSONValue {
    .object([
      ("parameters", list(estimate.parameters, parameter)),
      (
        "etas",
        .array(
          estimate.etas.map { eta in
            .object([
              ("name", .string(eta.name)), ("value", computed(eta.value)),
              ("standardDeviation", computed(eta.standardDeviation)), ("shrinkage", computed(eta.shrinkage)),
            ])
          })
      ),
      ("objective", computed(estimate.objective)),
      ("effectiveSampleSize", drawn(estimate.effectiveSampleSize)),
      ("draws", .integer(Int64(estimate.draws))), ("solves", .integer(Int64(estimate.solves))),
    ])
  }

  private static func parameter(_ parameter: Advice.ParameterEstimate) -> JSONValue {
    .object([
      ("name", .string(parameter.name)), ("value", computed(parameter.value)),
      ("low90", drawn(parameter.low90)),
      ("high90", drawn(parameter.high90)), ("population", computed(parameter.population)),
      ("unit", .string(parameter.unit)),
    ])
  }

  static func dose(_ dose: Advice.DoseMark, _ clock: Clock) -> JSONValue {
    .object([
      ("time", time(dose.time, clock)), ("amount", quantity(dose.amount)),
      ("route", .string(dose.route.rawValue)),
      ("over", optional(dose.overHours) { recorded($0, "h") }), ("planned", .bool(dose.isPlanned)),
    ])
  }

  static func prediction(_ prediction: Advice.Prediction, _ unit: String, _ clock: Clock) -> JSONValue {
    .object([
      ("time", time(prediction.time, clock)),
      ("map", .object([("value", computed(prediction.map)), ("unit", .string(unit))])),
      ("credible", band(prediction.credible, unit)), ("measured", band(prediction.measured, unit)),
      ("population", band(prediction.population, unit)),
    ])
  }

  static func provenance(_ run: Advice.RunProvenance) -> JSONValue {
    .object([
      ("version", .string(run.version)),
      // A string: a 64-bit seed is more than a JSON reader's number can hold.
      ("seed", .string(String(run.seed))),
      ("draws", .integer(Int64(run.draws))), ("disclaimer", .string(run.disclaimer)),
    ])
  }
}
