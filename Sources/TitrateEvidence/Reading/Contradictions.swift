import OrderedCollections

/// Two places of an article that cannot both hold.
public struct Contradiction: Sendable, Hashable {
  /// Both lines, the earlier first; equal where one line says both.
  public var lines: [Int]
  /// What they disagree about.
  public var about: String
}

/// Where an article contradicts itself.
package enum Contradictions {
  /// Statements about one thing, from which one contradiction can come.
  private struct Topic: Hashable {
    let drug: Int32, assertion: Vocabulary.Assertion
    var phrase: String?
  }

  /// All contradictions, by their first lines. Of many lines that say the same, each is paired once.
  package static func find(_ findings: [Finding], _ vocabulary: Vocabulary) -> [Contradiction] {
    var topics: OrderedDictionary<Topic, [Finding]> = [:]
    for finding in findings {
      let said = Vocabulary.Assertion(finding.relation, finding.object)
      topics[
        Topic(drug: finding.drug, assertion: vocabulary.same[said] ?? said, phrase: finding.phrase),
        default: []
      ].append(finding)
    }
    var found: [Contradiction] = []
    for (topic, group) in topics {
      let about = words(topic, vocabulary)
      found += pairs(group.filter { !$0.isNegated }, group.filter(\.isNegated), about)
      found += frequencies(group, about)
    }
    found += narrower(topics, vocabulary)
    found += classes(topics, vocabulary) + noSideEffects(findings, vocabulary)
    var seen: OrderedSet<Contradiction> = []
    seen.append(contentsOf: found.sorted { ($0.lines[0], $0.lines[1]) < ($1.lines[0], $1.lines[1]) })
    return Array(seen)
  }

  /// Said and denied; what both sides only suppose is no contradiction, nor is a wish for more research.
  private static func pairs(_ said: [Finding], _ denied: [Finding], _ about: String) -> [Contradiction] {
    let denied = denied.filter { !$0.isWish }
    guard let firstSaid = said.first, let firstDenied = denied.first,
      said.contains(where: { !$0.isHedged }) || denied.contains(where: { !$0.isHedged })
    else { return [] }
    var result: [Contradiction] = []
    for one in denied where !(one.isHedged && firstSaid.isHedged) {
      result.append(pair(firstSaid, one, about))
    }
    for one in said.dropFirst() where !(one.isHedged && firstDenied.isHedged) {
      result.append(pair(one, firstDenied, about))
    }
    return result
  }

  /// "does not treat myasthenia", and "treats ocular myasthenia": who denies the whole denies its part.
  private static func narrower(_ topics: OrderedDictionary<Topic, [Finding]>, _ vocabulary: Vocabulary)
    -> [Contradiction]
  {
    var result: [Contradiction] = []
    for (topic, group) in topics where [.treats, .prevents, .causes].contains(topic.assertion.relation) {
      guard let said = group.first(where: { !$0.isNegated && !$0.isHedged }) else { continue }
      for wider in vocabulary.andBroader(topic.assertion.object).dropFirst() {
        let whole = Topic(drug: topic.drug, assertion: .init(topic.assertion.relation, wider))
        guard let others = topics[whole],
          let denied = others.first(where: { $0.isNegated && !$0.isWish })
        else { continue }
        result.append(pair(said, denied, words(whole, vocabulary)))
      }
    }
    return result
  }

  /// "common" here, "rare" there.
  private static func frequencies(_ group: [Finding], _ about: String) -> [Contradiction] {
    guard
      let common = group.first(where: { $0.frequency == .common && $0.relation == .causes && !$0.isNegated }),
      let rare = group.first(where: { $0.frequency == .rare && $0.relation == .causes && !$0.isNegated })
    else { return [] }
    return [pair(common, rare, "how often: " + about)]
  }

  /// A drug said to belong to two classes that exclude each other, or to be safe and dangerous, weekly and daily.
  private static func classes(_ topics: OrderedDictionary<Topic, [Finding]>, _ vocabulary: Vocabulary)
    -> [Contradiction]
  {
    var result: [Contradiction] = []
    for (topic, group) in topics where [.is_a, .other].contains(topic.assertion.relation) {
      for (first, second) in vocabulary.exclusive where first == topic.assertion.object {
        let said = Vocabulary.Assertion(topic.assertion.relation, second)
        let other = topics[Topic(drug: topic.drug, assertion: vocabulary.same[said] ?? said)] ?? []
        guard let one = group.first(where: { !$0.isNegated }),
          let two = other.first(where: { $0.relation == topic.assertion.relation && !$0.isNegated })
        else { continue }
        result.append(
          pair(
            one, two,
            "\(vocabulary.name(topic.drug)): \(vocabulary.name(first)) or \(vocabulary.name(second))"))
      }
    }
    return result
  }

  /// "has no side effects", and then they are listed.
  private static func noSideEffects(_ findings: [Finding], _ vocabulary: Vocabulary) -> [Contradiction] {
    guard let general = vocabulary.concept(named: "side effects") else { return [] }
    var result: [Contradiction] = []
    for denial in findings
    where denial.object == general && denial.relation == .causes && denial.isNegated {
      if let harm = findings.first(where: {
        $0.drug == denial.drug && $0.relation == .causes && !$0.isNegated && $0.object != general
      }) {
        result.append(pair(denial, harm, "\(vocabulary.name(denial.drug)) and side effects"))
      }
    }
    return result
  }

  private static func pair(_ one: Finding, _ other: Finding, _ about: String) -> Contradiction {
    Contradiction(lines: [min(one.line, other.line), max(one.line, other.line)], about: about)
  }

  private static func words(_ topic: Topic, _ vocabulary: Vocabulary) -> String {
    let drug = vocabulary.name(topic.drug), object = topic.phrase ?? vocabulary.name(topic.assertion.object)
    switch topic.assertion.relation {
    case .evidence: return "evidence on \(drug) and \(object)"
    case .is_a: return "whether \(drug) is a \(object)"
    case .mechanism: return "how \(drug) acts: \(object)"
    case .other: return "\(drug): \(object)"
    case .interacts: return "whether \(drug) interacts with \(object)"
    case .monitoring: return "whether \(drug) needs \(object)"
    case .pk: return "\(drug) and \(object)"
    case .treats, .prevents, .causes: return "whether \(drug) \(topic.assertion.relation.rawValue) \(object)"
    }
  }
}
