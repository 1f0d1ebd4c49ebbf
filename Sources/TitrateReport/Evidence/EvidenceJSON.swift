import TitrateEvidence

/// What `titrate evidence --json` prints.
public enum EvidenceJSON {
  /// An article: its statements and where it contradicts itself.
  public static func render(_ report: ArticleReport) throws -> String {
    try JSONValue.object([
      ("statements", .array(report.statements.map(statement))),
      ("contradictions", .array(report.contradictions.map(contradiction))),
    ]).text()
  }

  /// One claim that somebody asked about, in the shape of an article.
  public static func render(_ statements: [Statement]) throws -> String {
    try JSONValue.object([("statements", .array(statements.map(statement))), ("contradictions", .array([]))])
      .text()
  }

  /// All claims on a drug.
  public static func render(_ claims: [Claim], on drug: String) throws -> String {
    try JSONValue.object([("drug", .string(drug)), ("claims", .array(claims.map(claim)))]).text()
  }

  private static func statement(_ statement: Statement) -> JSONValue {
    .object([
      ("line", .integer(Int64(statement.line))), ("sentence", .string(statement.sentence)),
      ("drug", .string(statement.drug)), ("relation", .string(statement.relation.rawValue)),
      ("object", .string(statement.object)), ("negated", .bool(statement.isNegated)),
      ("hedged", .bool(statement.isHedged)), ("verdict", .string(statement.verdict.rawValue)),
      ("claim", statement.claim.map { .string($0.id) } ?? .null),
      ("sources", .array((statement.claim?.sources ?? []).map(JSONValue.string))),
    ])
  }

  private static func contradiction(_ found: Contradiction) -> JSONValue {
    .object([
      ("lines", .array(found.lines.map { .integer(Int64($0)) })), ("about", .string(found.about)),
    ])
  }

  private static func claim(_ claim: Claim) -> JSONValue {
    .object([
      ("id", .string(claim.id)), ("relation", .string(claim.relation.rawValue)),
      ("object", .string(claim.object)),
      ("verdict", .string(claim.verdict.rawValue)), ("finding", .string(claim.finding)),
      ("sources", .array(claim.sources.map(JSONValue.string))),
    ])
  }
}
