import OrderedCollections
import TitrateLanguage
import TitrateRecords

/// A composition file as read: nothing of it has been put together yet.
struct CompositionDraft {
  var name = ""
  var title = ""
  var about = ""
  var units: [String: Unit] = [:]
  var components: [(prefix: String, model: String, place: Place)] = []
  var wires: [Wire] = []
  var interactions: [Composition.Interaction] = []
  var covariates: [Provenance.CovariateBinding] = []
  /// Values for inputs and covariates that the whole does not leave open.
  var constants: [Constant] = []
  var outputs: [Composition.Output] = []
  var doses: OrderedDictionary<String, String> = [:]
  var place: Place = .none

  /// As `Composition.Wire`; the unit of a plain variable may be known from its model.
  struct Wire {
    var to: String
    var formula: String
    var unit: Unit?
    var molarMass: Double?
    var why: String
    var citation: Citation?
    var place: Place
  }
  struct Constant {
    var name: String
    var value: Quantity
    var place: Place
  }

  private static let keys = [
    "composition", "title", "about", "units", "components", "wires", "interactions", "covariates", "set",
    "outputs", "doses",
  ]

  /// - Throws: `Diagnostics` with everything that is wrong with the file.
  init(_ source: TitrateRecords.SourceText) throws {
    var findings = Findings(family: "B")
    if let file = YAMLNode.parse(source, &findings)?.mapping(keys: Self.keys, &findings) {
      read(file, &findings)
    }
    try findings.throwErrors(file: source.file)
  }

  private mutating func read(_ file: YAMLMapping, _ findings: inout Findings) {
    place = file.place
    name = file.text("composition", &findings) ?? ""
    title = file.text("title", &findings) ?? ""
    about = file.text("about", &findings) ?? ""
    for entry in file.required("units", &findings)?.mapping(keys: ["time", "dosing"], &findings)?.entries
      ?? []
    {
      units[entry.key] = entry.value.unit(&findings)
    }
    for node in file.required("components", &findings)?.sequence(&findings) ?? [] {
      guard let entry = node.mapping(keys: ["model", "as"], &findings),
        let model = entry.text("model", &findings),
        let prefix = entry.text("as", &findings)
      else { continue }
      guard Self.isPrefix(prefix) else {
        findings.error(
          "060", "'\(prefix)' cannot be the beginning of a name", at: node.place,
          fix: "use letters and digits, a letter first")
        continue
      }
      components.append((prefix, model, node.place))
    }
    wires = Self.list(file, "wires", &findings, Self.wire)
    interactions = Self.list(file, "interactions", &findings, Self.interaction)
    covariates = Self.list(file, "covariates", &findings) { Provenance.CovariateBinding($0, &$1) }
    constants = Self.list(file, "set", &findings, Self.constant)
    outputs = Self.list(file, "outputs", &findings, Self.output)
    for entry in file["doses"]?.mapping(&findings)?.entries ?? [] {
      doses[entry.key] = entry.value.string(&findings)
    }
  }

  private static func isPrefix(_ text: String) -> Bool {
    text.first?.isLetter == true && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  private static func list<Value>(
    _ file: YAMLMapping, _ key: String, _ findings: inout Findings,
    _ read: (YAMLNode, inout Findings) -> Value?
  ) -> [Value] {
    var values: [Value] = []
    for node in file[key]?.sequence(&findings) ?? [] {
      if let value = read(node, &findings) { values.append(value) }
    }
    return values
  }

  private static func wire(_ node: YAMLNode, _ findings: inout Findings) -> Wire? {
    let keys = ["to", "from", "is", "unit", "molar mass", "why", "source", "tag"]
    guard let entry = node.mapping(keys: keys, &findings) else { return nil }
    let to = entry.text("to", &findings), why = entry.text("why", &findings)
    let unit = entry["unit"]?.unit(&findings)
    let mass = entry["molar mass"]?.value(in: Unit.known("g/mol"), &findings)
    let formula = (entry["from"] ?? entry["is"])?.string(&findings)
    if formula == nil || (entry["from"] != nil && entry["is"] != nil) {
      findings.error(
        "061", "a wire has either 'from' or 'is'", at: node.place,
        fix: "write 'from: tac_Cc' for a variable, or 'is: …' for a formula")
    }
    if entry["is"] != nil, unit == nil {
      findings.error("061", "a formula needs its unit", at: node.place, fix: "add 'unit: 1', say")
    }
    guard let to, let formula, let why else { return nil }
    return Wire(
      to: to, formula: formula, unit: unit, molarMass: mass, why: why, citation: citation(entry, &findings),
      place: node.place)
  }

  /// `source` and `tag` go together.
  private static func citation(_ entry: YAMLMapping, _ findings: inout Findings) -> Citation? {
    guard entry["source"] != nil || entry["tag"] != nil else { return nil }
    guard let source = entry.text("source", &findings),
      let tag = entry.required("tag", &findings)?.choice(of: Citation.Tag.self, &findings)
    else { return nil }
    return Citation(source: source, tag: tag)
  }

  private static func interaction(_ node: YAMLNode, _ findings: inout Findings) -> Composition.Interaction? {
    guard let entry = node.mapping(keys: ["on", "times", "why", "source", "tag"], &findings) else {
      return nil
    }
    let on = entry.text("on", &findings), factor = entry.text("times", &findings)
    let why = entry.text("why", &findings)
    _ = entry.required("source", &findings)
    guard let on, let factor, let why, let citation = citation(entry, &findings) else { return nil }
    return Composition.Interaction(on: on, factor: factor, why: why, citation: citation, place: node.place)
  }

  private static func constant(_ node: YAMLNode, _ findings: inout Findings) -> Constant? {
    guard let entry = node.mapping(keys: ["name", "to"], &findings), let name = entry.text("name", &findings),
      let value = entry.required("to", &findings)?.quantity(&findings)
    else { return nil }
    return Constant(name: name, value: value, place: node.place)
  }

  private static func output(_ node: YAMLNode, _ findings: inout Findings) -> Composition.Output? {
    guard let entry = node.mapping(keys: ["name", "unit", "label"], &findings),
      let name = entry.text("name", &findings), let unit = entry.text("unit", &findings),
      let label = entry.text("label", &findings)
    else { return nil }
    return Composition.Output(name: name, unit: unit, label: label)
  }
}
