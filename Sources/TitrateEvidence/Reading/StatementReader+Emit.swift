/// Making statements: negation, hedging, who says it, how often.
extension StatementReader {
  mutating func emit(_ drugs: [Int32], _ relation: Relation, _ targets: [Int], cue: Int) {
    let verb = sentence[cue].meaning.verb
    // "side effects such as headache and nausea": the general word adds nothing.
    let general = [names.sideEffects, names.symptoms]
    let isListed = targets.contains { !general.contains(sentence[$0].meaning.concept) }
    for target in targets {
      var concept = sentence[target].meaning.concept
      sentence[target].isUsed = true
      if isListed, general.contains(concept) { continue }
      if concept == names.symptoms, let disease = population { concept = disease }
      guard let (stated, object) = mapped(relation, verb: verb, concept) else { continue }
      for drug in drugs where drug != object {
        if stated == .interacts, !vocabulary.filed.contains(drug), !vocabulary.filed.contains(object),
          let own = filedDrug
        {
          // "D levels are raised by E and lowered by F".
          for other in [drug, object] { add(own, stated, other, at: target, cue: cue) }
          continue
        }
        // Of two drugs that meet, the one with a file in the library is spoken of.
        let isSwapped =
          stated == .interacts && vocabulary.filed.contains(object) && !vocabulary.filed.contains(drug)
        add(isSwapped ? object : drug, stated, isSwapped ? drug : object, at: target, cue: cue)
      }
    }
  }

  /// The drug of the library that the sentence names first.
  var filedDrug: Int32? {
    sentence.items.first { $0.isConcept && vocabulary.filed.contains($0.meaning.concept) }?.meaning.concept
  }

  /// "For people with X, D relieves the symptoms".
  private var population: Int32? {
    guard let start = sentence.items.firstIndex(where: { $0.has(.population) }) else { return nil }
    return sentence.items[start...].first { item in
      item.isConcept && vocabulary.kind(item.meaning.concept) == .condition
    }?.meaning.concept
  }

  mutating func add(
    _ drug: Int32, _ relation: Relation, _ object: Int32, at index: Int, cue: Int, isNegated: Bool? = nil
  ) {
    let from = min(index, cue), to = max(index, cue)
    var finding = Finding(line: line, span: span, drug: drug, relation: relation, object: object)
    if isNegated == nil, evidenceCue(before: to, .evidenceLacking), !evidenceCue(before: to, .evidenceNone) {
      // "limited evidence to support its use in X" is said of the evidence, not of X.
      finding.relation = .evidence
      finding.isNegated = true
    } else {
      finding.isNegated = isNegated ?? self.isNegated(cue: cue, object: index)
    }
    // "must never be combined with" says that they interact.
    if relation == .interacts, isNegated == nil, sentence[cue].meaning.verb != names.interact {
      finding.isNegated = isHarmless(index)
    }
    // "has no effect on the kidneys": of harm.
    if relation == .mechanism, finding.isNegated, vocabulary.kind(object) == .organ,
      let harm = vocabulary.compounds[.init(object, 0)], vocabulary.kind(harm) == .effect
    {
      (finding.relation, finding.object) = (.causes, harm)
    }
    // Who does not cure may treat.
    if finding.isNegated, sentence[cue].meaning.verb == names.cure { finding.isWish = true }
    finding.isHedged = isHedged(from: from, to: to)
    finding.attribution = attribution
    finding.frequency = frequency(from: from, to: to)
    found.append(finding)
  }

  /// A negation reaches what follows it in its clause, up to a verb with its own modal or auxiliary.
  private func isNegated(cue: Int, object: Int) -> Bool {
    let clause = sentence[cue].clause
    var verbs = 0, isFresh = false
    let start = max(cue, object)
    var index = start - 1
    // "no headache", "without suppressing".
    while index >= 0, sentence[index].clause == clause {
      let item = sentence[index]
      if item.has(.negation), !item.has(.notNegation) { return !isFresh }
      if index < cue, item.meaning.relation != nil, item.meaning.form != .none { verbs += 1 }
      // "does not treat lupus and can cause nausea": the "can" begins anew, once a verb stands before it.
      if index < cue, item.has([.hedge, .copula]), hasVerb(before: index, clause), !isNegationNext(index) {
        isFresh = true
      }
      if verbs > 0, item.kind == .comma, index + 1 < sentence.count,
        sentence[index + 1].meaning.form == .present
      {
        isFresh = true
      }
      index -= 1
    }
    return evidenceDenied(before: start)
  }

  private func isNegationNext(_ index: Int) -> Bool {
    index + 1 < sentence.count && sentence[index + 1].has(.negation)
      || index > 0 && sentence[index - 1].has(.negation)
  }

  private func hasVerb(before index: Int, _ clause: Int32) -> Bool {
    var at = index - 1
    while at >= 0, sentence[at].clause == clause {
      if sentence[at].meaning.relation != nil { return true }
      if sentence[at].has(.negation) { return false }
      at -= 1
    }
    return false
  }

  /// "There is no evidence that D treats X": denied.
  private func evidenceDenied(before index: Int) -> Bool { evidenceCue(before: index, .evidenceNone) }

  /// Words on research that reach the statement behind them: not over a comma.
  private func evidenceCue(before index: Int, _ cue: Cues) -> Bool {
    for at in stride(from: index - 1, through: 0, by: -1) {
      if sentence[at].has(.contrast) || sentence[at].kind == .comma && !isDrug(at - 1) { return false }
      if sentence[at].has(cue) {
        return sentence.items[at..<index].contains { $0.has(.relative) || $0.meaning.relation != nil }
      }
    }
    return false
  }

  private func isHedged(from low: Int, to high: Int) -> Bool {
    let clauses = sentence[low].clause...max(sentence[low].clause, sentence[high].clause)
    for index in 0..<high where sentence[index].has(.hedge) {
      if clauses.contains(sentence[index].clause) || sentence[index].has(.report) { return true }
    }
    // "Headache has been reported", "is a possible side effect of".
    for index in high..<min(high + 3, sentence.count) where sentence[index].has(.report) { return true }
    return sentence.items[..<high].contains { $0.has(.report) }
  }

  private var attribution: Finding.Attribution {
    for item in sentence.items {
      if item.has(.study) { return .study }
      if item.has(.report) { return .reports }
      if item.has(.doctor) { return .doctor }
    }
    return .unattributed
  }

  private func frequency(from low: Int, to high: Int) -> Finding.Frequency? {
    let clause = sentence[low].clause
    var result: Finding.Frequency?
    for index in 0..<min(sentence.count, high + 3) where sentence[index].clause == clause {
      if sentence[index].has(.rare) { return .rare }
      if sentence[index].has(.common) { result = .common }
    }
    return result
  }
}
