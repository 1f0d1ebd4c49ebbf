/// Statements that no single verb makes: what a drug is, lists of side effects, evidence, who may take it, qualities.
extension StatementReader {
  /// "D is an antiviral", "D, an antiviral", "antivirals such as D", "the antiviral D".
  mutating func readClasses() {
    for index in 0..<sentence.count where !sentence[index].isDead && sentence[index].isConcept {
      guard vocabulary.kind(sentence[index].meaning.concept) == .drugClass else { continue }
      if let drugs = drugBehind(index) {
        sentence[index].isPredicate = true
        for drug in drugs { add(drug, .is_a, sentence[index].meaning.concept, at: index, cue: index) }
      } else if let drugs = drugAfterRole(index) {
        sentence[index].isPredicate = true
        for drug in drugs { add(drug, .is_a, sentence[index].meaning.concept, at: index, cue: index) }
      } else if let (drugs, from) = drugBefore(index) {
        sentence[index].isPredicate = true
        let isNegated = sentence.items[from..<index].contains { $0.has(.negation) && !$0.has(.notNegation) }
        for drug in drugs where drug != sentence[index].meaning.concept {
          add(drug, .is_a, sentence[index].meaning.concept, at: index, cue: from, isNegated: isNegated)
        }
        if !isNegated { readPurpose(index, drugs) }
      }
    }
  }

  /// "As an immunosuppressant, D …".
  private func drugAfterRole(_ index: Int) -> [Int32]? {
    guard index > 0, index <= 2, sentence[0].has(.asWord), index + 1 < sentence.count else { return nil }
    for next in index + 1..<min(index + 4, sentence.count) {
      if let drugs = drugsHere(next) { return drugs }
      if sentence[next].has(.it) { return referred(next) }
    }
    return nil
  }

  /// "D is an antibody for lupus": what the class is for.
  private mutating func readPurpose(_ index: Int, _ drugs: [Int32]) {
    guard index + 1 < sentence.count, sentence[index + 1].has(.forWord) else { return }
    for next in index + 2..<max(index + 2, sentence.count) {
      let item = sentence[next]
      if item.meaning.relation != nil || item.has([.relative, .boundary, .copula]) { return }
      guard item.isConcept, vocabulary.kind(item.meaning.concept) == .condition else { continue }
      sentence[next].isUsed = true
      for drug in drugs { add(drug, .treats, item.meaning.concept, at: next, cue: index) }
    }
  }

  /// "They include D and E", said of a class.
  mutating func readMembers() {
    guard sentence.count > 2, sentence[0].has(.they), sentence[1].has(.list), !sentence[1].has(.copula),
      case .drug(let subjects) = memory.subject, let whole = subjects.first,
      vocabulary.kind(whole) == .drugClass
    else { return }
    for index in 2..<sentence.count
    where sentence[index].isConcept && sentence[index].meaning.concept != whole {
      guard [.drug, .drugClass].contains(vocabulary.kind(sentence[index].meaning.concept)) else { continue }
      add(sentence[index].meaning.concept, .is_a, whole, at: index, cue: 1)
    }
  }

  /// "antivirals such as D and E", "antiviral drug D".
  private func drugBehind(_ index: Int) -> [Int32]? {
    var next = index + 1
    // "prodrug of E" says what becomes of it.
    guard next < sentence.count, sentence[index].meaning.relation == nil else { return nil }
    if sentence[next].has(.list), !sentence[next].has(.copula) || sentence[next].kind == .bracket {
      next += 1
    }
    if next < sentence.count, sentence[next].kind == .comma, next + 1 < sentence.count,
      sentence[next + 1].has(.list), !sentence[next + 1].has(.copula)
    {
      next += 2
    }
    if next < sentence.count, sentence[next].kind == .bracket { next += 1 }
    var drugs: [Int32] = []
    while next < sentence.count {
      let item = sentence[next]
      if item.isConcept, vocabulary.kind(item.meaning.concept) == .drug {
        drugs.append(item.meaning.concept)
      } else if drugs.isEmpty || item.kind != .comma && !item.has(.join) {
        break
      }
      next += 1
    }
    return drugs.isEmpty ? nil : drugs
  }

  private func drugBefore(_ index: Int) -> (drugs: [Int32], from: Int)? {
    var hasCopula = false, isDenied = false
    var at = index - 1
    while at >= 0, index - at < 14 {
      let item = sentence[at]
      if item.has(.negation), index - at <= 2 { isDenied = true }
      if item.has(.copula) || item.has(.asWord) && index - at <= 2 { hasCopula = true }
      // "is a commonly prescribed antiviral": no verb of its own.
      let isAdjective = item.meaning.relation == .treats && item.meaning.form == .past
      if item.meaning.relation != nil, !item.has(.copula), !isDenied, !isAdjective { return nil }
      if item.has([.aside, .contrast, .condition]) || item.kind == .semicolon { return nil }
      if isObject(at), !isDenied { return nil }
      if let drugs = drugsHere(at)
        ?? ((item.has(.it) || item.has(.they)) && !item.has(.expletive)
          ? subject(before: at + 1, .is_a) : nil)
      {
        if item.isConcept, vocabulary.kind(item.meaning.concept) == .drugClass { return nil }
        return hasCopula || isDenied || isApposition(at, index) ? (drugs, at) : nil
      }
      at -= 1
    }
    return nil
  }

  /// "D, a widely used antiviral": a comma and an article behind the drug.
  private func isApposition(_ drug: Int, _ index: Int) -> Bool {
    if drug + 1 < index, sentence[index - 1].isDash { return true }
    guard drug + 2 < index else { return false }
    for at in drug + 1..<index - 1
    where (sentence[at].kind == .comma || sentence[at].kind == .colon) && sentence[at + 1].has(.article) {
      return true
    }
    return false
  }

  /// "Side effects of D that may occur include X", "side effects are mild".
  mutating func readSideEffectLists(from first: Int) {
    for index in first..<max(first, sentence.count) where !sentence[index].isDead {
      let item = sentence[index]
      guard item.meaning.concept == names.sideEffects || item.has(.sideEffectWord) && item.meaning.concept < 0
      else { continue }
      guard item.meaning.relation == nil || item.meaning.frames.contains(.backward) else { continue }
      if sentence.items[index...].contains(where: { $0.meaning.concept == names.mild }),
        let drugs = sentenceDrugs ?? (context.isEmpty ? nil : context)
      {
        for drug in drugs { add(drug, .other, names.mildSideEffects, at: index, cue: index) }
        continue
      }
      guard let list = listCue(after: index) else { continue }
      let targets = objects(after: list, .causes).filter { !sentence[$0].isUsed || $0 > list }
      let drugs = sentenceDrugs ?? (context.isEmpty ? nil : context)
      guard let drugs else { continue }
      for target in targets {
        let concept = sentence[target].meaning.concept
        guard concept != names.sideEffects, let (relation, object) = mapped(.causes, verb: -1, concept) else {
          continue
        }
        sentence[target].isUsed = true
        for drug in drugs { add(drug, relation, object, at: target, cue: list) }
      }
    }
  }

  private func listCue(after index: Int) -> Int? {
    for next in index + 1..<max(index + 1, min(index + 24, sentence.count)) {
      let item = sentence[next]
      if item.isDead || item.clause != sentence[index].clause { return nil }
      if item.has(.list) || item.kind == .colon || item.has(.copula) { return next }
      if item.meaning.relation != nil, item.meaning.form == .base { return nil }
    }
    return nil
  }

  /// The drugs that the sentence names outside conditions, or refers to.
  var sentenceDrugs: [Int32]? {
    for index in 0..<sentence.count where !sentence[index].isDead {
      if let drugs = drugsHere(index), !isAside(index) { return drugs }
      if sentence[index].has(.it), !sentence[index].has(.expletive), let drugs = referred(index) {
        return drugs
      }
    }
    return nil
  }

  /// What is said about research itself, and about not knowing how.
  mutating func readEvidence() {
    let unknown = sentence.items.firstIndex { $0.has(.mechanismUnknown) && !$0.isDead }
    if let unknown, sentence.items.contains(where: { $0.has(.mechanismNoun) }),
      let drugs = sentenceDrugs ?? continuing
    {
      let object = firstObject(from: 0, clause: sentence[unknown].clause) ?? names.action
      for drug in drugs { add(drug, .mechanism, object, at: unknown, cue: unknown, isNegated: true) }
    }
    for (cue, isNegated) in [(Cues.evidenceLacking, true), (.evidenceWanted, true), (.evidenceFound, false)] {
      guard let index = sentence.items.firstIndex(where: { $0.has(cue) && !$0.isDead }) else { continue }
      guard let drugs = sentenceDrugs ?? continuing else { continue }
      if cue == .evidenceFound,
        sentence.items.contains(where: { $0.has([.evidenceLacking, .evidenceWanted]) })
          || sentence.items[..<index].contains(where: { $0.has(.negation) || $0.has(.hedge) })
      {
        continue
      }
      // "limited evidence to support its use in X" is stated already.
      if cue == .evidenceLacking, found.contains(where: { $0.relation == .evidence && $0.isNegated }) {
        continue
      }
      // "no evidence that D suppresses the immune system": on what is denied.
      let denied =
        cue == .evidenceLacking ? found.last { $0.isNegated && $0.relation != .mechanism }?.object : nil
      guard
        let object = denied ?? firstObject(from: index) ?? firstObject(from: 0) ?? lastEffect(after: index)
      else { continue }
      for object in listed(object) {
        for drug in drugs {
          add(drug, .evidence, object, at: index, cue: index, isNegated: isNegated)
          found[found.count - 1].isWish = cue == .evidenceWanted
        }
      }
    }
  }

  /// "in asthma, lupus or multiple sclerosis": all of one list.
  private func listed(_ first: Int32) -> [Int32] {
    guard var index = sentence.items.firstIndex(where: { $0.meaning.concept == first }) else {
      return [first]
    }
    var objects = [first]
    while index + 2 < sentence.count, sentence[index + 1].kind == .comma || sentence[index + 1].has(.join) {
      index += 2
      if sentence[index].has(.join), index + 1 < sentence.count { index += 1 }
      guard isObject(index), vocabulary.kind(sentence[index].meaning.concept) == vocabulary.kind(first) else {
        break
      }
      objects.append(sentence[index].meaning.concept)
    }
    return objects
  }

  /// The drug at hand, where the sentence before said something of it.
  private var continuing: [Int32]? { memory.emittedBefore && !context.isEmpty ? context : nil }

  /// "More research is needed", but not "no evidence that …", which names its own.
  private func lastEffect(after index: Int) -> Int32? {
    sentence.items[index...].contains { $0.has(.relative) } ? nil : memory.effect
  }

  private func firstObject(from start: Int, clause: Int32? = nil) -> Int32? {
    for index in start..<sentence.count
    where isObject(index) && clause ?? sentence[index].clause == sentence[index].clause {
      let concept = sentence[index].meaning.concept
      if concept != names.sideEffects, concept != names.action { return concept }
    }
    return nil
  }

  /// Whether it may be taken: in pregnancy, while breastfeeding, with another disease.
  mutating func readPermissions() {
    guard let cue = sentence.items.firstIndex(where: { $0.has([.permission, .prohibition]) && !$0.isDead })
    else { return }
    guard let drugs = sentenceDrugs ?? continuing else { return }
    let clause = sentence[cue].clause
    let inClause = sentence.items.indices.filter { sentence[$0].clause == clause }
    let isProhibited = inClause.contains { sentence[$0].has(.prohibition) }
    let isDenied = inClause.contains { sentence[$0].has(.negation) && !sentence[$0].has(.notNegation) }
    var targets = inClause.filter { index in
      sentence[index].isConcept && !sentence[index].isUsed
        && vocabulary.kind(sentence[index].meaning.concept) == .state
    }
    if targets.isEmpty {
      // "It is safe to take D while pregnant".
      targets = sentence.items.indices.filter { index in
        sentence[index].isConcept && !sentence[index].isUsed && !sentence[index].isDead
          && vocabulary.kind(sentence[index].meaning.concept) == .state
      }
    }
    if isProhibited || isDenied { readForbidden(inClause, drugs, cue) }
    if targets.isEmpty, isProhibited || isDenied { targets = groups(cue, clause) }
    for target in targets {
      for drug in drugs {
        add(
          drug, .other, sentence[target].meaning.concept, at: target, cue: cue,
          isNegated: isProhibited != isDenied || isProhibited && isDenied)
      }
      sentence[target].isUsed = true
    }
  }

  /// "Live vaccines should be avoided with D".
  private mutating func readForbidden(_ clause: [Int], _ drugs: [Int32], _ cue: Int) {
    for index in clause where sentence[index].isConcept && !sentence[index].isUsed {
      guard vocabulary.kind(sentence[index].meaning.concept) == .agent else { continue }
      sentence[index].isUsed = true
      for drug in drugs {
        add(drug, .interacts, sentence[index].meaning.concept, at: index, cue: cue, isNegated: false)
      }
    }
  }

  /// "not suitable for people with liver disease", "not suitable in these cases".
  private func groups(_ cue: Int, _ clause: Int32) -> [Int] {
    let refersBack = sentence.items.contains { $0.has(.theseCases) }
    return sentence.items.indices.filter { index in
      guard isObject(index), !sentence[index].isUsed,
        vocabulary.kind(sentence[index].meaning.concept) == .condition
      else { return false }
      return refersBack || sentence[index].clause == clause && index > cue
    }
  }

  /// Safe, effective, addictive.
  mutating func readQualities() {
    for index in 0..<sentence.count where !sentence[index].isDead && sentence[index].isConcept {
      let concept = sentence[index].meaning.concept
      guard vocabulary.kind(concept) == .quality, concept != names.mild else { continue }
      if concept == names.effective, readEffectiveness(index) { continue }
      if concept == names.effective,
        found.contains(where: { $0.relation == .treats || $0.relation == .prevents })
      {
        continue
      }
      if found.contains(where: { $0.relation == .other && vocabulary.kind($0.object) == .state }) { continue }
      guard let from = copula(before: index), let drugs = subject(before: from, .other) else { continue }
      add(drugs[0], .other, concept, at: index, cue: from)
    }
  }

  /// "Take D once a week", "D is taken daily".
  mutating func readDosing() {
    guard sentence.items.prefix(3).contains(where: { $0.has(.permission) }) else { return }
    for index in 0..<sentence.count where sentence[index].isConcept && !sentence[index].isDead {
      let concept = sentence[index].meaning.concept
      guard names.dosing.contains(concept), !found.contains(where: { $0.object == concept }),
        let drugs = sentenceDrugs, vocabulary.filed.contains(drugs[0])
      else { continue }
      add(drugs[0], .other, concept, at: index, cue: index)
    }
  }

  /// "as effective as E in X".
  private mutating func readEffectiveness(_ index: Int) -> Bool {
    guard let from = copula(before: index), let drugs = subject(before: from, .treats) else { return false }
    for next in index + 1..<max(index + 1, min(index + 9, sentence.count)) {
      let item = sentence[next]
      if item.meaning.relation != nil || item.clause != sentence[index].clause { return false }
      guard item.isConcept, vocabulary.kind(item.meaning.concept) == .condition, !item.isUsed else {
        continue
      }
      sentence[next].isUsed = true
      for drug in drugs { add(drug, .treats, item.meaning.concept, at: next, cue: index) }
      return true
    }
    return false
  }

  private func copula(before index: Int) -> Int? {
    for at in stride(from: index - 1, through: max(0, index - 8), by: -1) {
      if sentence[at].has(.copula) { return at }
      if sentence[at].meaning.relation != nil || sentence[at].kind == .semicolon { return nil }
    }
    return nil
  }
}
