import TitrateLibrary
import TitrateRecords
import TitrateTherapy

extension AdviceJSON {
  /// A dose by rule as a recommendation; nil where nothing is to be given.
  static func ruled(_ rule: Advice.RulePlan) -> JSONValue? {
    rule.dose.map { unscored($0, rule.doseIntervalHours ?? rule.intervalHours, rank: 1, rule.composition) }
  }

  /// A dose without the numbers that only a search has.
  static func unscored(_ dose: Quantity, _ hours: Double, rank: Int?, _ composition: String) -> JSONValue {
    .object([
      ("rank", optional(rank) { .integer(Int64($0)) }), ("dose", quantity(dose)),
      ("unit", .string(dose.unit.symbol)), ("interval", recorded(hours, "h")),
      ("composition", .string(composition)), ("probabilityBelow", .null), ("probabilityIn", .null),
      ("probabilityAbove", .null), ("at", .null), ("through", .null), ("credible", .null),
      ("measured", .null),
      ("loss", .null),
    ])
  }

  static func rule(_ rule: Advice.RulePlan) -> JSONValue {
    .object([
      ("use", .optional(rule.use)), ("low", recordedDose(rule.low)), ("high", recordedDose(rule.high)),
      ("interval", recorded(rule.intervalHours, "h")),
      ("duration", optional(rule.durationDays) { recorded($0, "d") }),
      ("dose", optional(rule.dose, quantity)),
      ("composition", .string(rule.composition)), ("basis", strings(rule.basis)),
      ("present", .optional(rule.present?.rawValue)), ("note", .optional(rule.note)),
      ("source", citation(rule.citation)),
    ])
  }

  private static func recordedDose(_ milligrams: Double) -> JSONValue {
    .object([("value", computed(milligrams)), ("unit", .string("mg"))])
  }

  static func schedule(_ schedule: Advice.Schedule, _ clock: Clock) -> JSONValue {
    .object([
      (
        "steps",
        list(schedule.steps) { step in
          .object([
            ("from", time(step.from, clock)), ("dose", quantity(step.dose)),
            ("interval", recorded(step.intervalHours, "h")), ("composition", .string(step.composition)),
          ])
        }
      ), ("note", .string(schedule.note)), ("source", citation(schedule.citation)),
    ])
  }

  static func outlook(_ outlook: Advice.Outlook, _ clock: Clock) -> JSONValue {
    .object([
      ("quantity", .string(outlook.quantity)), ("unit", .string(outlook.unit)),
      ("model", .string(outlook.model)), ("status", .string(outlook.status.rawValue)),
      ("regimen", .string(outlook.regimen)), ("learntFrom", strings(outlook.learntFrom)),
      (
        "points",
        list(outlook.points) { point in
          .object([
            ("label", .string(point.label)), ("time", time(point.time, clock)), ("q05", drawn(point.q05)),
            ("q50", drawn(point.q50)), ("q95", drawn(point.q95)),
          ])
        }
      ), ("source", citation(outlook.citation)),
    ])
  }

  static func balance(_ item: Advice.BalanceItem) -> JSONValue {
    .object([
      ("side", .string(item.side.rawValue)), ("outcome", .string(item.outcome)),
      ("predicted", .string(item.predicted)), ("threshold", .string(item.threshold)),
      ("probability", optional(item.probability, probability)), ("model", .optional(item.model)),
      ("status", .optional(item.status?.rawValue)), ("source", citation(item.citation)),
    ])
  }

  static func foreseen(_ item: Advice.Foreseen, _ unit: String, _ clock: Clock) -> JSONValue {
    .object([
      ("agent", .string(item.agent)), ("from", time(item.from, clock)),
      ("full", time(item.full, clock)),
      ("effect", .string(item.effect)), ("regimen", .string(item.regimen)),
      ("before", optional(item.before) { band($0, unit) }),
      ("after", optional(item.after) { band($0, unit) }),
      ("probabilityIn", optional(item.probabilityIn, probability)),
      ("doseThen", optional(item.doseThen, quantity)), ("action", .string(item.action)),
      ("measureAt", list(item.measureAt) { time($0, clock) }), ("source", citation(item.citation)),
    ])
  }
}
