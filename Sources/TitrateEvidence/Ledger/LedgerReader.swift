import OrderedCollections
import TitrateLanguage
import TitrateLibrary
import TitrateRecords

extension Ledger {
  /// Reads `Evidence/claims.yaml` and derives what the drug files say.
  ///
  /// - Throws: `Diagnostics` with everything that is wrong with vocabulary, claims or drug files.
  public init(library: Library) throws {
    let drugs = try library.drugs()
    var vocabulary = try Vocabulary(library: library, drugs: drugs)
    vocabulary.learnAgents(of: drugs)
    let path = library.root + "/Evidence/claims.yaml"
    let source = try TitrateRecords.SourceText.read(path, family: "E")
    var reader = LedgerReader(ledger: Ledger(vocabulary: vocabulary))
    if let root = YAMLNode.parse(source, &reader.findings) { reader.read(root) }
    try reader.findings.throwErrors(file: path)
    self = reader.ledger
    for drug in drugs { derive(from: drug) }
  }

  init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// - Returns: false where the ledger has the claim already.
  @discardableResult mutating func insert(_ claim: Claim) -> Bool {
    guard let drug = vocabulary.concept(named: claim.drug),
      let object = vocabulary.concept(named: claim.object)
    else {
      return false
    }
    let key = Key(drug: drug, relation: claim.relation, object: object)
    guard index[key] == nil else { return false }
    index[key] = claims.count
    claims.append(claim)
    if claim.relation == .is_a, claim.verdict == .supported { classes[drug, default: []].append(object) }
    return true
  }
}

extension Ledger {
  /// Numbers of the drug file join a claim of the ledger that agrees; where the ledger judges otherwise it stands alone.
  mutating func enrich(with claim: Claim) {
    guard let place = claims.firstIndex(where: { $0.id == claim.id }), claims[place].verdict == claim.verdict,
      !claims[place].isDerived
    else { return }
    claims[place].finding += " Drug file: " + claim.finding
    for citation in claim.citations where !claims[place].citations.contains(citation) {
      claims[place].citations.append(citation)
    }
  }
}

/// Fills a ledger from its file.
private struct LedgerReader {
  var ledger: Ledger
  var findings = Findings(family: "E")
  private var sources: OrderedDictionary<String, Citation> = [:]

  init(ledger: Ledger) { self.ledger = ledger }

  mutating func read(_ root: YAMLNode) {
    guard let file = root.mapping(keys: ["sources", "like", "claims"], &findings) else { return }
    for entry in file.required("sources", &findings)?.mapping(&findings)?.entries ?? [] {
      guard let source = entry.value.mapping(keys: ["is", "tag"], &findings) else { continue }
      let tag = source.required("tag", &findings)?.choice(of: Citation.Tag.self, &findings)
      if let text = source.text("is", &findings), let tag {
        sources[entry.key] = Citation(source: text, tag: tag)
      }
    }
    for entry in file["like"]?.mapping(&findings)?.entries ?? [] {
      guard let name = entry.value.string(&findings) else { continue }
      if let one = concept(entry.key, at: entry.keyPlace), let other = concept(name, at: entry.value.place) {
        ledger.likes[one] = other
      }
    }
    for entry in file.required("claims", &findings)?.mapping(&findings)?.entries ?? [] {
      guard let drug = concept(entry.key, at: entry.keyPlace) else { continue }
      for node in entry.value.sequence(&findings) { readClaim(node, drug) }
    }
  }

  private mutating func readClaim(_ node: YAMLNode, _ drug: Int32) {
    let keys = ["relation", "objects", "verdict", "finding", "sources"]
    guard let entry = node.mapping(keys: keys, &findings) else { return }
    let relation = entry.required("relation", &findings)?.choice(of: Relation.self, &findings)
    let verdict = entry.required("verdict", &findings)?.choice(
      Verdict.allCases.filter { $0 != .not_in_ledger }.map(\.rawValue), &findings
    ).flatMap(Verdict.init(rawValue:))
    let finding = entry.text("finding", &findings)
    let citations = (entry.required("sources", &findings)?.sequence(&findings) ?? []).compactMap {
      citation($0)
    }
    for object in entry.required("objects", &findings)?.sequence(&findings) ?? [] {
      guard let name = object.string(&findings), let number = concept(name, at: object.place) else {
        continue
      }
      guard let relation, let verdict, let finding else { continue }
      let drugName = ledger.vocabulary.name(drug), objectName = ledger.vocabulary.name(number)
      let claim = Claim(
        id: "\(drugName)/\(relation.rawValue)/\(objectName)", drug: drugName, relation: relation,
        object: objectName, verdict: verdict, finding: finding, citations: citations, isDerived: false)
      if !ledger.insert(claim) {
        findings.error("019", "'\(claim.id)' is claimed twice", at: object.place, fix: "keep one of them")
      }
    }
  }

  private mutating func citation(_ node: YAMLNode) -> Citation? {
    guard let short = node.string(&findings) else { return nil }
    if let known = sources[short] { return known }
    let names = Array(sources.keys)
    findings.error(
      "031", "'\(short)' is not among the file's sources", at: node.place,
      fix: Spelling.nearest(to: short, among: names).map { "did you mean '\($0)'?" } ?? "add it to 'sources:'"
    )
    return nil
  }

  private mutating func concept(_ name: String, at place: Place) -> Int32? {
    if let number = ledger.vocabulary.concept(named: name) { return number }
    let names = ledger.vocabulary.concepts.map(\.name)
    findings.error(
      "010", "'\(name)' is no concept of the vocabulary", at: place,
      fix: Spelling.nearest(to: name, among: names).map { "did you mean '\($0)'?" }
        ?? "add it to Evidence/vocabulary.yaml")
    return nil
  }
}
