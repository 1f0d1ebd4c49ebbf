import TitrateRecords

/// Runs, values, tables and charts.
extension CaseReader {
  private static let runKeys = ["model", "doses", "with", "changes", "from", "until", "every", "individual"]
  private static let summaryKeys = [
    "name", "label", "of", "take", "at", "from", "to", "level", "unit", "in", "molar", "show",
  ]

  mutating func run(_ node: YAMLNode, name key: String, also keys: [String] = ["values"]) -> RunPlan {
    guard let entry = node.mapping(keys: [key] + Self.runKeys + keys, &findings) else {
      return RunPlan(name: "", model: "", until: "1", every: "1", place: node.place)
    }
    return RunPlan(
      name: text(entry, key), model: text(entry, "model"), doses: texts(entry, "doses"),
      with: settings(entry["with"]), changes: list(entry, "changes") { $0.change($1) },
      from: optional(entry, "from"), until: text(entry, "until"), every: text(entry, "every"),
      individual: optional(entry, "individual"),
      values: keys.contains("values") ? list(entry, "values") { $0.summary($1) } : [], place: node.place)
  }

  private mutating func change(_ node: YAMLNode) -> RunPlan.Change? {
    guard let entry = node.mapping(keys: ["at", "with"], &findings) else { return nil }
    return RunPlan.Change(at: text(entry, "at"), with: settings(entry["with"]))
  }

  mutating func summary(_ node: YAMLNode) -> SummaryPlan? {
    guard let entry = node.mapping(keys: Self.summaryKeys, &findings) else { return nil }
    return summary(entry, named: text(entry, "name"), at: node)
  }

  private mutating func summary(_ entry: YAMLMapping, named name: String, at node: YAMLNode) -> SummaryPlan? {
    guard let take = entry.required("take", &findings)?.choice(of: SummaryPlan.Take.self, &findings) else {
      return nil
    }
    return SummaryPlan(
      name: name, label: optional(entry, "label"), of: text(entry, "of"), take: take,
      at: optional(entry, "at"), from: optional(entry, "from"), to: optional(entry, "to"),
      level: optional(entry, "level"), display: display(entry), place: node.place)
  }

  mutating func fit(_ node: YAMLNode) -> FitPlan {
    let run = run(node, name: "fit", also: ["levels"])
    guard case .mapping(let entry) = node.content else { return FitPlan(run: run, levels: []) }
    let levels = list(entry, "levels") { reader, node -> (at: String, value: Double)? in
      guard let level = node.mapping(keys: ["at", "value"], &reader.findings),
        let value = level.required("value", &reader.findings)?.number(&reader.findings)
      else { return nil }
      return (reader.text(level, "at"), value)
    }
    return FitPlan(run: run, levels: levels)
  }

  // MARK: Values

  mutating func value(_ node: YAMLNode) -> ValuePlan? {
    let keys = [
      "name", "parameter", "quoted", "drug", "title", "claim", "formula", "chosen", "why", "unit", "in",
      "molar",
      "show",
    ]
    guard let entry = node.mapping(keys: keys, &findings), let source = source(entry, node) else {
      return nil
    }
    return ValuePlan(
      name: text(entry, "name"), source: source, display: display(entry), place: node.place)
  }

  private mutating func source(_ entry: YAMLMapping, _ node: YAMLNode) -> ValuePlan.Source? {
    if let parameter = optional(entry, "parameter") {
      let parts = parameter.split(separator: " ", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        findings.error(
          "009", "'\(parameter)' is no parameter", at: node.place, fix: "write 'TOPIC/NAME parameter'")
        return nil
      }
      return .parameter(model: parts[0], name: parts[1])
    }
    if let formula = optional(entry, "formula") { return .formula(formula) }
    if let chosen = optional(entry, "chosen") { return .chosen(chosen, why: text(entry, "why")) }
    let quoted = text(entry, "quoted")
    if let claim = optional(entry, "claim") { return .claimed(quoted, claim: claim) }
    return .quoted(quoted, drug: text(entry, "drug"), title: text(entry, "title"))
  }

  // MARK: Tables

  mutating func table(_ node: YAMLNode) -> TablePlan {
    var run = run(node, name: "table", also: ["rows", "sweep", "columns", "row label", "note"])
    let title = run.name
    run.name = ""
    guard case .mapping(let entry) = node.content else {
      return TablePlan(title: title, run: run, rowLabel: "", rows: [], columns: [], note: nil)
    }
    return TablePlan(
      title: title, run: run, rowLabel: text(entry, "row label"),
      rows: entry["sweep"].map { sweep($0) } ?? list(entry, "rows") { $0.row($1) },
      columns: list(entry, "columns") { $0.column($1) }, note: sentence(entry, "note"))
  }

  /// One row for each value of a covariate.
  private mutating func sweep(_ node: YAMLNode) -> [TablePlan.Row] {
    guard let entry = node.mapping(keys: ["over", "unit", "values"], &findings) else { return [] }
    let name = text(entry, "over"), unit = optional(entry, "unit").map { " " + $0 } ?? ""
    return texts(entry, "values").map {
      TablePlan.Row(label: $0 + unit, with: [RunPlan.Setting(name: name, value: $0)])
    }
  }

  private mutating func row(_ node: YAMLNode) -> TablePlan.Row? {
    guard let entry = node.mapping(keys: ["label", "with", "doses", "model", "changes"], &findings) else {
      return nil
    }
    return TablePlan.Row(
      label: text(entry, "label"), with: settings(entry["with"]),
      doses: entry["doses"] == nil ? nil : texts(entry, "doses"), model: optional(entry, "model"),
      changes: list(entry, "changes") { $0.change($1) })
  }

  private mutating func column(_ node: YAMLNode) -> TablePlan.Column? {
    let keys = Self.summaryKeys + ["formula", "doses", "with", "shows"]
    guard let entry = node.mapping(keys: keys, &findings) else { return nil }
    let label = text(entry, "label"), name = optional(entry, "name") ?? label
    let content: TablePlan.Column.Content
    if let formula = optional(entry, "formula") {
      content = .formula(formula)
    } else if entry["shows"]?.choice(["doses"], &findings) != nil {
      content = .doses
    } else if let summary = summary(entry, named: name, at: node) {
      content = .summary(summary)
    } else {
      return nil
    }
    return TablePlan.Column(
      name: name, label: label, content: content, display: display(entry),
      doses: entry["doses"] == nil ? nil : texts(entry, "doses"), with: settings(entry["with"]),
      place: node.place)
  }

  // MARK: Charts

  mutating func chart(_ node: YAMLNode) -> ChartPlan? {
    let keys = ["chart", "axis", "time in", "time", "log", "from", "to", "lines", "levels"]
    guard let entry = node.mapping(keys: keys, &findings) else { return nil }
    return ChartPlan(
      title: text(entry, "chart"), axis: text(entry, "axis"), timeUnit: optional(entry, "time in"),
      timeLabel: optional(entry, "time"), isLogarithmic: entry["log"]?.boolean(&findings) ?? false,
      from: optional(entry, "from"), to: optional(entry, "to"),
      lines: list(entry, "lines") { reader, node in
        node.mapping(keys: ["run", "of", "label", "unit", "in", "molar"], &reader.findings).map {
          ChartPlan.Line(
            run: reader.text($0, "run"), of: reader.text($0, "of"), label: reader.text($0, "label"),
            display: reader.display($0), place: node.place)
        }
      },
      levels: list(entry, "levels") { reader, node in
        node.mapping(keys: ["value", "label"], &reader.findings).map {
          ChartPlan.Level(
            value: reader.text($0, "value"), label: reader.text($0, "label"), place: node.place)
        }
      }, place: node.place)
  }
}
