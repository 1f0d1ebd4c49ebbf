import TitrateRecords
import TitrateTherapy

/// Advice as JSON, described field by field in `Docs/schema/advice.schema.json`.
///
/// The wire format has its own words and is written here and in `AdviceJSON+Parts`; the engine's types do not become
/// JSON by accident. Keys always come in the same order and absent values are null. Numbers: what was recorded is
/// written as it was; estimates are rounded to 8 significant digits; what rests on Monte-Carlo draws to 5, and
/// probabilities to 4 decimals, which is finer than their own error.
public enum AdviceJSON {
  /// Names the format and its version; a change that breaks readers changes the number.
  public static let format = "titrate-advice/1"

  /// The JSON text, ending with a newline.
  ///
  /// - Throws: an error naming the field when a number is not finite; such an advice must not be acted on.
  public static func render(_ advice: Advice) throws -> String { try value(advice).text() }

  /// The advice as a value, to be embedded in a larger answer.
  package static func value(_ advice: Advice) -> JSONValue {
    let advice = advice.stamped
    let clock = advice.patient.clock
    let unit = advice.concentrationUnit
    let targetUnit = advice.target?.unit ?? unit
    return .object([
      ("format", .string(format)),
      ("headline", .string(advice.headline)),
      ("decision", .string(decision(advice.decision))),
      ("refusal", optional(advice.refusal, refusal)),
      ("reasons", strings(advice.reasons)),
      ("patient", patient(advice.patient)),
      ("target", optional(advice.target, target)),
      ("recommendations", recommendations(advice, targetUnit, clock)),
      ("current", current(advice, targetUnit, clock)),
      ("withoutDoubtedLevels", optional(advice.withoutDoubtedLevels) { alternative($0, targetUnit, clock) }),
      ("furtherLevel", optional(advice.furtherLevel) { furtherLevel($0, clock) }),
      ("levels", list(advice.levels) { level($0, unit, clock) }),
      ("monitoring", list(advice.monitoring) { task($0, clock) }),
      ("interactions", list(advice.interactions, interaction)),
      ("warnings", list(advice.warnings, warning)),
      ("model", optional(advice.model, model)),
      ("estimate", optional(advice.estimate, estimate)),
      ("doses", list(advice.doses) { dose($0, clock) }),
      ("predictions", list(advice.predictions) { prediction($0, unit, clock) }),
      ("rule", optional(advice.rule, rule)),
      ("schedule", optional(advice.schedule) { schedule($0, clock) }),
      ("outlooks", list(advice.outlooks) { outlook($0, clock) }),
      ("balance", list(advice.balance, balance)),
      ("foreseen", list(advice.foreseen) { foreseen($0, targetUnit, clock) }),
      ("others", list(advice.others, value)),
      ("provenance", provenance(advice.provenance)),
    ])
  }

  /// The search's regimens; where rules decide, theirs, without the numbers that only a search has.
  private static func recommendations(_ advice: Advice, _ unit: String, _ clock: Clock) -> JSONValue {
    if advice.recommendations.isEmpty {
      if let regimen = advice.rule.flatMap(ruled) { return .array([regimen]) }
      // A taper's next step, where it is due.
      if advice.decision == .change, let step = advice.schedule?.steps.first {
        return .array([unscored(step.dose, step.intervalHours, rank: 1, step.composition)])
      }
    }
    return ranked(advice.recommendations) { recommendation($0, rank: $1, unit, clock) }
  }

  /// The present dose, scored where a search did so.
  private static func current(_ advice: Advice, _ unit: String, _ clock: Clock) -> JSONValue {
    if let current = advice.current { return recommendation(current, rank: nil, unit, clock) }
    return optional(advice.presentDose) { unscored($0.dose, $0.intervalHours, rank: nil, "") }
  }

  static func decision(_ decision: Advice.Decision) -> String {
    switch decision {
    case .start: "start"
    case .change: "change"
    case .keep: "keep"
    case .measureFirst: "measure-first"
    case .hold: "hold"
    case .stop: "stop"
    case .refuse: "refuse"
    }
  }

  // MARK: Shapes

  /// ISO 8601, with `Z` when the record is on the UTC clock.
  static func time(_ instant: Instant, _ clock: Clock) -> JSONValue { .string(instant.iso8601(clock)) }
  static func strings(_ values: [String]) -> JSONValue { .array(values.map(JSONValue.string)) }
  static func quantity(_ quantity: Quantity) -> JSONValue { recorded(quantity.value, quantity.unit.symbol) }
  /// A value as it was recorded or chosen.
  static func recorded(_ value: Double, _ unit: String) -> JSONValue {
    .object([("value", .number(value)), ("unit", .string(unit))])
  }
  /// A computed value, 8 significant digits.
  static func computed(_ value: Double) -> JSONValue { .number(Number.rounding(value, significant: 8)) }
  /// A value that rests on random draws, 5 significant digits.
  static func drawn(_ value: Double) -> JSONValue { .number(Number.rounding(value, significant: 5)) }
  /// Four decimals: the error of a probability from 10,000 draws is up to 0.005.
  static func probability(_ value: Double) -> JSONValue { .number(Number.rounding(value, decimals: 4)) }

  /// An absent value is null.
  static func optional<Item>(_ item: Item?, _ body: (Item) -> JSONValue) -> JSONValue {
    if let item { body(item) } else { .null }
  }
  static func list<Item>(_ items: [Item], _ body: (Item) -> JSONValue) -> JSONValue {
    .array(items.map(body))
  }
  static func ranked<Item>(_ items: [Item], _ body: (Item, Int) -> JSONValue) -> JSONValue {
    .array(items.enumerated().map { body($0.element, $0.offset + 1) })
  }

  static func band(_ band: Advice.Band, _ unit: String) -> JSONValue {
    .object([
      ("q05", drawn(band.q05)), ("q25", drawn(band.q25)), ("q50", drawn(band.q50)), ("q75", drawn(band.q75)),
      ("q95", drawn(band.q95)), ("unit", .string(unit)),
    ])
  }
}
