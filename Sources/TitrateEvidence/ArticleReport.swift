import TitrateLanguage
import TitrateRecords

/// One statement of a text with its verdict.
public struct Statement: Sendable, Hashable {
  /// The line on which its sentence begins, from 1.
  public var line: Int
  public var sentence: String
  /// The library's generic name, or a class.
  public var drug: String
  public var relation: Relation
  public var object: String
  public var isNegated: Bool
  public var isHedged: Bool
  /// Who says it: `study`, `reports`, `doctor`, `unattributed`.
  public var attribution: String
  public var verdict: Verdict
  /// The claim that decided, nil where the ledger has none.
  public var claim: Claim?
  /// Bytes of the text.
  package var span: Range<Int>
}

/// What a text says about drugs, and how that stands to the evidence.
public struct ArticleReport: Sendable {
  /// As the user named it.
  public var file: String
  public var text: String
  public var statements: [Statement]
  public var contradictions: [Contradiction]
  /// What the reader should know: that no drug is named, say.
  public var warnings: [Diagnostic]

  /// How many statements have each verdict.
  public func count(_ verdict: Verdict) -> Int { statements.count { $0.verdict == verdict } }
}

extension Ledger {
  /// The largest text that is read, in bytes.
  public static let largestText = 64_000_000

  /// Reads an article from a file.
  ///
  /// - Throws: `Diagnostics` (E001 to E003, E018) where the file is missing, too large, binary, or empty.
  public func read(file: String) throws -> ArticleReport {
    let source = try TitrateRecords.SourceText.read(file, limit: Self.largestText, family: "E")
    guard source.text.utf8.contains(where: { $0 > 0x20 }) else {
      throw Diagnostics([
        Diagnostic(
          "E018", .error, "the file is empty", at: .file(file), fix: "name a file with the article's text")
      ])
    }
    return report(on: source.text, file: file)
  }

  /// Reads an article that is in memory.
  public func report(on text: String, file: String) -> ArticleReport {
    let bytes = Array(text.utf8)
    let findings = Reading.findings(bytes, vocabulary)
    var warnings: [Diagnostic] = []
    if !Reading.namesDrug(bytes, vocabulary) {
      warnings.append(
        Diagnostic(
          "E040", .warning, "no drug of the library is named in this text", at: .file(file),
          fix: "'titrate evidence DRUG' shows what the ledger has on a drug"))
    } else if findings.isEmpty {
      warnings.append(
        Diagnostic(
          "E041", .warning, "a drug is named, but nothing that the program understands is said about it",
          at: .file(file),
          fix: "it reads English sentences; tables and other languages are not understood"))
    }
    return ArticleReport(
      file: file, text: text, statements: findings.map { statement($0, bytes) },
      contradictions: Contradictions.find(findings, vocabulary), warnings: warnings)
  }

  /// Judges one sentence: "valaciclovir causes back pain".
  ///
  /// - Throws: `Diagnostics` (E042) where no statement about a drug is in it.
  public func judge(claim text: String) throws -> [Statement] {
    let findings = Reading.claim(text, vocabulary)
    guard !findings.isEmpty else {
      throw Diagnostics([
        Diagnostic(
          "E042", .error, "no statement about a drug was understood in '\(text)'", at: .none,
          fix:
            "name a drug and what it does, such as \"valaciclovir causes back pain\"; or one drug alone for all claims on it"
        )
      ])
    }
    let bytes = Array(text.utf8)
    return findings.map { statement($0, bytes) }
  }

  /// The generic name, or the class, that a name, synonym or brand stands for.
  public func subject(named name: String) -> String? {
    guard let concept = vocabulary.wholeConcept(name) else { return nil }
    return [.drug, .drugClass].contains(vocabulary.kind(concept)) ? vocabulary.name(concept) : nil
  }

  private func statement(_ finding: Finding, _ bytes: [UInt8]) -> Statement {
    let judgement = judge(finding)
    return Statement(
      line: finding.line, sentence: Reading.sentence(bytes[finding.span]),
      drug: vocabulary.name(finding.drug),
      relation: finding.relation, object: finding.phrase ?? vocabulary.name(finding.object),
      isNegated: finding.isNegated,
      isHedged: finding.isHedged, attribution: finding.attribution.rawValue, verdict: judgement.verdict,
      claim: judgement.claim, span: finding.span)
  }
}
