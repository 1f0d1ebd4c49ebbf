import TitrateLibrary

/// What the evidence says about a statement.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
  case supported, mixed, unsupported, contradicted
  // swift-format-ignore: AlwaysUseLowerCamelCase, the report's own word
  case not_in_ledger
}

/// One entry of the ledger: what a drug does, and how well that is known.
public struct Claim: Sendable, Hashable {
  /// `valaciclovir/causes/low back pain`.
  public var id: String
  /// Generic name, or a class.
  public var drug: String
  public var relation: Relation
  public var object: String
  public var verdict: Verdict
  /// What is known, one or two sentences.
  public var finding: String
  public var citations: [Citation]
  /// Follows from the drug file, where it is kept.
  public var isDerived: Bool

  /// Nothing behind it was read in a source: recalled or our own choice.
  public var isUnverified: Bool { !citations.isEmpty && citations.allSatisfy { !$0.tag.isVerified } }

  /// What stands beside the verdict of a claim that nobody read in a source.
  public var caution: String? {
    guard isUnverified else { return nil }
    return citations.contains { $0.tag == .R } ? "recalled, unverified" : "our own search, nothing published"
  }

  /// The sources as they are shown; what was not read in a source says so.
  public var sources: [String] { citations.map(\.shown) }
}

extension Citation.Tag {
  /// Read in a source, or computed from what was.
  var isVerified: Bool {
    switch self {
    case .T, .C, .D, .S: true
    default: false
    }
  }

  /// What the letter means.
  var meaning: String {
    switch self {
    case .T: "read in the paper"
    case .C: "read in a transcription of the paper"
    case .D: "label or guideline"
    case .S: "computed from published numbers"
    case .R: "recalled, unverified"
    default: "our own choice, published nowhere"
    }
  }
}

extension Citation {
  /// `Mok 2016, Ann Rheum Dis 75:30-36 [T: read in the paper]`.
  public var shown: String { "\(source) [\(tag.rawValue): \(tag.meaning)]" }
}
