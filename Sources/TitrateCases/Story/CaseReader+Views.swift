import TitrateRecords

/// Steps that show what files of the library say.
extension CaseReader {
  mutating func view(_ kind: String, _ node: YAMLNode) -> CaseFile.Kind? {
    switch kind {
    case "reactions": reactions(node)
    case "mentioned": mentioned(node)
    case "dosing": dosing(node)
    case "monitoring": monitoring(node)
    case "quote": quote(node)
    default: naranjo(node)
    }
  }

  private mutating func reactions(_ node: YAMLNode) -> CaseFile.Kind? {
    guard let entry = node.mapping(keys: ["reactions", "title", "settings", "compared"], &findings) else {
      return nil
    }
    return .reactions(
      ReactionPlan(
        drug: text(entry, "reactions"), title: text(entry, "title"), settings: texts(entry, "settings"),
        compared: entry["compared"]?.boolean(&findings) ?? false, place: node.place))
  }

  private mutating func mentioned(_ node: YAMLNode) -> CaseFile.Kind? {
    guard let entry = node.mapping(keys: ["mentioned", "drugs"], &findings) else { return nil }
    return .mentioned(
      MentionPlan(drugs: texts(entry, "drugs"), words: text(entry, "mentioned"), place: node.place))
  }

  private mutating func dosing(_ node: YAMLNode) -> CaseFile.Kind? {
    guard let entry = node.mapping(keys: ["dosing", "use"], &findings) else { return nil }
    return .dosing(
      DosingPlanView(drug: text(entry, "dosing"), use: optional(entry, "use"), place: node.place))
  }

  private mutating func monitoring(_ node: YAMLNode) -> CaseFile.Kind? {
    guard let entry = node.mapping(keys: ["monitoring", "start", "weeks", "tests"], &findings) else {
      return nil
    }
    return .monitoring(
      MonitoringView(
        drug: text(entry, "monitoring"), start: text(entry, "start"),
        weeks: entry.required("weeks", &findings)?.integer(&findings) ?? 0, tests: texts(entry, "tests"),
        place: node.place))
  }

  private mutating func quote(_ node: YAMLNode) -> CaseFile.Kind? {
    let keys = ["quote", "titles", "kinds", "interactions", "genotypes", "targets", "thresholds"]
    guard let entry = node.mapping(keys: keys, &findings) else { return nil }
    return .quote(
      QuotePlan(
        drug: text(entry, "quote"), titles: texts(entry, "titles"), kinds: texts(entry, "kinds"),
        interactions: texts(entry, "interactions"), genotypes: texts(entry, "genotypes"),
        targets: texts(entry, "targets"), thresholds: texts(entry, "thresholds"), place: node.place))
  }

  private mutating func naranjo(_ node: YAMLNode) -> CaseFile.Kind? {
    guard let entry = node.mapping(keys: ["naranjo", "answers"], &findings) else { return nil }
    let answers = list(entry, "answers") { reader, node -> (answer: NaranjoPlan.Answer, why: CaseText)? in
      guard let line = node.mapping(keys: ["answer", "why"], &reader.findings),
        let word = line.required("answer", &reader.findings)?.string(&reader.findings),
        let why = reader.sentence(line, "why")
      else { return nil }
      // YAML's own words for yes and no are read as they are written.
      let answer: NaranjoPlan.Answer? =
        switch word.lowercased() {
        case "yes", "true": .yes
        case "no", "false": .no
        case "unknown": .unknown
        default: nil
        }
      guard let answer else {
        reader.findings.error(
          "016", "'\(word)' is no answer", at: node.place, fix: "write yes, no or unknown")
        return nil
      }
      return (answer, why)
    }
    return .naranjo(NaranjoPlan(patient: text(entry, "naranjo"), answers: answers, place: node.place))
  }
}
