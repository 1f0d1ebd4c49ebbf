import OrderedCollections
import TitrateLanguage
import TitrateLibrary
import TitrateRecords

/// All claims, and the verdict on any statement.
public struct Ledger: Sendable {
  /// In the order of drugs, relations and objects as written; those of the drug files last.
  public internal(set) var claims: [Claim] = []
  package let vocabulary: Vocabulary
  /// (drug, relation, object) to the claim's place.
  var index: [Key: Int] = [:]
  /// A drug to the one whose claims also hold for it: aciclovir to valaciclovir.
  var likes: [Int32: Int32] = [:]
  /// A drug to the classes to which it belongs.
  var classes: [Int32: [Int32]] = [:]

  struct Key: Hashable {
    let drug: Int32, relation: Relation, object: Int32
  }

  /// What the ledger says about a finding.
  package struct Judgement: Sendable {
    package var verdict: Verdict
    package var claim: Claim?
  }

  /// Drugs and classes on which there are claims, in order.
  public var drugNames: [String] { Array(OrderedSet(claims.map(\.drug))).sorted() }

  /// The claims on a drug or a class, in the order of relations.
  public func claims(on drug: String) -> [Claim] {
    claims.filter { $0.drug == drug }
  }

  /// The verdict on a statement found in a text.
  package func judge(_ finding: Finding) -> Judgement {
    if finding.relation == .evidence { return judgeEvidence(finding) }
    guard let claim = claim(finding.drug, finding.relation, finding.object) else {
      return Judgement(verdict: .not_in_ledger, claim: nil)
    }
    return Judgement(verdict: finding.isNegated ? Self.opposite(claim.verdict) : claim.verdict, claim: claim)
  }

  /// "There is evidence on X" stands or falls with X itself.
  private func judgeEvidence(_ finding: Finding) -> Judgement {
    let isDisease = vocabulary.kind(finding.object) == .condition
    for relation in isDisease
      ? [Relation.prevents, .treats, .causes] : [.causes, .treats, .prevents, .mechanism]
    {
      guard let claim = claim(finding.drug, relation, finding.object) else { continue }
      return Judgement(
        verdict: finding.isNegated ? Self.opposite(claim.verdict) : claim.verdict, claim: claim)
    }
    return Judgement(verdict: .not_in_ledger, claim: nil)
  }

  /// To deny what is supported contradicts the evidence; to deny what nothing supports agrees with it.
  private static func opposite(_ verdict: Verdict) -> Verdict {
    switch verdict {
    case .supported: .contradicted
    case .unsupported, .contradicted: .supported
    case .mixed, .not_in_ledger: verdict
    }
  }

  /// The claim that decides: on the drug itself, on the drug it becomes, on its classes.
  func claim(_ drug: Int32, _ relation: Relation, _ object: Int32) -> Claim? {
    var subjects = [drug]
    if let like = likes[drug] { subjects.append(like) }
    for subject in subjects { subjects += classes[subject] ?? [] }
    for subject in subjects {
      if let claim = direct(subject, relation, object) { return claim }
    }
    return nil
  }

  private func direct(_ drug: Int32, _ relation: Relation, _ object: Int32) -> Claim? {
    if let place = index[Key(drug: drug, relation: relation, object: object)] { return claims[place] }
    if let same = vocabulary.same[.init(relation, object)],
      let place = index[Key(drug: drug, relation: same.relation, object: same.object)]
    {
      return claims[place]
    }
    // What holds for the wider object holds for the narrower, but a drug for one disease is none for all of its kind.
    for wider in vocabulary.andBroader(object).dropFirst() {
      guard let place = index[Key(drug: drug, relation: relation, object: wider)] else { continue }
      let claim = claims[place]
      if [.causes, .is_a, .monitoring].contains(relation)
        || [.unsupported, .contradicted].contains(claim.verdict)
      {
        return claim
      }
    }
    return relation == .causes ? narrower(drug, object) : nil
  }

  /// Who causes nausea causes gastrointestinal problems.
  private func narrower(_ drug: Int32, _ object: Int32) -> Claim? {
    claims.first { claim in
      claim.relation == .causes && claim.verdict == .supported
        && vocabulary.concept(named: claim.drug) == drug
        && vocabulary.concept(named: claim.object).map { vocabulary.andBroader($0).contains(object) } == true
    }
  }
}
