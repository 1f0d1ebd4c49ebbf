import TitrateEvidence
import TitrateLanguage
import TitrateLibrary
import TitrateRecords

/// The claims of the evidence ledger by `DRUG/RELATION/OBJECT`, as cases show them.
struct CaseLedger {
  private let claims: [String: Claim]

  /// - Throws: `Diagnostics` where the ledger is missing or broken.
  init(_ library: Library) throws {
    claims = Dictionary(
      try Ledger(library: library).claims.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A claim as people say it.
  private static func sentence(_ claim: Claim) -> String {
    let subject = claim.drug.prefix(1).uppercased() + claim.drug.dropFirst()
    return switch claim.relation {
    case .is_a: "\(subject) is one of: \(claim.object)"
    case .mechanism: "\(subject) acts on: \(claim.object)"
    case .monitoring: "\(subject) needs monitoring of \(claim.object)"
    case .interacts: "\(subject) interacts with \(claim.object)"
    case .pk: "\(subject), fate in the body: \(claim.object)"
    case .other: "\(subject), in general: \(claim.object)"
    default: "\(subject) \(claim.relation.rawValue) \(claim.object)"
    }
  }

  /// - Throws: K020 for an unknown claim.
  func claim(_ id: String, at place: Place) throws -> CaseReport.Claim {
    if let claim = claims[id] {
      return CaseReport.Claim(
        id: id, statement: Self.sentence(claim), verdict: claim.verdict.rawValue, why: claim.finding,
        sources: claim.citations)
    }
    let drug = id.split(separator: "/").first.map(String.init) ?? ""
    let near = claims.keys.filter { $0.hasPrefix(drug) }.sorted()
    throw CaseProblem.make(
      "K020", "the ledger has no claim '\(id)'", at: place,
      fix: Spelling.nearest(to: id, among: near).map { "did you mean '\($0)'?" }
        ?? "see: titrate evidence \(drug)")
  }
}
