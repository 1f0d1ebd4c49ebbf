import TitrateCases
import TitrateLibrary

/// A worked question as JSON.
public enum CaseJSON {
  /// - Throws: for a number that JSON cannot hold.
  public static func render(_ report: CaseReport) throws -> String {
    try JSONValue.object([
      ("case", .string(report.name)), ("title", .string(report.title)),
      ("question", .string(report.question)),
      ("setting", .string(report.setting)), ("answer", .array(report.answer.map(sentence))),
      ("sections", .array(report.sections.map(section))), ("models", .array(report.models.map(model))),
      ("purpose", .string(CaseWording.purpose)),
    ]).text()
  }

  /// - Throws: never for names and questions.
  public static func list(_ cases: [CaseFile]) throws -> String {
    try JSONValue.array(
      cases.map {
        .object([
          ("case", .string($0.name)), ("title", .string($0.title)), ("question", .string($0.question)),
        ])
      }
    ).text()
  }

  private static func section(_ section: CaseReport.Section) -> JSONValue {
    .object([
      ("section", .string(section.id)), ("heading", .string(section.heading)),
      ("blocks", .array(section.blocks.map(block))),
      ("models", .array(section.models.map { .string($0.name) })),
    ])
  }

  /// The sentence as shown, and its values as numbers.
  private static func sentence(_ pieces: [CaseReport.Piece]) -> JSONValue {
    .object([
      ("text", .string(CaseWording.sentence(pieces))),
      (
        "values",
        .array(pieces.compactMap { if case .value(let value, _) = $0 { self.value(value) } else { nil } })
      ),
    ])
  }

  private static func value(_ value: CaseValue) -> JSONValue {
    .object([
      ("name", .string(value.name)), ("value", value.value.isFinite ? .number(value.value) : .null),
      ("unit", .string(value.unit)), ("origin", .string(CaseWording.origin(value))),
    ])
  }

  private static func block(_ block: CaseReport.Block) -> JSONValue {
    switch block {
    case .text(let pieces): .object([("kind", .string("text")), ("sentence", sentence(pieces))])
    case .limits(let limits):
      .object([("kind", .string("limits")), ("limits", .array(limits.map(sentence)))])
    case .table(let table): self.table(table)
    case .chart(let chart): self.chart(chart)
    case .facts(_, let facts):
      .object([
        ("kind", .string("facts")),
        (
          "facts",
          .array(
            facts.map {
              .object([
                ("label", .string($0.label)), ("text", .string($0.text)), ("source", citation($0.citation)),
              ])
            })
        ),
      ])
    case .claims(let claims):
      .object([
        ("kind", .string("claims")),
        (
          "claims",
          .array(
            claims.map {
              .object([
                ("claim", .string($0.id)), ("statement", .string($0.statement)),
                ("verdict", .string($0.verdict)),
                ("why", .string($0.why)), ("sources", .array($0.sources.map(citation))),
              ])
            })
        ),
      ])
    }
  }

  private static func table(_ table: CaseReport.Table) -> JSONValue {
    .object([
      ("kind", .string("table")), ("title", .string(table.title)),
      (
        "columns",
        .array(table.columns.map { .object([("label", .string($0.label)), ("unit", .string($0.unit))]) })
      ),
      ("rows", .array(table.rows.map { .array($0.map(cell)) })), ("note", sentence(table.note)),
    ])
  }

  private static func cell(_ cell: CaseReport.Cell) -> JSONValue {
    switch cell {
    case .text(let text): .string(text)
    case .value(let value): value.value.isFinite ? .number(value.value) : .null
    case .none: .null
    }
  }

  private static func chart(_ chart: CaseReport.Chart) -> JSONValue {
    .object([
      ("kind", .string("chart")), ("title", .string(chart.title)), ("axis", .string(chart.axis)),
      ("unit", .string(chart.unit)), ("timeUnit", .string(chart.timeUnit)),
      (
        "lines",
        .array(
          chart.lines.map { line in
            // A few dozen points say where the curve runs; the run itself is in the case's file.
            let step = max(1, line.times.count / 60)
            let kept = line.times.indices.filter { $0 % step == 0 }
            return .object([
              ("label", .string(line.label)), ("times", .array(kept.map { .number(line.times[$0]) })),
              ("values", .array(kept.map { line.values[$0].isFinite ? .number(line.values[$0]) : .null })),
            ])
          })
      ),
      (
        "levels",
        .array(chart.levels.map { .object([("label", .string($0.label)), ("value", value($0.value))]) })
      ),
    ])
  }

  private static func citation(_ citation: Citation) -> JSONValue {
    .object([
      ("source", .string(citation.source)), ("tag", .string(citation.tag.rawValue)),
      ("is", .string(citation.tag.phrase)),
    ])
  }

  private static func model(_ use: ModelUse) -> JSONValue {
    .object([
      ("model", .string(use.name)), ("status", .string(use.status.rawValue)),
      ("citation", .string(use.citation)),
      ("doi", .optional(use.doi)), ("departures", .array(use.departures.map(JSONValue.string))),
    ])
  }
}
