import TitrateLanguage
import TitrateRecords

/// Interactions, monitoring, adverse reactions, warnings.
extension DrugReader {
  mutating func interaction(_ node: YAMLNode) -> DrugFile.Interaction? {
    let keys = [
      "agent", "synonyms", "direction", "exposure", "clearance", "from", "onset", "offset", "timing",
      "bioavailability fall", "effect", "action", "source", "tag",
    ]
    guard let entry = node.mapping(keys: keys, &findings) else { return nil }
    let agent = entry.text("agent", &findings), synonyms = texts(entry, "synonyms")
    let direction = entry.required("direction", &findings)?.choice(
      of: DrugFile.Interaction.Direction.self, &findings)
    let factor = clearanceFactor(entry, at: node.place)
    var fall: DrugFile.Interaction.Saturation?
    if let node = entry["bioavailability fall"], let map = node.mapping(keys: ["largest", "half"], &findings)
    {
      let largest = map.required("largest", &findings)?.positive(&findings)
      let half = map.required("half", &findings)?.value(in: Self.units.perDay, &findings)
      if let largest, let half { fall = DrugFile.Interaction.Saturation(largest: largest, half: half) }
    }
    let from = entry["from"]?.value(in: Self.units.perDay, &findings)
    let onset = entry["onset"]?.value(in: Self.units.days, &findings)
    let offset = entry["offset"]?.value(in: Self.units.days, &findings)
    let timing = entry["timing"]?.choice(of: Citation.Tag.self, &findings)
    if onset != nil || offset != nil, timing == nil {
      findings.error("008", "onset and offset need their own tag", at: node.place, fix: "add 'timing: R'")
    }
    let effect = entry.text("effect", &findings), action = entry.text("action", &findings)
    let citation = citation(entry)
    guard let agent, let direction, let effect, let action, let citation else { return nil }
    return DrugFile.Interaction(
      agent: agent, synonyms: synonyms, direction: direction, bioavailabilityFall: fall,
      clearanceFactor: factor, agentDailyDose: from,
      onsetDays: onset, offsetDays: offset, timing: timing, effect: effect, action: action, citation: citation
    )
  }

  /// `clearance: 0.34` as it is, or `exposure: 3.1` inverted.
  private mutating func clearanceFactor(_ entry: YAMLMapping, at place: Place) -> Double? {
    if let exposure = entry["exposure"] {
      if entry["clearance"] != nil {
        findings.error(
          "009", "'exposure' and 'clearance' say the same thing", at: place, fix: "keep one of them")
      }
      return exposure.positive(&findings).map { 1 / $0 }
    }
    return entry["clearance"]?.positive(&findings)
  }

  mutating func monitoring(_ node: YAMLNode) -> DrugFile.MonitoringItem? {
    guard let entry = node.mapping(keys: ["test", "schedule", "act", "source", "tag"], &findings) else {
      return nil
    }
    let test = entry.text("test", &findings)
    let schedule = list(entry, "schedule") { $0.period($1) }
    let act = list(entry, "act") { $0.threshold($1) }
    guard let test, let citation = citation(entry) else { return nil }
    return DrugFile.MonitoringItem(test: test, schedule: schedule, act: act, citation: citation)
  }

  private mutating func period(_ node: YAMLNode) -> DrugFile.MonitoringItem.Period? {
    guard let entry = node.mapping(keys: ["days", "every"], &findings) else { return nil }
    let days = days(entry)
    let every = entry.required("every", &findings)?.value(in: Self.units.days, &findings)
    guard let from = days.from, let every else { return nil }
    return DrugFile.MonitoringItem.Period(fromDay: from, toDay: days.to, everyDays: every)
  }

  /// `above: 15 ng/mL`, `above: 30 % rise`: what stands after the number is shown, not converted.
  private mutating func threshold(_ node: YAMLNode) -> DrugFile.MonitoringItem.Threshold? {
    guard let entry = node.mapping(keys: ["above", "below", "action", "source", "tag"], &findings) else {
      return nil
    }
    let comparison = entry["below"] == nil ? "above" : "below"
    guard let limit = entry.required(comparison, &findings), let text = limit.string(&findings) else {
      return nil
    }
    let parts = text.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let value = Number.parse(parts[0]) else {
      findings.error("014", "'\(text)' is not a number with a unit", at: limit.place, fix: "write '15 ng/mL'")
      return nil
    }
    guard let action = entry.text("action", &findings), let citation = citation(entry) else { return nil }
    return DrugFile.MonitoringItem.Threshold(
      comparison: comparison, value: value, unit: String(parts[1]), action: action, citation: citation)
  }

  mutating func adverseReaction(_ node: YAMLNode) -> DrugFile.AdverseReaction? {
    let keys = ["reaction", "percent", "comparator percent", "comparator", "setting", "source", "tag"]
    guard let entry = node.mapping(keys: keys, &findings) else { return nil }
    let reaction = entry.text("reaction", &findings), setting = entry.text("setting", &findings)
    let percent = entry["percent"]?.number(&findings), other = entry["comparator percent"]?.number(&findings)
    if [percent, other].contains(where: { $0.map { !(0...100).contains($0) } ?? false }) {
      findings.error(
        "010", "a percentage lies between 0 and 100", at: node.place, fix: "write the share in per cent")
    }
    let comparator = entry["comparator"]?.string(&findings)
    guard let reaction, let setting, let citation = citation(entry) else { return nil }
    return DrugFile.AdverseReaction(
      reaction: reaction, percent: percent, comparatorPercent: other, comparator: comparator,
      setting: setting,
      citation: citation)
  }

  mutating func contraindication(_ node: YAMLNode) -> DrugFile.Statement? {
    guard let entry = node.mapping(keys: ["title", "text", "source", "tag"], &findings) else { return nil }
    return statement(entry, .contraindication)
  }

  mutating func warning(_ node: YAMLNode) -> DrugFile.Statement? {
    guard let entry = node.mapping(keys: ["kind", "title", "text", "source", "tag"], &findings) else {
      return nil
    }
    guard let kind = entry.required("kind", &findings)?.choice(of: DrugFile.Statement.Kind.self, &findings)
    else {
      return nil
    }
    return statement(entry, kind)
  }

  private mutating func statement(_ entry: YAMLMapping, _ kind: DrugFile.Statement.Kind) -> DrugFile
    .Statement?
  {
    let title = entry.text("title", &findings), text = entry.text("text", &findings)
    guard let title, let text, let citation = citation(entry) else { return nil }
    return DrugFile.Statement(kind: kind, title: title, text: text, citation: citation)
  }
}
