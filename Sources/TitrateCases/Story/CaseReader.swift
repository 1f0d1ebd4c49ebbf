import TitrateLanguage
import TitrateRecords

/// Reads a case file; what is wrong with it is said all at once.
struct CaseReader {
  var findings = Findings(family: "K")

  private static let keys = ["case", "title", "question", "setting", "answer", "sections"]
  /// The word that makes a step what it is.
  private static let kinds = [
    "text", "simulate", "fit", "values", "table", "chart", "reactions", "mentioned", "dosing", "monitoring",
    "quote", "evidence", "naranjo", "limits",
  ]

  /// - Throws: `Diagnostics` with everything that is wrong with the file.
  static func read(_ source: TitrateRecords.SourceText) throws -> CaseFile {
    var reader = CaseReader()
    let file = YAMLNode.parse(source, &reader.findings)?.mapping(keys: keys, &reader.findings)
      .map { reader.file($0, source.file) }
    try reader.findings.throwErrors(file: source.file)
    guard let file else {
      throw CaseProblem.make("K018", "the file is empty", at: .file(source.file), fix: nil)
    }
    return file
  }

  private mutating func file(_ file: YAMLMapping, _ path: String) -> CaseFile {
    CaseFile(
      name: text(file, "case"), title: text(file, "title"), question: text(file, "question"),
      setting: text(file, "setting"), answer: sentences(file, "answer"),
      sections: list(file, "sections") { $0.section($1) }, file: path)
  }

  private mutating func section(_ node: YAMLNode) -> CaseFile.Section? {
    guard let entry = node.mapping(keys: ["section", "heading", "steps"], &findings) else { return nil }
    return CaseFile.Section(
      id: text(entry, "section"), heading: text(entry, "heading"),
      steps: list(entry, "steps") { $0.step($1) })
  }

  private mutating func step(_ node: YAMLNode) -> CaseFile.Step? {
    guard let entry = node.mapping(&findings) else { return nil }
    guard let kind = Self.kinds.first(where: { kind in entry.entries.contains { $0.key == kind } }) else {
      findings.error(
        "016", "this is no step", at: node.place,
        fix: "begin it with one of: \(Self.kinds.joined(separator: ", "))")
      return nil
    }
    return kindOf(kind, entry, node).map { CaseFile.Step(kind: $0, place: node.place) }
  }

  private mutating func kindOf(_ kind: String, _ entry: YAMLMapping, _ node: YAMLNode) -> CaseFile.Kind? {
    switch kind {
    case "text": return sentence(entry, "text").map(CaseFile.Kind.text)
    case "simulate":
      let run = run(node, name: "simulate")
      return .simulate(run)
    case "fit": return .fit(fit(node))
    case "values": return .values(list(entry, "values") { $0.value($1) })
    case "table": return .table(table(node))
    case "chart": return chart(node).map(CaseFile.Kind.chart)
    case "evidence": return .evidence(texts(entry, "evidence"))
    case "limits": return .limits(sentences(entry, "limits"))
    default: return view(kind, node)
    }
  }

  // MARK: Parts

  mutating func text(_ entry: YAMLMapping, _ key: String) -> String {
    entry.required(key, &findings)?.string(&findings) ?? ""
  }

  mutating func optional(_ entry: YAMLMapping, _ key: String) -> String? { entry[key]?.string(&findings) }

  mutating func texts(_ entry: YAMLMapping, _ key: String) -> [String] {
    entry[key]?.oneOrMany.compactMap { $0.string(&findings) } ?? []
  }

  mutating func sentence(_ entry: YAMLMapping, _ key: String) -> CaseText? {
    guard let node = entry[key], let text = node.string(&findings) else { return nil }
    return CaseText(text, at: node.place)
  }

  mutating func sentences(_ entry: YAMLMapping, _ key: String) -> [CaseText] {
    entry.required(key, &findings)?.oneOrMany.compactMap { node in
      node.string(&findings).map { CaseText($0, at: node.place) }
    } ?? []
  }

  mutating func list<Value>(
    _ entry: YAMLMapping, _ key: String, _ read: (inout CaseReader, YAMLNode) -> Value?
  ) -> [Value] {
    var values: [Value] = []
    for node in entry[key]?.sequence(&findings) ?? [] {
      if let value = read(&self, node) { values.append(value) }
    }
    return values
  }

  mutating func settings(_ node: YAMLNode?) -> [RunPlan.Setting] {
    node?.mapping(&findings)?.entries.compactMap { entry in
      entry.value.string(&findings).map { RunPlan.Setting(name: entry.key, value: $0) }
    } ?? []
  }

  /// `show: 2 decimals`, with the units beside it.
  mutating func display(_ entry: YAMLMapping) -> ValueDisplay {
    var display = ValueDisplay(
      unit: optional(entry, "unit"), into: optional(entry, "in"), molar: optional(entry, "molar"))
    guard let node = entry["show"], let word = node.string(&findings) else { return display }
    let parts = word.split(separator: " ")
    switch parts.first {
    case "percent": display.form = .percent
    case "times": display.form = .times
    default:
      if parts.count == 2, parts[1].hasPrefix("decimal"), let digits = Int(parts[0]), (0...6).contains(digits)
      {
        display.form = .decimals(digits)
      } else {
        findings.error(
          "016", "'\(word)' is no way to show a number", at: node.place,
          fix: "write 'percent', 'times' or '2 decimals'")
      }
    }
    return display
  }
}
