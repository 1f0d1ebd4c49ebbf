/// Finds the statements of an article, sentence by sentence, and remembers what pronouns and lists refer to.
struct StatementReader {
  let vocabulary: Vocabulary
  private(set) var findings: [Finding] = []
  /// What the document has said so far.
  var memory = Memory()
  var sentence = Sentence()
  /// The sentence being read.
  var line = 1, span = 0..<0
  /// The whole text.
  var bytes: [UInt8] = []
  var found: [Finding] = []
  var speakers: [Speaker] = []
  private var seen: [Finding.Key: Int] = [:]
  private var seenLine = 0
  let names: Names

  struct Memory {
    /// The drug of "this medication": the last one named.
    var drugs: [Int32] = []
    /// The drugs of "both drugs": the last sentence that named more than one.
    var several: [Int32] = []
    /// What the sentence before was about, for "it" and "this".
    var subject = Subject.none
    /// The latest object that was caused, treated or prevented.
    var effect: Int32?
    /// The latest disease named.
    var condition: Int32?
    /// What entries of the list at hand are.
    var list: List?
    /// Sentences since the latest statement about an unwanted effect.
    var sinceEffects = 99
    var emittedBefore = false
    /// Sentences since the latest statement.
    var sinceFound = 99
    /// Whether the sentence is an entry under a title or a sentence that announced it.
    var isEntry = false
    /// What the latest title announced.
    var section = Section.none
    /// The drugs of the latest title that named one.
    var titled: [Int32] = []
    /// Whether the latest title itself named a drug.
    var isTitled = false
    /// The drugs at hand before the list that is being read.
    var beforeList: [Int32]?
    /// What the sentence before stated.
    var said: [Finding] = []
    /// What the question before asked.
    var asked: [Finding] = []
    /// A bare "no" or "yes" to it, before the sentence that may say it again.
    var answered: Bool?
    /// The drug with which the paragraph began.
    var paragraph: [Int32] = []
  }
  enum Subject: Equatable { case none, drug([Int32]), other }
  struct List {
    var relation: Relation
    var drugs: [Int32]
    /// Entries are marked by bullets; else they are short lines that end in a colon.
    var isBulleted = false
  }
  /// Concepts with a part of their own.
  struct Names {
    let sideEffects: Int32, mild: Int32, mildSideEffects: Int32, action: Int32, effective: Int32,
      symptoms: Int32, bloodTests: Int32
    /// The verb "interact with".
    let interact: Int32, raise: Int32, cure: Int32
    /// What no vocabulary names: the finding has its words.
    let unlisted: Int32
    /// How often it is taken.
    let dosing: [Int32]
  }

  init(_ vocabulary: Vocabulary) {
    // `Vocabulary.general` are defined in every vocabulary.
    func general(_ name: String) -> Int32 { vocabulary.concept(named: name)! }
    names = Names(
      sideEffects: general("side effects"), mild: general("mild"),
      mildSideEffects: general("mild side effects"),
      action: general("mechanism of action"), effective: general("effective"), symptoms: general("symptoms"),
      bloodTests: general("blood tests"), interact: vocabulary.verbs["interact with"] ?? -1,
      raise: vocabulary.verbs["raise"] ?? -1,
      cure: vocabulary.verbs["cure"] ?? -1,
      unlisted: general("something else"),
      dosing: [general("once weekly dosing"), general("daily dosing")])
    self.vocabulary = vocabulary
  }

  /// Reads a whole text.
  mutating func read(_ text: ArticleText) {
    var sentences: [(span: Range<Int>, line: Int)] = []
    bytes = text.bytes
    for block in text.blocks {
      text.sentences(of: block, into: &sentences)
      enter(block)
      memory.paragraph = []
      for (number, part) in sentences.enumerated() {
        line = part.line
        span = part.span
        var rest: Range<Int>? = part.span
        while let piece = rest {
          rest = sentence.read(text.bytes, piece, vocabulary)
          let isQuestion = text.bytes[part.span.upperBound - 1] == UInt8(ascii: "?")
          if block.kind == .row {
            readRow()
          } else if block.kind == .heading || block.isNumbered && memory.list == nil {
            readHeading(block)
            if isQuestion { readQuestion() }
          } else if isQuestion {
            readQuestion()
          } else {
            readSentence(isEntry: block.kind == .bullet && number == 0)
            if number == 0 { memory.paragraph = openingDrug() }
            answer(isLast: number == sentences.count - 1)
          }
          keep()
        }
        if number == sentences.count - 1, block.introduces { beginList() }
      }
    }
  }

  /// A line of prose as one sentence, whatever it looks like.
  mutating func readClaim(_ bytes: [UInt8]) {
    span = 0..<bytes.count
    self.bytes = bytes
    _ = sentence.read(bytes, span, vocabulary)
    readSentence(isEntry: false)
    keep()
  }

  private mutating func enter(_ block: ArticleText.Block) {
    enterList(block)
    guard let list = memory.list else { return }
    switch block.kind {
    case .bullet: memory.list?.isBulleted = true
    case .paragraph: if list.isBulleted { memory.list = nil }
    case .heading, .row: if !block.introduces { memory.list = nil }
    }
  }

  /// Every entry of a list starts from the drugs that were at hand before it; so does what follows, where the last one named no
  /// drug of the library.
  private mutating func enterList(_ block: ArticleText.Block) {
    if block.kind == .bullet {
      if let drugs = memory.beforeList {
        memory.drugs = drugs
      } else {
        memory.beforeList = memory.drugs
      }
      if !memory.drugs.isEmpty { memory.subject = .drug(memory.drugs) }
      return
    }
    memory.beforeList = nil
    if !memory.titled.isEmpty, !memory.drugs.contains(where: isOfLibrary) { memory.drugs = memory.titled }
  }

  private func isOfLibrary(_ concept: Int32) -> Bool {
    vocabulary.filed.contains(concept) || vocabulary.kind(concept) == .drugClass
  }

  /// A title states nothing, but names what the text is about, or heads a list.
  private mutating func readHeading(_ block: ArticleText.Block) {
    let drugs = namedDrugs()
    if let list = memory.list, block.introduces, !list.isBulleted, drugs.isEmpty, !has(.sideEffectWord) {
      emitAll(list, upTo: sentence.count)
      return
    }
    if !drugs.isEmpty {
      memory.drugs = drugs.count == 1 || memory.drugs.isEmpty ? [drugs[0]] : memory.drugs
      memory.subject = .none
      memory.titled = drugs.filter(vocabulary.filed.contains)
    } else if !memory.titled.isEmpty {
      // A new part: about what the titles are about again.
      memory.drugs = memory.titled.count == 1 ? memory.titled : memory.drugs
    }
    memory.isTitled = drugs.contains(where: vocabulary.filed.contains)
    // "What else?" goes on.
    let isContinued = sentence.count <= 3 && !sentence.items.contains(where: \.isConcept)
    let next = section()
    if next != .none || !isContinued { memory.section = next }
    if has(.sideEffectWord) || mentions(names.sideEffects) {
      memory.list = List(relation: .causes, drugs: memory.drugs)
    } else if has(.interactions) {
      memory.list = List(relation: .interacts, drugs: memory.drugs)
    } else if block.introduces {
      beginList()
    }
  }

  func section() -> Section {
    if has(.sideEffectWord) || mentions(names.sideEffects) { return .effects }
    if has(.interactions) { return .interactions }
    if has(.sectionMonitoring) { return .monitoring }
    if has(.sectionMechanism) { return .mechanism }
    if has(.sectionKinetics) { return .kinetics }
    return has(.benefits) ? .uses : .none
  }

  /// A sentence that ended in a colon: what follows are its objects.
  private mutating func beginList() {
    var relation: Relation?
    for item in sentence.items where !item.isDead {
      if item.has(.sideEffectWord) || item.meaning.concept == names.sideEffects {
        relation = .causes
      } else if item.has(.benefits) {
        relation = .treats
      } else if item.has(.interactions) {
        relation = .interacts
      } else if let said = item.meaning.relation, said != .mechanism || relation == nil {
        relation = said
      }
    }
    guard let relation, !memory.drugs.isEmpty else { return }
    memory.list = List(relation: relation, drugs: memory.drugs)
  }

  private func has(_ cue: Cues) -> Bool { sentence.items.contains { $0.has(cue) } }
  private func mentions(_ concept: Int32) -> Bool {
    sentence.items.contains { $0.meaning.concept == concept }
  }

  /// The drugs of the sentence in order, each once.
  func namedDrugs() -> [Int32] {
    var drugs: [Int32] = []
    for index in 0..<sentence.count where sentence[index].isConcept && !isAside(index) {
      let item = sentence[index]
      guard vocabulary.kind(item.meaning.concept) == .drug else { continue }
      if !drugs.contains(item.meaning.concept) { drugs.append(item.meaning.concept) }
    }
    return drugs
  }

  private mutating func keep() {
    if line != seenLine {
      seen.removeAll(keepingCapacity: true)
      seenLine = line
    }
    for finding in found {
      if let place = seen[finding.key] {
        // Said twice on a line: supposed if either says so.
        findings[place].isHedged = findings[place].isHedged || finding.isHedged
      } else {
        seen[finding.key] = findings.count
        findings.append(finding)
      }
    }
    found.removeAll(keepingCapacity: true)
  }
}

/// One sentence.
extension StatementReader {
  mutating func readSentence(isEntry: Bool) {
    var first = 0
    if let list = memory.list { first = isEntry ? readEntry(list) : readFrequencyLine(list) }
    memory.isEntry = isEntry
    resolveEffects()
    readMembers()
    readClasses()
    for index in first..<max(first, sentence.count) where !sentence[index].isDead { readCue(index) }
    readSideEffectLists(from: first)
    readEvidence()
    readPermissions()
    readQualities()
    readDosing()
    readByKind()
    readEcho()
    readPhrases()
    // "blood tests to monitor the liver": the test is the means.
    if found.contains(where: { $0.relation == .monitoring && $0.object != names.bloodTests }) {
      found.removeAll { $0.object == names.bloodTests }
    }
    remember()
  }

  /// "this side effect" is the one last spoken of.
  private mutating func resolveEffects() {
    var effect = memory.effect
    for index in 0..<sentence.count {
      let concept = sentence[index].meaning.concept
      if concept >= 0 {
        switch vocabulary.kind(concept) {
        case .effect: effect = concept
        case .condition: memory.condition = concept
        default: break
        }
      } else if sentence[index].has(.referCondition), let condition = memory.condition {
        sentence[index].meaning.concept = condition
      } else if sentence[index].has(.referOneEffect), let effect {
        sentence[index].meaning.concept = effect
      }
    }
  }

  /// An entry of a list: the head before a colon, or all of an entry that says nothing by itself.
  ///
  /// - Returns: where the rest begins.
  private mutating func readEntry(_ list: List) -> Int {
    let colon = sentence.items.firstIndex { $0.kind == .colon || $0.isDash }
    let speaks = sentence.items[..<(colon ?? sentence.count)].contains {
      $0.meaning.relation != nil && $0.meaning.form != .none || $0.has(.copula) || $0.has(.advice)
    }
    guard let colon else {
      if !speaks { emitAll(list, upTo: sentence.count) }
      return speaks ? 0 : sentence.count
    }
    emitAll(list, upTo: colon)
    return colon + 1
  }

  /// "Very common: nausea, headache" under a title that announced side effects.
  private mutating func readFrequencyLine(_ list: List) -> Int {
    guard list.relation == .causes,
      let colon = sentence.items.prefix(14).firstIndex(where: { $0.kind == .colon }),
      sentence.items[..<colon].contains(where: { $0.has([.common, .rare]) }), namedDrugs().isEmpty
    else { return 0 }
    emitAll(list, upTo: sentence.count)
    return sentence.count
  }

  /// States every fitting concept of the first items.
  mutating func emitAll(_ list: List, upTo end: Int) {
    for index in 0..<end where sentence[index].isConcept && !sentence[index].isUsed {
      for drug in list.drugs {
        guard let (relation, object) = mapped(list.relation, verb: -1, sentence[index].meaning.concept) else {
          continue
        }
        guard relation == list.relation || list.relation != .causes else { continue }
        add(drug, relation, object, at: index, cue: 0)
      }
      sentence[index].isUsed = true
    }
  }

  /// A drug of the library that is the first thing the sentence names.
  private func openingDrug() -> [Int32] {
    guard let first = sentence.items.first(where: \.isConcept)?.meaning.concept,
      vocabulary.filed.contains(first)
    else {
      return []
    }
    return [first]
  }

  private func isOtherTopic(_ item: Item) -> Bool {
    guard item.isConcept else { return false }
    switch vocabulary.kind(item.meaning.concept) {
    case .test, .state, .place, .quality: return false
    default: return true
    }
  }

  /// "cannot replace D or E": the last group of drugs that are joined.
  private func joinedDrugs() -> [Int32]? {
    for index in stride(from: sentence.count - 1, through: 0, by: -1) where isDrug(index) {
      if let drugs = drugsHere(index), drugs.count > 1 { return drugs }
    }
    return nil
  }

  /// Of all drugs of which something was said, the one that the sentence is about: "Valganciclovir, which becomes ganciclovir,".
  private func firstFound(_ said: [Int32]) -> [Int32] {
    guard said.count == 1, found.contains(where: { $0.relation == .pk || $0.relation == .mechanism }) else {
      return said
    }
    for index in 0..<sentence.count where !isAside(index) {
      guard let drugs = drugsHere(index) else { continue }
      return found.contains(where: { drugs.contains($0.drug) }) ? drugs : said
    }
    return said
  }

  /// What the next sentence may refer to.
  private mutating func remember() {
    // What a drug meets (an azole, say) is not what the text is about, where it names both.
    let named = namedDrugs(), filed = named.filter { vocabulary.filed.contains($0) }
    let drugs = filed.isEmpty ? named : filed
    let firstVerb =
      sentence.items.firstIndex { $0.meaning.relation != nil || $0.has(.copula) } ?? sentence.count
    let subject = sentence.items[..<firstVerb].first { item in
      item.isConcept && !item.isPredicate || item.has([.referDrug, .it, .referEffect])
    }
    let keeps = sentence.items.first?.has(.they) == true && memory.emittedBefore && memory.subject != .other
    let said = found.last { $0.relation != .is_a }.map { last in
      found.filter { $0.object == last.object }.map(\.drug)
    }
    if drugs.count > 1 { memory.several = joinedDrugs() ?? drugs }
    if let said, said.contains(where: { vocabulary.kind($0) == .drugClass }) { memory.several = [] }
    if let subject, subject.isConcept, vocabulary.kind(subject.meaning.concept) == .drugClass {
      memory.several = []
    }
    if keeps {
      // "They include D and E": still about them.
    } else if let said {
      memory.drugs = firstFound(said)
      memory.subject = .drug(memory.drugs)
    } else if let last = drugs.last,
      memory.drugs.isEmpty || drugs.contains(where: { vocabulary.filed.contains($0) })
    {
      memory.drugs = drugs.count == 1 ? [last] : drugs
      memory.subject = .drug(memory.drugs)
    } else if let subject, subject.isConcept, vocabulary.kind(subject.meaning.concept) == .drugClass {
      memory.drugs = [subject.meaning.concept]
      memory.subject = .drug(memory.drugs)
    } else if subject.map({ !$0.isConcept || isOtherTopic($0) })
      ?? sentence.items.contains(where: { isOtherTopic($0) })
    {
      if subject?.has([.referDrug, .it]) != true, sentence.count > 2 { memory.subject = .other }
    }
    if !found.isEmpty { memory.said = found }
    // What the drug meets is not what the part is about.
    if memory.section == .interactions, memory.titled.count == 1 {
      memory.drugs = memory.titled
      memory.subject = .drug(memory.titled)
    }
    memory.emittedBefore = !found.isEmpty || keeps
    memory.sinceFound = found.isEmpty ? memory.sinceFound + 1 : 0
    memory.sinceEffects = found.contains { $0.relation == .causes } ? 0 : memory.sinceEffects + 1
    if let last = found.last(where: {
      [.causes, .treats, .prevents].contains($0.relation) && $0.object != names.sideEffects
    }) {
      memory.effect = last.object
    }
  }
}
