import OrderedCollections
import TitrateEvidence

/// The tables of `titrate evidence`, for a terminal of 80 columns.
public enum EvidenceText {
  /// Stands under everything that is shown.
  static let disclaimer = "Decision support for professionals, not medical advice."

  /// An article: statements by line, contradictions, and the claims behind the verdicts.
  public static func render(_ report: ArticleReport) -> String {
    var lines = heading("\(report.file): \(summary(report))")
    lines += contradictions(report.contradictions)
    if !report.statements.isEmpty {
      lines += section("Statements") + rows(report.statements) + section("What the ledger says")
      lines += claims(of: report.statements)
    }
    return text(lines)
  }

  /// One claim that somebody asked about.
  public static func render(_ statements: [Statement]) -> String {
    text(
      statements.flatMap { statement in
        Paragraph.hanging(Self.words(statement) + ": " + verdict(statement.verdict, statement.claim))
          + (statement.claim.map(details) ?? [
            "  The ledger has no claim on this; that says nothing for or against it."
          ])
      })
  }

  /// All claims on a drug, by relation.
  public static func render(_ claims: [Claim], on drug: String) -> String {
    let grouped = OrderedDictionary(grouping: claims, by: \.relation)
    var lines = heading("\(drug): \(claims.count) claims")
    for relation in Relation.allCases {
      guard let group = grouped[relation] else { continue }
      lines += section(title(relation))
      for claim in group {
        lines += Paragraph.hanging("\(claim.object): \(verdict(claim.verdict, claim))") + details(claim)
      }
    }
    return text(lines)
  }

  static func summary(_ report: ArticleReport) -> String {
    let counts = Verdict.allCases.compactMap { verdict in
      report.count(verdict) > 0 ? "\(report.count(verdict)) \(word(verdict))" : nil
    }
    let count = report.statements.count
    return "\(count) statement\(count == 1 ? "" : "s")"
      + (counts.isEmpty ? "" : " (\(counts.joined(separator: ", ")))")
  }

  private static func rows(_ statements: [Statement]) -> [String] {
    let table = TextTable(columns: [
      .init(width: 5, alignment: .right), .init(width: 44, alignment: .left),
      .init(width: 27, alignment: .left),
    ])
    return statements.flatMap { statement in
      table.row([String(statement.line), words(statement), verdict(statement.verdict, statement.claim)])
    }
  }

  private static func contradictions(_ found: [Contradiction]) -> [String] {
    guard !found.isEmpty else { return [] }
    return section("The text contradicts itself")
      + found.flatMap { Paragraph.hanging("\($0.about)", first: place($0.lines)) }
  }

  static func place(_ lines: [Int]) -> String {
    lines[0] == lines[1] ? "line \(lines[0]): " : "lines \(lines[0]) and \(lines[1]): "
  }

  /// Each claim once, in the order of the text.
  private static func claims(of statements: [Statement]) -> [String] {
    var seen: OrderedSet<String> = []
    return statements.flatMap { statement -> [String] in
      guard let claim = statement.claim, seen.append(claim.id).inserted else { return [] }
      return Paragraph.hanging("\(claim.id): \(verdict(claim.verdict, claim))") + details(claim)
    }
  }

  private static func details(_ claim: Claim) -> [String] {
    Paragraph.hanging(claim.finding, first: "  ")
      + claim.sources.flatMap { Paragraph.hanging($0, first: "  - ") }
  }

  /// "valaciclovir may cause low back pain".
  static func words(_ statement: Statement) -> String {
    let hedge = statement.isHedged ? " (hedged)" : ""
    return "\(statement.drug) \(verb(statement)) \(statement.object)\(hedge)"
  }

  private static func verb(_ statement: Statement) -> String {
    let no = statement.isNegated
    switch statement.relation {
    case .is_a: return no ? "is no" : "aeiou".contains(statement.object.first ?? "x") ? "is an" : "is a"
    case .treats: return no ? "does not treat" : "treats"
    case .prevents: return no ? "does not prevent" : "prevents"
    case .causes: return no ? "does not cause" : "causes"
    case .mechanism: return no ? "does not act through, or unknown how:" : "acts on:"
    case .interacts: return no ? "does not interact with" : "interacts with"
    case .monitoring: return no ? "needs no monitoring:" : "needs monitoring:"
    case .pk: return no ? "not in the body's handling:" : "in the body:"
    case .evidence: return no ? "lacks evidence on" : "has evidence on"
    case .other: return no ? "is not, or not to be used in:" : "is, or may be used in:"
    }
  }

  static func title(_ relation: Relation) -> String {
    switch relation {
    case .is_a: "What it is"
    case .treats: "Treats"
    case .prevents: "Prevents"
    case .causes: "Causes"
    case .mechanism: "Acts on"
    case .interacts: "Interacts with"
    case .monitoring: "Monitoring"
    case .pk: "In the body"
    case .evidence: "Evidence"
    case .other: "Who may take it, and how it is borne"
    }
  }

  static func word(_ verdict: Verdict) -> String {
    verdict == .not_in_ledger ? "not in the ledger" : verdict.rawValue
  }

  /// What rests on memory alone says so beside its verdict.
  static func verdict(_ verdict: Verdict, _ claim: Claim?) -> String {
    word(verdict) + (claim?.caution.map { " (\($0))" } ?? "")
  }

  private static func heading(_ title: String) -> [String] { Paragraph.hanging(title) + [disclaimer] }

  private static func section(_ title: String) -> [String] {
    ["", title, String(repeating: "-", count: title.count)]
  }

  private static func text(_ lines: [String]) -> String {
    (lines.contains(disclaimer) ? lines : lines + ["", disclaimer]).joined(separator: "\n") + "\n"
  }
}
