import OrderedCollections
import TitrateLanguage
import TitrateLibrary
import TitrateRecords

/// The claims of `Evidence/claims.yaml`, by `DRUG/RELATION/OBJECT`, as cases need them.
struct CaseLedger {
  private var claims: OrderedDictionary<String, CaseReport.Claim> = [:]
  private var sources: [String: Citation] = [:]
  /// A library without a ledger says so in every claim; what is quoted from one counts as recalled.
  private(set) var isMissing = false

  /// - Throws: `Diagnostics` where the ledger is broken.
  init(_ library: Library) throws {
    let source: TitrateRecords.SourceText
    do {
      source = try TitrateRecords.SourceText.read("\(library.root)/Evidence/claims.yaml", family: "K")
    } catch let problems as Diagnostics where problems.all.first?.code == "K001" {
      isMissing = true
      return
    }
    var findings = Findings(family: "K")
    if let file = YAMLNode.parse(source, &findings)?.mapping(&findings) { read(file, &findings) }
    try findings.throwErrors(file: source.file)
  }

  private mutating func read(_ file: YAMLMapping, _ findings: inout Findings) {
    for entry in file["sources"]?.mapping(&findings)?.entries ?? [] {
      guard let source = entry.value.mapping(&findings) else { continue }
      let text = source.required("is", &findings)?.string(&findings)
      let tag = source.required("tag", &findings)?.choice(of: Citation.Tag.self, &findings)
      if let text, let tag { sources[entry.key] = Citation(source: text, tag: tag) }
    }
    for entry in file.required("claims", &findings)?.mapping(&findings)?.entries ?? [] {
      for node in entry.value.sequence(&findings) { read(node, drug: entry.key, &findings) }
    }
  }

  private mutating func read(_ node: YAMLNode, drug: String, _ findings: inout Findings) {
    guard let entry = node.mapping(&findings) else { return }
    let relation = entry.required("relation", &findings)?.string(&findings) ?? ""
    let verdict = entry.required("verdict", &findings)?.string(&findings) ?? ""
    let finding = entry.required("finding", &findings)?.string(&findings) ?? ""
    let names = entry["sources"]?.oneOrMany.compactMap { $0.string(&findings) } ?? []
    for object in entry.required("objects", &findings)?.sequence(&findings) ?? [] {
      guard let name = object.string(&findings) else { continue }
      let id = "\(drug)/\(relation)/\(name)"
      claims[id] = CaseReport.Claim(
        id: id, statement: Self.sentence(drug, relation, name), verdict: verdict, why: finding,
        sources: names.compactMap { sources[$0] })
    }
  }

  /// A claim as people say it.
  private static func sentence(_ drug: String, _ relation: String, _ object: String) -> String {
    let subject = drug.prefix(1).uppercased() + drug.dropFirst()
    return switch relation {
    case "is_a": "\(subject) is one of: \(object)"
    case "mechanism": "\(subject) acts on: \(object)"
    case "monitoring": "\(subject) needs monitoring of \(object)"
    case "interacts": "\(subject) interacts with \(object)"
    case "pk": "\(subject), fate in the body: \(object)"
    case "other": "\(subject), in general: \(object)"
    default: "\(subject) \(relation) \(object)"
    }
  }

  /// - Throws: K020 for an unknown claim.
  func claim(_ id: String, at place: Place) throws -> CaseReport.Claim {
    if let claim = claims[id] { return claim }
    if isMissing {
      let parts = id.split(separator: "/").map(String.init)
      return CaseReport.Claim(
        id: id, statement: Self.sentence(parts.first ?? "", parts.dropFirst().first ?? "", parts.last ?? ""),
        verdict: "not in ledger", why: "This library has no ledger of claims.", sources: [])
    }
    let near = claims.keys.filter { $0.hasPrefix(id.split(separator: "/").first.map(String.init) ?? "") }
    throw CaseProblem.make(
      "K020", "the ledger has no claim '\(id)'", at: place,
      fix: Spelling.nearest(to: id, among: Array(near)).map { "did you mean '\($0)'?" }
        ?? "see Evidence/claims.yaml")
  }
}
