/// What no verb pattern found: a thing that stands beside a drug. Its kind says what is meant: an unwanted effect is caused,
/// a disease treated, a test done, a food met; the words around it say whether it is meant at all.
extension StatementReader {
  /// A place in the sentence that names or refers to drugs.
  struct Speaker {
    let at: Int
    let drugs: [Int32]
  }

  /// What a title announces about everything under it.
  enum Section { case none, effects, uses, interactions, mechanism, monitoring, kinetics }

  /// Reads every concept that is nobody's object yet.
  mutating func readByKind() {
    guard !sentence.items.isEmpty else { return }
    let stated = Set(found.map(\.object))
    speakers = findSpeakers()
    for index in 0..<sentence.count {
      let item = sentence[index]
      guard item.isConcept, !item.isUsed, !item.isPredicate, !isAside(index),
        !item.has([.referOneEffect, .referCondition])
      else { continue }
      let concept = item.meaning.concept
      guard !item.isDead || speaksThroughCondition(index) else { continue }
      guard !stated.contains(concept), concept != names.sideEffects, concept != names.symptoms,
        concept != names.action
      else { continue }
      switch vocabulary.kind(concept) {
      case .effect: readEffect(index)
      case .condition: readDisease(index)
      case .process: readProcess(index)
      case .test: readTest(index)
      case .agent: readMeeting(index)
      case .drug where !vocabulary.filed.contains(concept): readMeeting(index)
      case .place: readPlace(index)
      case .organ: readOrgan(index)
      case .drug, .drugClass, .state, .quality: continue
      }
    }
    readDrugPairs()
    readConversion()
  }

  /// "If you take X, the dose of D must be cut", "if you are old, your creatinine should be checked": stated all the same.
  private func speaksThroughCondition(_ index: Int) -> Bool {
    guard !sentence.items.contains(where: { $0.has(.advice) }) else { return false }
    switch vocabulary.kind(sentence[index].meaning.concept) {
    case .test: return sentence.items[..<index].contains { $0.has(.need) }
    case .agent, .drug: return sentence.items.indices.contains { isFiled($0) && $0 != index }
    default: return false
    }
  }

  // MARK: Kinds

  private mutating func readEffect(_ index: Int) {
    let cue = nearestRelation(index)
    let relation = cue.flatMap { sentence[$0].meaning.relation } ?? .causes
    if isPopulation(index), relation != .treats { return }
    let isNamed = namesSubject(index)
    switch relation {
    case .treats, .prevents:
      guard isNamed else { return }
      state(relation, index, cue: cue)
    default:
      guard !isFewer(index) else { return }
      if let cue, sentence[cue].meaning.needsAgent, sentence[cue].meaning.frames == .backward, cue < index {
        return
      }
      let isSaid = cue != nil || hasNear([.adverse, .common, .rare, .sideEffectWord], index)
      let continues = isSaid && !hasOtherSubject(index) && (memory.isTitled || memory.sinceFound == 0)
      // "These symptoms can lead to strain" is said of the symptoms.
      let isOfEffect =
        !isNamed && sentence.items[..<index].contains { $0.has([.referEffect, .referOneEffect]) }
      // "D lowers white cells": the drug and what comes of it, side by side.
      let isBeside = isDrug(index - 1) || hasNear(.have, index)
      // "Back pain can be caused by many things, such as strain".
      let isOfOther = sentence.items[..<index].contains { $0.has(.blamed) }
      if !isNamed, isOfOther { return }
      guard !isOfEffect, memory.section == .effects || isNamed && (isSaid || isBeside) || continues else {
        return
      }
      state(.causes, index, cue: cue)
    }
  }

  private mutating func readDisease(_ index: Int) {
    guard !vocabulary.name(sentence[index].meaning.concept).hasSuffix("transplantation") else { return }
    if index > 0, sentence[index - 1].meaning.needsAgent, sentence[index - 1].meaning.frames == .backward {
      return
    }
    let isGroup = isPopulation(index)
    // "colitis that does not respond to D".
    if let cue = nearestRelation(index), cue > index,
      sentence.items[index..<cue].contains(where: { $0.has(.negation) }), !hasNear(.futile, index)
    {
      return
    }
    let cue = nearestRelation(index)
    let relation = cue.flatMap { sentence[$0].meaning.relation }
    let isFutile = hasNear(.futile, index)
    if memory.section == .effects, relation == nil || relation == .causes {
      if !isGroup { readEffect(index) }
      return
    }
    guard namesSubject(index) || memory.section == .uses && memory.isEntry && startsWithObject(index) else {
      return
    }
    switch relation {
    case .causes?: if !isGroup, !isOfObject(cue), !isOfPeople(index) { state(.causes, index, cue: cue) }
    case .prevents?: state(.prevents, index, cue: cue)
    case .treats?: state(.treats, index, cue: cue)
    default:
      guard isFutile || hasNear(.helps, index) || memory.section == .uses || isPurpose(index) else { return }
      state(.treats, index, cue: cue)
    }
  }

  private mutating func readProcess(_ index: Int) {
    let cue = nearestRelation(index)
    let relation = cue.flatMap { sentence[$0].meaning.relation }
    guard relation != .monitoring, relation != .interacts, !isSaidOfAnother(index) else { return }
    // "Calcineurin is blocked".
    let isPassive = (index + 1..<max(index + 1, min(index + 4, sentence.count))).contains {
      sentence[$0].meaning.relation == .mechanism && sentence[$0].meaning.form == .past
    }
    guard namesSubject(index), relation != nil || isPassive || memory.section == .mechanism else { return }
    state(.mechanism, index, cue: cue)
  }

  private mutating func readTest(_ index: Int) {
    let cue = nearestRelation(index)
    switch cue.flatMap({ sentence[$0].meaning.relation }) {
    case .treats?, .causes?: return
    case .pk?:
      if namesSubject(index) { state(.pk, index, cue: cue) }
      return
    default: break
    }
    guard memory.section == .monitoring || namesSubject(index) || memory.sinceFound <= 2,
      hasNear(.need, index) || hasNear(.prohibition, index) || memory.section == .monitoring
    else { return }
    state(.monitoring, index, cue: nil)
  }

  /// "Crohn's patients", "in people with advanced HIV": those who take it.
  private func isPopulation(_ index: Int) -> Bool {
    if index + 1 < sentence.count, sentence[index + 1].has(.person) { return true }
    return (max(0, index - 4)..<index).contains { sentence[$0].has(.population) }
  }

  /// "mTOR, a protein that controls cell growth": said of the protein.
  private func isSaidOfAnother(_ index: Int) -> Bool {
    (max(1, index - 4)..<max(1, index)).contains {
      sentence[$0].has(.relative) && sentence[$0 - 1].kind == .word
    }
  }

  /// "individuals who are prone to cold sores".
  private func isOfPeople(_ index: Int) -> Bool {
    (max(1, index - 5)..<max(1, index)).contains {
      sentence[$0].has(.relative) && sentence[$0 - 1].has(.person)
    }
  }

  /// "D 10 mg for plaque psoriasis".
  private func isPurpose(_ index: Int) -> Bool {
    (max(0, index - 2)..<index).contains { sentence[$0].has(.forWord) }
      && sentence.items[..<index].contains { $0.isConcept && vocabulary.filed.contains($0.meaning.concept) }
  }

  /// "pain associated with shingles": said of the pain.
  private func isOfObject(_ cue: Int?) -> Bool { cue.map { $0 > 0 && isObject($0 - 1) } ?? false }

  /// "fewer relapses".
  func isFewer(_ index: Int) -> Bool {
    (max(0, index - 2)..<index).contains {
      sentence[$0].meaning.relation == .prevents && sentence[$0].meaning.form == .none
    }
  }

  /// A disease or a class of drugs that the sentence is about.
  private func hasOtherSubject(_ index: Int) -> Bool {
    sentence.items[..<index].contains { item in
      if item.has([.referEffect, .referOneEffect, .this]) { return true }
      guard item.isConcept else { return false }
      switch vocabulary.kind(item.meaning.concept) {
      case .condition, .agent, .drugClass: return true
      case .drug: return !vocabulary.filed.contains(item.meaning.concept)
      default: return false
      }
    }
  }

  private mutating func readPlace(_ index: Int) {
    let begins = !sentence.items[..<index].contains(where: \.isConcept)
    guard namesSubject(index) || memory.section == .kinetics || begins && memory.sinceFound <= 2 else {
      return
    }
    guard !found.contains(where: { $0.relation == .interacts }) else { return }
    state(.pk, index, cue: nearestRelation(index))
  }

  /// "has no effect on the kidneys", "can be hard on the liver".
  private mutating func readOrgan(_ index: Int) {
    guard index > 0, sentence[index - 1].has([.article, .person]), !isPopulation(index), namesSubject(index),
      let harm = vocabulary.compounds[.init(sentence[index].meaning.concept, 0)],
      speakers.contains(where: { $0.at < index }), let drugs = speaker(index),
      !found.contains(where: { $0.relation == .interacts })
    else { return }
    let cue = nearestRelation(index)
    guard sentence.items.contains(where: { $0.has(.adverse) || $0.has(.harmless) }), cue == nil else {
      return
    }
    sentence[index].isUsed = true
    for drug in drugs { add(drug, .causes, harm, at: index, cue: index) }
  }

  /// A food, another medicine: it meets the drug.
  private mutating func readMeeting(_ index: Int) {
    let isForbidden =
      vocabulary.kind(sentence[index].meaning.concept) == .agent && hasNear(.prohibition, index)
    guard
      announcesMeetings || hasNear([.meets, .harmless], index) || isForbidden
        || sentence.items.contains(where: { $0.meaning.relation == .interacts }) || addsToHarm(index),
      !speaksOfItself(index)
    else { return }
    guard let drugs = partner(of: index) else { return }
    sentence[index].isUsed = true
    let concept = sentence[index].meaning.concept
    for drug in drugs where drug != concept && vocabulary.filed.contains(drug) {
      add(drug, .interacts, concept, at: index, cue: index, isNegated: isHarmless(index))
    }
  }

  /// Under a title on interactions, or behind "interactions:".
  private var announcesMeetings: Bool {
    memory.section == .interactions || sentence.items.first?.has(.interactions) == true
  }

  /// "Alcohol raises the risk of liver damage from D".
  private func addsToHarm(_ index: Int) -> Bool {
    guard index <= 2, let verb = sentence.items[index...].firstIndex(where: { $0.meaning.relation != nil })
    else {
      return false
    }
    return sentence[verb].meaning.relation == .causes
      && sentence.items.indices.contains { $0 > verb && isFiled($0) }
  }

  /// Two drugs of the library in a sentence on what they do to each other.
  private mutating func readDrugPairs() {
    let drugs = sentence.items.indices.filter {
      isFiled($0) && !sentence[$0].isDead && !sentence[$0].isUsed && !isAside($0)
    }
    guard let first = drugs.first, drugs.count >= 2 || memory.section == .interactions,
      sentence.items.contains(where: { isMeeting($0) }), found.isEmpty
    else { return }
    let one = sentence[first].meaning.concept
    let others = drugs.dropFirst().filter { sentence[$0].meaning.concept != one }
    guard let other = others.first else {
      guard memory.section == .interactions, let owner = context.first, owner != one else { return }
      add(owner, .interacts, one, at: first, cue: first, isNegated: isHarmless(first))
      return
    }
    guard
      sentence.items[first...other].contains(where: { isMeeting($0) && !$0.has(.join) })
        || memory.section == .interactions
        || sentence.items[max(0, first - 3)..<first].contains(where: { isMeeting($0) })
        || sentence.items[other...].contains(where: { $0.has(.meets) })
    else { return }
    add(sentence[other].meaning.concept, .interacts, one, at: first, cue: first, isNegated: isHarmless(other))
  }

  private func isMeeting(_ item: Item) -> Bool { item.has(.meets) || item.meaning.relation == .interacts }

  // MARK: Who and how

  private mutating func state(_ relation: Relation, _ index: Int, cue: Int?) {
    guard let drugs = speaker(index) else { return }
    let verb = cue.map { sentence[$0].meaning.verb } ?? -1
    guard let (stated, object) = mapped(relation, verb: verb, sentence[index].meaning.concept) else { return }
    sentence[index].isUsed = true
    let isFutile = relation == .treats && hasNear(.futile, index)
    let isDenied = isFutile || cue == nil && isClauseDenied(index)
    for drug in drugs where drug != object {
      add(drug, stated, object, at: index, cue: cue ?? index, isNegated: isDenied ? true : nil)
    }
  }

  /// "Blood tests are not needed": a negation before the thing, or of the verb that follows it.
  private func isClauseDenied(_ index: Int) -> Bool {
    let clause = sentence[index].clause
    for at in index + 1..<max(index + 1, min(index + 6, sentence.count)) {
      guard sentence[at].clause == clause, sentence[at].kind != .comma else { return false }
      if sentence[at].has(.negation), !sentence[at].has(.notNegation) {
        return sentence[at - 1].has(.copula) || sentence[at - 1].has(.need) || sentence[at - 1].has(.empty)
      }
    }
    return false
  }

  private func isFiled(_ index: Int) -> Bool {
    sentence[index].isConcept && vocabulary.filed.contains(sentence[index].meaning.concept)
  }

  /// Where the sentence names or refers to drugs, found once for all that stands beside them; no drugs where "it" is something
  /// else.
  private func findSpeakers() -> [Speaker] {
    var found: [Speaker] = []
    for at in sentence.items.indices where !sentence[at].isDead && !isAside(at) {
      if let drugs = drugsHere(at), !drugs.isEmpty {
        found.append(Speaker(at: at, drugs: drugs))
      } else if sentence[at].has(.it), !sentence[at].has(.expletive) {
        found.append(Speaker(at: at, drugs: referred(at) ?? []))
      }
    }
    return found
  }

  /// The drug that a thing is said of: the nearest before it, else behind it, else the one at hand.
  private func speaker(_ index: Int) -> [Int32]? {
    if let near = speakers.last(where: { $0.at < index }) ?? speakers.first(where: { $0.at > index }) {
      return near.drugs.isEmpty ? nil : near.drugs
    }
    return context.isEmpty ? nil : context
  }

  /// Whether the sentence itself names or refers to a drug that can be its subject.
  private func namesSubject(_ index: Int) -> Bool {
    speakers.contains { $0.at != index && !$0.drugs.isEmpty }
  }

  private func startsWithObject(_ index: Int) -> Bool {
    !sentence.items[..<index].contains { $0.has(.copula) || $0.meaning.relation != nil }
  }

  /// The library's drug that a food or another medicine meets.
  private func partner(of index: Int) -> [Int32]? {
    var best: (distance: Int, drug: Int32)?
    for at in sentence.items.indices where isFiled(at) && !sentence[at].isDead && !isAside(at) {
      // "D levels are raised by X": the drug whose levels they are.
      let isLevel = at + 1 < sentence.count && sentence[at + 1].has(.level)
      let distance = isLevel ? 0 : abs(at - index)
      if best.map({ distance < $0.distance }) ?? true { best = (distance, sentence[at].meaning.concept) }
    }
    if let best { return [best.drug] }
    let refers = sentence.items.contains { $0.has([.it, .referDrug]) }
    let continues = memory.sinceFound == 0 && memory.said.contains { $0.relation == .interacts }
    guard refers || continues || announcesMeetings, !context.isEmpty else { return nil }
    return context
  }

  /// "Colchicine eases the pain": another medicine with its own verb, and no drug of the library as its object.
  private func speaksOfItself(_ index: Int) -> Bool {
    let clause = sentence[index].clause
    let verb = sentence.items.indices.first {
      $0 > index && sentence[$0].clause == clause && sentence[$0].meaning.relation != nil
        && sentence[$0].meaning.form != .none
    }
    guard let verb, let relation = sentence[verb].meaning.relation else { return false }
    guard relation == .treats || relation == .prevents || relation == .mechanism else { return false }
    return !sentence.items[verb...].contains { item in
      item.isConcept && vocabulary.filed.contains(item.meaning.concept) || item.has([.level, .it])
    }
  }

  /// "can be taken safely with", "no interaction with", but not "is not safe with".
  func isHarmless(_ index: Int) -> Bool {
    let clause = sentence[index].clause
    for at in sentence.items.indices where sentence[at].clause == clause {
      let isDenied = (max(0, at - 3)..<at).contains { sentence[$0].has(.negation) }
      if sentence[at].has(.harmless), !isDenied { return true }
      if isDenied, sentence[at].has(.interactions) || sentence[at].meaning.frames.contains(.between) {
        return true
      }
    }
    return false
  }

  /// The verb or phrase that governs a thing: the nearest before it in its clause, else one close behind.
  private func nearestRelation(_ index: Int) -> Int? {
    let clause = sentence[index].clause
    for at in stride(from: index - 1, through: max(0, index - 12), by: -1) {
      guard sentence[at].clause == clause else { break }
      let meaning = sentence[at].meaning
      if meaning.relation != nil, !sentence[at].isConcept, meaning.frames != .backward { return at }
    }
    for at in index + 1..<max(index + 1, min(index + 7, sentence.count)) {
      guard sentence[at].clause == clause else { break }
      if sentence[at].meaning.frames.contains(.backward), sentence[at].meaning.relation != nil { return at }
    }
    return nil
  }

  private func hasNear(_ cue: Cues, _ index: Int) -> Bool {
    let clause = sentence[index].clause
    return sentence.items.contains { $0.clause == clause && $0.has(cue) }
  }

  /// "The liver turns it into D": where the drug at hand goes.
  private mutating func readConversion() {
    for index in 0..<sentence.count where sentence[index].has(.onward) && !sentence[index].isDead {
      let product = (index + 1..<max(index + 1, min(index + 5, sentence.count))).first {
        sentence[$0].isConcept && vocabulary.kind(sentence[$0].meaning.concept) == .drug
      }
      guard let product, !found.contains(where: { $0.object == sentence[product].meaning.concept }) else {
        continue
      }
      var drugs: [Int32]?
      for at in stride(from: index - 1, through: 0, by: -1) where !isAside(at) {
        if let named = drugsHere(at) { drugs = named }
        if drugs != nil { break }
      }
      for drug in drugs ?? context where drug != sentence[product].meaning.concept {
        add(drug, .pk, sentence[product].meaning.concept, at: product, cue: index)
        sentence[product].isUsed = true
      }
    }
  }

  /// "E does the same", "and neither does E": what was said of another drug holds for this one.
  mutating func readEcho() {
    guard let cue = sentence.items.firstIndex(where: { $0.has(.echo) && !$0.isDead }) else { return }
    let isTurned = sentence[cue].has(.negation)
    let near = sentence.items.indices.filter { isFiled($0) || isOtherDrug($0) }.min {
      abs($0 - cue) < abs($1 - cue)
    }
    guard let near else { return }
    let drug = sentence[near].meaning.concept
    let here = found.filter { $0.drug != drug }
    let isAlone = !sentence.items[..<cue].contains { $0.meaning.relation != nil }
    for original in here.isEmpty && isAlone ? memory.said : here
    where original.drug != drug && original.object != drug {
      guard ![.is_a, .evidence, .other].contains(original.relation), !isTurned || original.isNegated else {
        continue
      }
      var copy = original
      (copy.drug, copy.line, copy.span) = (drug, line, span)
      if !found.contains(where: { $0.key == copy.key }) { found.append(copy) }
    }
  }

  private func isOtherDrug(_ index: Int) -> Bool {
    sentence[index].isConcept && vocabulary.kind(sentence[index].meaning.concept) == .drug
  }
}
