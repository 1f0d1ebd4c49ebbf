import OrderedCollections
import TitrateLibrary

/// Claims that follow from the drug files, so that no number is typed twice.
extension Ledger {
  mutating func derive(from drug: DrugFile) {
    deriveReactions(drug)
    deriveWarnings(drug)
    deriveInteractions(drug)
    deriveMonitoring(drug)
    deriveIndications(drug)
  }

  /// One claim per reaction over all settings: supported unless every comparison favours the drug.
  private mutating func deriveReactions(_ drug: DrugFile) {
    var groups: OrderedDictionary<String, [DrugFile.AdverseReaction]> = [:]
    for reaction in drug.adverseReactions {
      guard let concept = effect(in: reaction.reaction) else { continue }
      groups[vocabulary.name(concept), default: []].append(reaction)
    }
    for (object, reactions) in groups {
      let compared = reactions.filter { $0.percent != nil && $0.comparatorPercent != nil }
      let exceeds =
        reactions.count > compared.count || compared.contains { $0.percent! > $0.comparatorPercent! }
      insert(
        drug, .causes, object, exceeds ? .supported : .mixed,
        reactions.prefix(4).map(Self.text).joined(separator: "; "),
        reactions.map(\.citation))
    }
    if let first = drug.adverseReactions.first {
      insert(
        drug, .causes, "side effects", .supported,
        "The drug file lists \(drug.adverseReactions.count) adverse reactions.", [first.citation])
    }
  }

  private static func text(_ reaction: DrugFile.AdverseReaction) -> String {
    guard let percent = reaction.percent else { return reaction.setting }
    guard let other = reaction.comparatorPercent, let comparator = reaction.comparator else {
      return "\(number(percent)) % (\(reaction.setting))"
    }
    return "\(number(percent)) % against \(number(other)) % on \(comparator) (\(reaction.setting))"
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : "\(value)"
  }

  private func effect(in text: String) -> Int32? {
    vocabulary.allConcepts(in: text).first { [.effect, .condition].contains(vocabulary.kind($0)) }
  }

  /// Harms named in boxed and other warnings.
  private mutating func deriveWarnings(_ drug: DrugFile) {
    for warning in drug.warnings where warning.kind == .boxed || warning.kind == .warning {
      let text = warning.title + ". " + warning.text
      for concept in vocabulary.allConcepts(in: text) where isHarm(concept) {
        let kind = warning.kind == .boxed ? "Boxed warning" : "Warning"
        insert(
          drug, .causes, vocabulary.name(concept), .supported, "\(kind): \(warning.text)", [warning.citation])
      }
    }
  }

  /// An unwanted effect with a name of its own.
  private func isHarm(_ concept: Int32) -> Bool {
    vocabulary.kind(concept) == .effect && !Vocabulary.general.contains { $0.0 == vocabulary.name(concept) }
  }

  private mutating func deriveInteractions(_ drug: DrugFile) {
    for interaction in drug.interactions {
      guard let concept = vocabulary.agent(named: interaction.agent) else { continue }
      insert(
        drug, .interacts, vocabulary.name(concept), .supported, "\(interaction.effect) \(interaction.action)",
        [interaction.citation])
    }
    if let first = drug.interactions.first {
      insert(
        drug, .interacts, "other medicines", .supported,
        "The drug file lists \(drug.interactions.count) interactions.", [first.citation])
    }
  }

  private mutating func deriveMonitoring(_ drug: DrugFile) {
    for item in drug.monitoring {
      for concept in vocabulary.allConcepts(in: item.test) where vocabulary.kind(concept) == .test {
        insert(
          drug, .monitoring, vocabulary.name(concept), .supported, "Monitoring: \(item.test).",
          [item.citation])
      }
    }
    if let first = drug.monitoring.first {
      insert(drug, .monitoring, "blood tests", .supported, "Monitoring: \(first.test).", [first.citation])
    }
    for rule in drug.genotypeRules {
      for concept in vocabulary.allConcepts(in: rule.gene) where vocabulary.kind(concept) == .test {
        insert(drug, .monitoring, vocabulary.name(concept), .supported, rule.recommendation, [rule.citation])
      }
    }
  }

  /// What it has doses or targets for.
  private mutating func deriveIndications(_ drug: DrugFile) {
    var citations: OrderedDictionary<String, [Citation]> = [:]
    for (indication, citation) in drug.targets.map({ ($0.indication, $0.citation) })
      + drug.startingDoses.map({ ($0.indication, $0.citation) })
    {
      guard let concept = vocabulary.concept(in: indication), vocabulary.kind(concept) == .condition else {
        continue
      }
      if citations[vocabulary.name(concept)]?.contains(citation) == true { continue }
      citations[vocabulary.name(concept), default: []].append(citation)
    }
    // A dose that is recalled does not show that the drug works.
    for (object, sources) in citations where sources.contains(where: { $0.tag.isVerified }) {
      insert(drug, .treats, object, .supported, "The drug file has doses or targets for it.", sources)
    }
  }

  private mutating func insert(
    _ drug: DrugFile, _ relation: Relation, _ object: String, _ verdict: Verdict, _ finding: String,
    _ citations: [Citation]
  ) {
    var unique: OrderedSet<Citation> = []
    unique.append(contentsOf: citations)
    let claim = Claim(
      id: "\(drug.name)/\(relation.rawValue)/\(object)", drug: drug.name, relation: relation, object: object,
      verdict: verdict, finding: finding, citations: Array(unique), isDerived: true)
    if !insert(claim) { enrich(with: claim) }
  }
}

extension Vocabulary {
  /// What a drug can meet, by its name or by a phrase that begins with it.
  func agent(named name: String) -> Int32? {
    let found = concept(named: name) ?? allConcepts(in: name).first
    return found.flatMap { [.agent, .drug, .drugClass].contains(kind($0)) ? $0 : nil }
  }

  /// Agents of interactions that the vocabulary does not name.
  mutating func learnAgents(of drugs: [DrugFile]) {
    for interaction in drugs.flatMap(\.interactions) where interaction.agent.split(separator: " ").count <= 4
    {
      let number = agent(named: interaction.agent) ?? define(interaction.agent, .agent)
      for name in [interaction.agent] + interaction.synonyms { add(name, concept: number) }
    }
  }
}
