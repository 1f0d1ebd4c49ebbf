/// Subjects, objects and what a cue makes of them.
extension StatementReader {
  /// Whatever the word at `index` says.
  mutating func readCue(_ index: Int) {
    let item = sentence[index]
    if item.has(.have), let object = nextConcept(index, within: 4), fitsHave(object) {
      forward(index, .causes, isVerb: true)
      return
    }
    guard let relation = item.meaning.relation else { return }
    if item.meaning.frames.contains(.forward), meet(index) { return }
    let frames = item.meaning.frames
    if frames.contains(.between) {
      between(index, relation)
    } else if item.meaning.form == .past, let agent = agent(after: index) {
      if !backward(index, relation, drugs: agent) { forward(index, relation, isVerb: true) }
    } else if item.meaning.form == .past, index > 0, sentence[index - 1].isConcept,
      next(index)?.has(.by) == true
    {
      return  // "pain caused by strain"
    } else if frames.contains(.backward),
      !(frames.contains(.forward) && objects(after: index, relation).count > 0)
    {
      _ = backward(index, relation, drugs: agent(after: index, needsBy: false))
    } else if frames.contains(.forward) {
      forward(index, relation, isVerb: item.meaning.form != .none)
    }
  }

  /// "Ibuprofen taken with D", "grapefruit interacts with D", "St John's wort lowers D levels": the drug comes last.
  private mutating func meet(_ index: Int) -> Bool {
    guard index > 0, let (drugs, isLevel) = drugMet(after: index) else { return false }
    let clause = sentence[index].clause
    var targets: [Int] = []
    for before in stride(from: index - 1, through: 0, by: -1) where sentence[before].clause == clause {
      let item = sentence[before]
      guard item.isConcept, !item.isUsed, !item.isPredicate else { continue }
      switch vocabulary.kind(item.meaning.concept) {
      case .agent: targets.append(before)
      case .drug where isLevel || sentence[index].meaning.relation == .interacts: targets.append(before)
      case .drug, .drugClass, .condition, .effect, .process: return false
      default: continue
      }
    }
    guard !targets.isEmpty else { return false }
    for target in targets.reversed() {
      for drug in drugs { meeting(drug, target, index) }
      sentence[target].isUsed = true
    }
    return true
  }

  /// Of two drugs that meet, the one with a file in the library is spoken of.
  private mutating func meeting(_ drug: Int32, _ target: Int, _ cue: Int) {
    let other = sentence[target].meaning.concept
    if !vocabulary.filed.contains(drug), !vocabulary.filed.contains(other), let own = filedDrug, own != drug {
      // "D levels are raised by E and lowered by F".
      for met in [other, drug] { add(own, .interacts, met, at: target, cue: cue) }
      return
    }
    let isSwapped = vocabulary.kind(other) == .drug && vocabulary.filed.contains(other)
    add(isSwapped ? other : drug, .interacts, isSwapped ? drug : other, at: target, cue: cue)
  }

  /// The drug that follows at once: "with D", "D levels", "the absorption of D".
  private func drugMet(after index: Int) -> (drugs: [Int32], isLevel: Bool)? {
    var isLevel = false
    for next in index + 1..<max(index + 1, min(index + 5, sentence.count)) {
      if sentence[next].has(.level) { isLevel = true }
      if let drugs = drugsHere(next) {
        return (drugs, isLevel || next + 1 < sentence.count && sentence[next + 1].has(.level))
      }
      if sentence[next].isConcept || sentence[next].kind == .comma { return nil }
    }
    return nil
  }

  private func next(_ index: Int) -> Item? { index + 1 < sentence.count ? sentence[index + 1] : nil }

  func isDrug(_ index: Int) -> Bool {
    index >= 0 && sentence[index].isConcept && vocabulary.kind(sentence[index].meaning.concept) == .drug
  }

  private func nextConcept(_ index: Int, within count: Int) -> Int? {
    for next in index + 1..<max(index + 1, min(index + 1 + count, sentence.count)) {
      if sentence[next].meaning.relation != nil || sentence[next].has(.copula) { return nil }
      if sentence[next].isConcept { return next }
    }
    return nil
  }

  /// "has immunosuppressive effects", "has side effects", but not "has lupus" or "has been".
  private func fitsHave(_ index: Int) -> Bool {
    let concept = sentence[index].meaning.concept
    if concept == names.sideEffects { return true }
    return vocabulary.kind(concept) == .process
  }

  /// Objects stand behind the cue.
  private mutating func forward(_ index: Int, _ relation: Relation, isVerb: Bool) {
    // "pain associated with shingles": said of the pain, unless a drug follows.
    if !isVerb || sentence[index].meaning.form == .past, index > 0, isObject(index - 1), relation == .causes,
      sentence[index].meaning.verb < 0
    {
      if let agent = agent(after: index, needsBy: false) { _ = backward(index, relation, drugs: agent) }
      return
    }
    let targets = objects(after: index, relation)
    guard !targets.isEmpty else { return }
    // "gave me D for X" says nothing of X.
    if relation == .causes, isVerb, let near = nextConcept(index, within: 3), isDrug(near) { return }
    guard let drugs = subject(before: index, relation) ?? object(of: index, before: targets[0], relation),
      !drugs.isEmpty
    else { return }
    emit(drugs, relation, targets, cue: index)
  }

  /// Where the drug is no subject: "prescribe D for X", "patients develop X on D", "monitor X during D".
  private func object(of index: Int, before target: Int, _ relation: Relation) -> [Int32]? {
    for next in index + 1..<max(index + 1, target) where !isAside(next) {
      if let drugs = drugsHere(next) { return drugs }
      if sentence[next].has(.it) { return referred(next) }
    }
    guard sentence[index].meaning.relation != nil else { return nil }
    if relation == .monitoring {
      return sentenceDrugs ?? (memory.sinceFound <= 2 && !context.isEmpty ? context : nil)
    }
    let isOwn = (0..<index).contains {
      isObject($0) && !sentence[$0].isUsed && sentence[$0].clause == sentence[index].clause
    }
    return relation == .causes && !isOwn ? laterDrug(index) : nil
  }

  func isObject(_ index: Int) -> Bool {
    guard sentence[index].isConcept else { return false }
    switch vocabulary.kind(sentence[index].meaning.concept) {
    case .condition, .effect, .process: return true
    default: return false
    }
  }

  /// Objects stand before the cue, the drug behind it, or anywhere where the cue itself says that somebody took it.
  private mutating func backward(_ index: Int, _ relation: Relation, drugs: [Int32]?) -> Bool {
    var targets: [Int] = []
    var before = index - 1
    while before >= 0, sentence[before].clause == sentence[index].clause, !sentence[before].isDead {
      if relation == .treats, sentence[before].isUsed { break }
      if sentence[before].isConcept, mapped(relation, verb: -1, sentence[before].meaning.concept) != nil {
        targets.append(before)
      } else if sentence[before].meaning.relation != nil, !targets.isEmpty || relation == .monitoring {
        break
      } else if sentence[before].has([.relative, .population]), !targets.isEmpty {
        break
      }
      before -= 1
    }
    targets.removeAll {
      (sentence[$0].meaning.concept == names.sideEffects || isFewer($0)) && relation == .causes
    }
    guard !targets.isEmpty else { return false }
    if drugs == nil, sentence[index].meaning.needsAgent || sentence[index].meaning.form == .past {
      return false
    }
    let found =
      drugs ?? subject(before: targets[targets.count - 1], relation)
      ?? laterDrug(index)
      ?? (relation == .monitoring ? context : memory.sinceEffects <= 1 && relation == .causes ? context : nil)
    guard let found, !found.isEmpty else { return false }
    // "who do not respond to D" says nothing of those who do.
    if relation == .treats, sentence.items[targets[0]..<index].contains(where: { $0.has(.negation) }) {
      return false
    }
    emit(found, relation, targets.reversed(), cue: index)
    return true
  }

  /// "link between D and X", in either order.
  private mutating func between(_ index: Int, _ relation: Relation) {
    var drugs: [Int32] = [], targets: [Int] = []
    for next in index + 1..<max(index + 1, sentence.count) {
      let item = sentence[next]
      if item.isDead || item.clause != sentence[index].clause || item.meaning.form == .base { break }
      if drugs.isEmpty, let named = drugsHere(next) {
        drugs = named
      } else if isObject(next) {
        targets.append(next)
      }
      if !drugs.isEmpty, !targets.isEmpty { break }
    }
    guard !drugs.isEmpty, !targets.isEmpty else { return }
    emit(drugs, relation, targets, cue: index)
  }

  /// The drug behind "by", "with" or "of".
  func agent(after index: Int, needsBy: Bool = true) -> [Int32]? {
    var hasBy = !needsBy
    for next in index + 1..<max(index + 1, min(index + 8, sentence.count)) {
      let item = sentence[next]
      if item.has(.by) { hasBy = true }
      if let drugs = drugsHere(next), hasBy { return drugs }
      if item.kind == .comma || item.kind == .semicolon || item.has(.boundary) || isObject(next) {
        return nil
      }
      if item.meaning.relation != nil, item.meaning.form != .none { return nil }
    }
    return nil
  }

  /// What "this medication" means.
  var context: [Int32] { memory.drugs }

  /// The drugs that the item names or refers to; joined ones together.
  func drugsHere(_ index: Int) -> [Int32]? {
    let item = sentence[index]
    if item.has(.referDrugs) { return memory.several.isEmpty ? context : memory.several }
    if isBracketed(index) { return nil }
    if item.has(.referDrug) { return earlierDrug(before: index) ?? (context.isEmpty ? nil : context) }
    guard item.isConcept, !item.isPredicate else { return nil }
    let kind = vocabulary.kind(item.meaning.concept)
    guard kind == .drug || kind == .drugClass else { return nil }
    var drugs = [item.meaning.concept]
    var before = index - 1
    while before >= 1, sentence[before].kind == .comma || sentence[before].has(.join) {
      if sentence[before - 1].kind == .comma || sentence[before - 1].has(.join) { before -= 1 }
      guard before >= 1, sentence[before - 1].isConcept, !sentence[before - 1].isPredicate else { break }
      let other = sentence[before - 1].meaning.concept
      guard vocabulary.kind(other) == .drug, !isAside(before - 1) else { break }
      drugs.insert(other, at: 0)
      before -= 2
    }
    return drugs
  }

  private func earlierDrug(before index: Int) -> [Int32]? {
    for before in stride(from: index - 1, through: 0, by: -1) {
      let item = sentence[before]
      guard item.isConcept, !item.isUsed, !isAside(before) else { continue }
      if vocabulary.kind(item.meaning.concept) == .drug { return [item.meaning.concept] }
    }
    return nil
  }

  /// Whom a cue speaks of: the nearest drug or reference to its left, unless the clause has another subject.
  func subject(before index: Int, _ relation: Relation) -> [Int32]? {
    var isBlocked = false
    var clause = sentence[index].clause
    var at = index - 1
    while at >= 0 {
      let item = sentence[at]
      if item.clause != clause {
        if isBlocked { return nil }
        clause = item.clause
      }
      if item.isDead {
        at -= 1
        continue
      }
      if !isAside(at), !(item.isUsed && item.isConcept), let drugs = drugsHere(at) { return drugs }
      if item.has(.relative), at > 0 {
        if sentence[at - 1].has(.person) || explainsAnother(at) { return nil }
        // "converted into D, which blocks": D, though it was an object before.
        if let drugs = drugsHere(sentence[at - 1].kind == .comma ? max(0, at - 2) : at - 1) { return drugs }
      }
      if item.has(.expletive) { break }
      if item.has(.it) { return referred(at) }
      if item.has(.they), at <= 1 || item.clause != sentence[at - 1].clause || sentence[at - 1].has(.join) {
        if case .drug(let drugs) = memory.subject, memory.emittedBefore { return drugs }
        isBlocked = true
      }
      if item.has(.this), at <= 1, !item.isConcept {
        return memory.emittedBefore ? context : nil
      }
      if item.has(.referEffect) { isBlocked = true }
      if isObject(at), !item.isUsed { isBlocked = true }
      at -= 1
    }
    if isBlocked { return nil }
    return laterSubject(index) ?? fragmentSubject(index)
  }

  /// "mTOR, a protein that": said of the protein.
  private func explainsAnother(_ relative: Int) -> Bool {
    relative >= 4 && sentence[relative - 1].kind == .word && sentence[relative - 2].has(.article)
      && sentence[relative - 3].kind == .comma && isObject(relative - 4)
  }

  /// "unlike D", "than D": not whom the sentence is about.
  func isAside(_ index: Int) -> Bool {
    for before in stride(from: index - 1, through: max(0, index - 3), by: -1) {
      // "as good as D for X": D alone stands aside.
      if sentence[before].kind == .comma || isDrug(before) && isObject(index) { return false }
      if sentence[before].has(.aside) { return true }
    }
    return false
  }

  /// "rejection (mostly replaced by D)": a drug in brackets that do not follow a drug or a class.
  func isBracketed(_ index: Int) -> Bool {
    guard isDrug(index) else { return false }
    var at = index - 1
    while at >= 0, sentence[at].kind != .bracket { at -= 1 }
    guard at > 0, at + 1 < index,
      sentence.items[(at + 1)..<index].contains(where: { $0.meaning.relation != nil || $0.has(.by) })
    else { return false }
    return !sentence.items[..<at].contains {
      $0.isConcept && [.drug, .drugClass].contains(vocabulary.kind($0.meaning.concept))
    }
  }

  func referred(_ index: Int) -> [Int32]? {
    if let drugs = earlierDrug(before: index) { return drugs }
    for before in 0..<index where sentence[before].has(.referDrug) { return context }
    switch memory.subject {
    case .drug(let drugs): return drugs
    case .none: return context.isEmpty ? nil : context
    // The paragraph began with a drug, and still speaks of it.
    case .other: return index <= 1 && !memory.paragraph.isEmpty ? memory.paragraph : nil
    }
  }

  /// "By reducing inflammation, D …", "The risk of infection is higher with D".
  private func laterSubject(_ index: Int) -> [Int32]? {
    let item = sentence[index]
    guard item.meaning.relation != nil, item.meaning.form == .present || item.meaning.form == .none else {
      return nil
    }
    for next in index + 1..<max(index + 1, sentence.count) {
      if sentence[next].isDead { continue }
      if !isAside(next), let drugs = drugsHere(next) { return drugs }
      if sentence[next].has(.it), !sentence[next].has(.expletive) { return referred(next) }
    }
    return nil
  }

  /// "develops in half of those who take D".
  private func laterDrug(_ index: Int) -> [Int32]? {
    for next in index + 1..<max(index + 1, sentence.count) {
      if sentence[next].isDead { continue }
      if !isAside(next), let drugs = drugsHere(next) { return drugs }
    }
    return nil
  }

  /// A sentence without a subject ("May cause drowsiness") or within a list is about the drug at hand.
  private func fragmentSubject(_ index: Int) -> [Int32]? {
    guard !context.isEmpty else { return nil }
    if let list = memory.list, list.isBulleted,
      sentence.items[..<index].allSatisfy({ !$0.has(.person) && !isBlocking($0) })
    {
      return list.drugs
    }
    if sentence[index].has(.sideEffectWord) { return context }
    if sentence[index].has(.report), memory.sinceEffects <= 1 { return context }
    if memory.isEntry, sentence.items[..<index].allSatisfy({ !isBlocking($0) || !isObjectItem($0) }) {
      return context
    }
    let isBare = sentence.items[..<index].allSatisfy {
      $0.has(.hedge) || $0.has(.common) || $0.kind == .comma || $0.has(.negation)
    }
    return isBare && sentence[index].meaning.form == .base ? context : nil
  }

  private func isObjectItem(_ item: Item) -> Bool {
    [.drug, .drugClass, .condition, .effect, .agent].contains(vocabulary.kind(item.meaning.concept))
  }

  private func isBlocking(_ item: Item) -> Bool {
    item.isConcept && !item.isUsed && ![.test, .state].contains(vocabulary.kind(item.meaning.concept))
  }

  /// The objects behind a cue: to the next verb, the end of the clause, or whatever ends a list.
  func objects(after index: Int, _ relation: Relation) -> [Int] {
    var found: [Int] = []
    let clause = sentence[index].clause
    for next in index + 1..<max(index + 1, sentence.count) {
      let item = sentence[next]
      if item.clause != clause || item.isDead || item.kind == .semicolon { break }
      if item.has(.relative) || item.has(.aside) { break }
      if item.meaning.relation != nil, !isNoun(next) {
        // "treat and prevent X": both verbs share what follows.
        if found.isEmpty, item.meaning.form != .none, sentence[next - 1].has(.join), next - index <= 4 {
          continue
        }
        // "can help reduce", "works by inhibiting": the next verb has its own objects.
        if item.meaning.form != .none || !found.isEmpty || !item.isConcept { break }
      }
      if item.has(.population), relation == .causes { break }
      if item.has(.copula), !found.isEmpty, !item.has(.list) { break }
      if item.has(.have), !found.isEmpty { break }
      // "lowers X and can make Y": a new verb.
      let isVerb = next + 1 < sentence.count && sentence[next + 1].meaning.form != .none
      if item.has(.hedge), !found.isEmpty, sentence[next - 1].has(.join),
        isVerb || next + 1 < sentence.count && sentence[next + 1].kind == .word
      {
        break
      }
      guard item.isConcept, mapped(relation, verb: sentence[index].meaning.verb, item.meaning.concept) != nil
      else {
        continue
      }
      if !found.isEmpty, beginsStatement(next) { break }
      found.append(next)
    }
    return found
  }

  /// "lowers X, and Y was reported": Y is the subject of its own verb.
  private func beginsStatement(_ index: Int) -> Bool {
    guard sentence[index - 1].has(.join) || sentence[index - 1].kind == .comma, index + 1 < sentence.count
    else { return false }
    let next = sentence[index + 1]
    return next.has([.copula, .have]) || next.meaning.frames == .backward && !next.meaning.needsAgent
  }

  /// Words such as "regular" that only some relations use do not end another's list.
  private func isNoun(_ index: Int) -> Bool {
    let meaning = sentence[index].meaning
    return meaning.form == .none
      && (meaning.relation == .interacts || meaning.relation == .monitoring || meaning.concept >= 0)
  }

  /// The relation and object that a cue with this object states; nil where they do not fit.
  func mapped(_ relation: Relation, verb: Int32, _ concept: Int32) -> (Relation, Int32)? {
    if verb >= 0, let outcome = vocabulary.outcomes[.init(verb, concept)] {
      return (vocabulary.kind(outcome) == .process ? .mechanism : .causes, outcome)
    }
    let kind = vocabulary.kind(concept)
    switch (relation, kind) {
    case (.prevents, .condition) where vocabulary.name(concept).hasSuffix("transplantation"): return nil
    case (.causes, .condition) where vocabulary.name(concept).hasSuffix("transplantation"): return nil
    case (.treats, .condition), (.prevents, .condition), (.causes, .condition), (.causes, .effect):
      return (relation, concept)
    case (.treats, .effect), (.prevents, .effect):
      return concept == names.sideEffects ? nil : (relation, concept)
    case (.treats, .process), (.prevents, .process), (.mechanism, .process), (.causes, .process):
      return concept == names.action ? nil : (.mechanism, concept)
    case (.mechanism, .organ): return (.mechanism, concept)
    case (.mechanism, .test):
      // "has no effect on blood pressure": of raising it.
      return vocabulary.outcomes[.init(names.raise, concept)].map { (.causes, $0) }
    case (.monitoring, .condition): return verb < 0 ? (.monitoring, concept) : nil
    case (.pk, .test): return (.pk, concept)
    case (.mechanism, .condition): return (.treats, concept)
    case (.mechanism, .effect): return concept == names.sideEffects ? nil : (.treats, concept)
    case (.interacts, .agent), (.interacts, .drug), (.interacts, .drugClass): return (.interacts, concept)
    case (.monitoring, .test): return (.monitoring, concept)
    case (.monitoring, .organ):
      return vocabulary.concept(named: vocabulary.name(concept) + " function").map { (.monitoring, $0) }
    case (.pk, .drug), (.pk, .place), (.pk, .organ): return (.pk, concept)
    default: return nil
    }
  }
}
