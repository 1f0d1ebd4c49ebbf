import TitrateLibrary
import TitrateReport

/// `titrate models … --json`.
enum ModelsJSON {
  /// What a list needs.
  static func list(_ models: [LibraryModel], _ compositions: [Composition]) -> JSONValue {
    .object([
      ("models", .array(models.map { .object(summary($0)) })),
      ("compositions", .array(compositions.map(composition))),
    ])
  }

  private static func composition(_ composition: Composition) -> JSONValue {
    .object([
      ("name", .string(composition.name)), ("title", .string(composition.title)),
      ("status", .string(composition.status.rawValue)),
      (
        "components",
        .object(composition.components.map { ($0.prefix, .string($0.source.name)) })
      ),
    ])
  }

  /// Everything about one model.
  static func model(_ model: LibraryModel) throws -> JSONValue {
    let known = model.provenance
    var members = summary(model)
    members += [
      ("population", population(known)), ("assay", .string(known.assay)), ("matrix", .string(known.matrix)),
      (
        "units",
        .object([
          ("time", .string(known.units.time)), ("dose", .string(known.units.dose)),
          ("concentration", .string(known.units.concentration)),
        ])
      ),
      ("daysAfterTransplant", interval(known.daysAfterTransplant)),
      ("values", .object(known.values.map { ($0.key, value($0.value)) })),
      ("covariates", .array(known.covariates.map(covariate))),
      ("departures", .array(known.departures.map(JSONValue.string))),
      (
        "check",
        .object([
          ("from", .string(known.check.from)), ("tolerance", .number(known.check.tolerance)),
          ("reason", .string(known.check.reason)),
        ])
      ),
      ("transcribedBy", .string(known.transcribedBy)), ("reviewedBy", .string(known.reviewedBy)),
      ("notes", .string(try model.notes())),
    ]
    return .object(members)
  }

  private static func summary(_ model: LibraryModel) -> [(String, JSONValue)] {
    let known = model.provenance
    return [
      ("name", .string(model.name)), ("kind", .string(model.kind.rawValue)), ("title", .string(known.title)),
      ("status", .string(known.status.rawValue)),
      ("supportsAdvice", .bool(known.status.supportsAdvice)), ("citation", .string(known.citation)),
      ("doi", known.doi.map(JSONValue.string) ?? .null),
    ]
  }

  private static func population(_ known: Provenance) -> JSONValue {
    .object([
      ("n", known.population.n.map { .integer(Int64($0)) } ?? .null),
      ("ageYears", interval(known.population.ageYears)),
      ("weightKg", interval(known.population.weightKg)), ("setting", .string(known.population.setting)),
    ])
  }

  private static func value(_ value: Provenance.SourcedValue) -> JSONValue {
    .object([
      ("value", .number(value.value)), ("unit", .string(value.unit)), ("tag", .string(value.tag.rawValue)),
      ("standing", .string(value.tag.phrase)),
      ("from", .string(value.from)),
    ])
  }

  private static func covariate(_ binding: Provenance.CovariateBinding) -> JSONValue {
    .object([
      ("name", .string(binding.name)), ("source", .string(binding.source)), ("unit", .string(binding.unit)),
      ("range", interval(binding.range)), ("fallback", binding.fallback.map(JSONValue.number) ?? .null),
      ("fallbackReason", binding.fallbackReason.map(JSONValue.string) ?? .null),
    ])
  }

  /// `[low, high]`; an open end is null.
  private static func interval(_ range: ClosedRange<Double>?) -> JSONValue {
    guard let range else { return .null }
    return .array([
      .number(range.lowerBound), range.upperBound.isInfinite ? .null : .number(range.upperBound),
    ])
  }
}
