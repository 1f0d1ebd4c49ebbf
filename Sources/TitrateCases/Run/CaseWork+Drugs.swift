import TitrateLanguage
import TitrateLibrary
import TitrateRecords

/// Steps that show a drug's file.
extension CaseWork {
  func reactions(_ plan: ReactionPlan) throws -> CaseReport.Table {
    let drug = try library.drug(named: plan.drug, at: plan.place)
    let shown = drug.adverseReactions.filter { reaction in
      let isWanted = plan.settings.isEmpty || plan.settings.contains { reaction.setting.contains($0) }
      return isWanted && reaction.percent != nil && (!plan.compared || reaction.comparatorPercent != nil)
    }
    let rows = shown.map { reaction -> [CaseReport.Cell] in
      let difference = reaction.percent.flatMap { drug in reaction.comparatorPercent.map { drug - $0 } }
      let digits = [reaction.percent, reaction.comparatorPercent].contains { $0 != $0?.rounded() } ? 1 : 0
      return [
        .text(reaction.reaction), .text(Self.firstPart(reaction.setting)),
        percent(reaction.percent, reaction, "percent"),
        percent(reaction.comparatorPercent, reaction, "comparator"),
        difference.map {
          .value(
            CaseValue(
              name: "difference", value: $0, unit: "%", form: .decimals(digits),
              origin: .derived(["percent", "comparator"], weakest: nil)))
        } ?? .none, .text(Self.word(reaction.citation.tag)),
      ]
    }
    let comparator =
      Set(shown.compactMap(\.comparator)).count == 1 ? shown.compactMap(\.comparator)[0] : "comparator"
    return CaseReport.Table(
      title: plan.title,
      columns: [
        .init(label: "reaction", unit: "", isNumber: false),
        .init(label: "setting", unit: "", isNumber: false),
        .init(label: drug.name, unit: "%", isNumber: true),
        .init(label: comparator, unit: "%", isNumber: true),
        .init(label: "difference", unit: "points", isNumber: true),
        .init(label: "from", unit: "", isNumber: false),
      ], rows: rows, note: [], saysOrigin: true)
  }

  /// What stands before a semicolon: the rest of a setting is a remark on the source.
  private static func firstPart(_ text: String) -> String {
    text.split(separator: ";").first.map(String.init) ?? text
  }

  /// A tag in a narrow column.
  private static func word(_ tag: Citation.Tag) -> String {
    switch tag {
    case .T, .C: "published"
    case .D: "label"
    case .S: "computed"
    case .R: "recalled"
    case .H: "ours"
    }
  }

  private func percent(_ value: Double?, _ reaction: DrugFile.AdverseReaction, _ name: String)
    -> CaseReport.Cell
  {
    guard let value else { return .none }
    return .value(
      CaseValue(
        name: name, value: value, unit: "%", form: .decimals(value == value.rounded() ? 0 : 1),
        origin: .read(reaction.citation)))
  }

  /// What drug files say of something, or that they say nothing.
  func mentions(_ plan: MentionPlan) throws -> [CaseReport.Fact] {
    try plan.drugs.flatMap { name -> [CaseReport.Fact] in
      let drug = try library.drug(named: name, at: plan.place)
      let words = plan.words.lowercased()
      let listed = drug.adverseReactions.filter { $0.reaction.lowercased().contains(words) }.map { reaction in
        let numbers = [
          reaction.percent.map { "\(Number.text($0)) %" },
          reaction.comparatorPercent.map { "\(reaction.comparator ?? "comparator") \(Number.text($0)) %" },
        ].compactMap(\.self).joined(separator: ", ")
        return CaseReport.Fact(
          label: "\(drug.name): listed",
          text: "\(reaction.reaction): \(numbers.isEmpty ? "" : numbers + "; ")\(reaction.setting)",
          citation: reaction.citation)
      }
      let said = Self.statements(drug).filter { ($0.label + " " + $0.text).lowercased().contains(words) }.map
      {
        CaseReport.Fact(label: "\(drug.name): \($0.label)", text: $0.text, citation: $0.citation)
      }
      guard listed.isEmpty, said.isEmpty else { return listed + said }
      return [
        CaseReport.Fact(
          label: "\(drug.name): nothing", text: "The drug's file does not mention \(plan.words).",
          citation: Citation(source: "search of the library", tag: .S))
      ]
    }
  }

  func dosing(_ plan: DosingPlanView) throws -> CaseReport.Table {
    let drug = try library.drug(named: plan.drug, at: plan.place)
    let rules = drug.dosing.filter { plan.use == nil || $0.use == plan.use }
    guard !rules.isEmpty else {
      throw CaseProblem.make(
        "K025", "the file of \(drug.name) has no doses for '\(plan.use ?? "any use")'", at: plan.place,
        fix: nil)
    }
    let rows = rules.map { rule -> [CaseReport.Cell] in
      let dose = rule.dose.map { Self.words($0) } ?? "not recommended"
      let interval = rule.intervalHours.map { " every \(Number.text($0)) h" } ?? ""
      return [
        .text(Self.clearance(rule)), .text(dose + interval), .text(rule.note ?? ""),
        .text(Self.word(rule.citation.tag)),
      ]
    }
    return CaseReport.Table(
      title: "\(drug.name), \(plan.use ?? "any use"): dose by creatinine clearance",
      columns: ["creatinine clearance, mL/min", "dose", "note", "from"].map {
        .init(label: $0, unit: "", isNumber: false)
      }, rows: rows, note: [])
  }

  private static func words(_ dose: DrugFile.DoseAmount) -> String {
    let unit =
      switch dose.basis {
      case .absolute: "mg"
      case .perKg: "mg/kg"
      case .perSquareMetre: "mg/m²"
      }
    return dose.low == dose.high
      ? "\(Number.text(dose.low)) \(unit)" : "\(Number.text(dose.low))–\(Number.text(dose.high)) \(unit)"
  }

  private static func clearance(_ rule: DrugFile.DosingRule) -> String {
    switch (rule.clearanceFrom, rule.clearanceTo) {
    case (let from?, let to?): "\(Number.text(from)) to below \(Number.text(to))"
    case (let from?, nil): "\(Number.text(from)) or more"
    case (nil, let to?): "below \(Number.text(to))"
    default: rule.haemodialysis == true ? "on haemodialysis" : "any"
    }
  }

  func quotes(_ plan: QuotePlan) throws -> [CaseReport.Fact] {
    let drug = try library.drug(named: plan.drug, at: plan.place)
    var facts: [CaseReport.Fact] = []
    let statements = drug.warnings + drug.contraindications
    for title in plan.titles {
      guard let found = statements.first(where: { $0.title == title }) else {
        throw CaseProblem.make(
          "K022", "the file of \(drug.name) has no statement '\(title)'", at: plan.place,
          fix: Spelling.nearest(to: title, among: statements.map(\.title)).map { "did you mean '\($0)'?" }
            ?? "see the file")
      }
      facts.append(CaseReport.Fact(label: found.title, text: found.text, citation: found.citation))
    }
    facts += statements.filter { plan.kinds.contains($0.kind.rawValue) && !plan.titles.contains($0.title) }
      .map {
        CaseReport.Fact(label: $0.title, text: $0.text, citation: $0.citation)
      }
    for agent in plan.interactions {
      guard let found = drug.interactions.first(where: { $0.agent == agent || $0.synonyms.contains(agent) })
      else {
        throw CaseProblem.make(
          "K022", "the file of \(drug.name) has no interaction with '\(agent)'", at: plan.place,
          fix: "it has \(drug.interactions.map(\.agent).joined(separator: ", "))")
      }
      facts.append(
        CaseReport.Fact(
          label: "With \(found.agent)", text: found.effect + " " + found.action, citation: found.citation))
    }
    facts += drug.genotypeRules.filter { plan.genotypes.contains($0.gene) }.map {
      CaseReport.Fact(label: "\($0.gene) \($0.phenotype)", text: $0.recommendation, citation: $0.citation)
    }
    facts += drug.targets.filter { plan.targets.contains($0.indication) }.map {
      CaseReport.Fact(
        label: "Target: \($0.analyte ?? $0.kind.rawValue)",
        text: "\(Number.text($0.low))–\(Number.text($0.high)) \($0.unit.symbol); \($0.setting)",
        citation: $0.citation)
    }
    facts += Self.thresholds(drug).filter { fact in plan.thresholds.contains { fact.label.contains($0) } }.map
    {
      CaseReport.Fact(
        label: $0.label, text: $0.text.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? $0.text,
        citation: $0.citation)
    }
    return facts
  }
}
