/// Objects that no vocabulary names: where a pattern is plain ("D can cause X", "side effects include X, Y"), the words themselves
/// are the object, and the ledger has nothing on them.
extension StatementReader {
  /// Longer runs of unknown words are no name of a thing.
  private static let longestPhrase = 4

  mutating func readPhrases() {
    let hasStated = found.contains { $0.relation == .causes || $0.relation == .treats }
    guard !hasStated else { return }
    if memory.isEntry, let list = memory.list, list.relation == .causes, found.isEmpty {
      return readEntryPhrase(list)
    }
    if memory.section == .effects, readLeadingPhrases() { return }
    for index in 0..<sentence.count where !sentence[index].isDead {
      guard let relation = phraseRelation(index) else { continue }
      let phrases = phrases(after: index)
      guard !phrases.isEmpty, let drugs = phraseSubject(before: index) else { continue }
      for phrase in phrases {
        for drug in drugs { addPhrase(drug, relation, phrase, cue: index) }
      }
      return
    }
  }

  /// "can cause …", "is used for …", "side effects include …".
  private func phraseRelation(_ index: Int) -> Relation? {
    let item = sentence[index]
    if item.meaning.relation == .causes, item.meaning.frames.contains(.forward) { return .causes }
    if item.meaning.relation == .treats, item.meaning.frames.contains(.forward), item.has(.benefits) {
      return .treats
    }
    guard item.has(.list) || item.kind == .colon else { return nil }
    let isEffects = sentence.items[..<index].contains {
      $0.has(.sideEffectWord) || $0.meaning.concept == names.sideEffects
    }
    return isEffects ? .causes : nil
  }

  /// "Brittle nails and vivid dreams have been reported", under a title on side effects.
  private mutating func readLeadingPhrases() -> Bool {
    guard !context.isEmpty,
      let cue = sentence.items.firstIndex(where: {
        $0.meaning.relation == .causes && $0.meaning.frames.contains(.backward)
      })
    else { return false }
    let phrases = phrases(after: -1)
    guard let last = phrases.last, last.upperBound == cue else { return false }
    for phrase in phrases {
      for drug in context { addPhrase(drug, .causes, phrase, cue: cue) }
    }
    return true
  }

  /// "• brittle nails (uncommon)".
  private mutating func readEntryPhrase(_ list: List) {
    guard let phrase = phrase(at: 0) else { return }
    for drug in list.drugs { addPhrase(drug, list.relation, phrase, cue: 0) }
  }

  private mutating func addPhrase(_ drug: Int32, _ relation: Relation, _ phrase: Range<Int>, cue: Int) {
    add(drug, relation, names.unlisted, at: phrase.lowerBound, cue: cue)
    let start = Int(sentence[phrase.lowerBound].start), end = Int(sentence[phrase.upperBound - 1].end)
    found[found.count - 1].phrase = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
  }

  /// A drug that the sentence names before the verb, or refers to.
  private func phraseSubject(before index: Int) -> [Int32]? {
    for at in stride(from: index - 1, through: 0, by: -1) where !sentence[at].isDead && !isAside(at) {
      if let drugs = drugsHere(at) { return drugs }
      if sentence[at].has(.it), !sentence[at].has(.expletive) { return referred(at) }
      if sentence[at].isConcept, sentence[at].meaning.concept != names.sideEffects { return nil }
    }
    let isList = sentence[index].has(.sideEffectWord) || sentence[index].has(.list)
    return isList && !context.isEmpty ? context : nil
  }

  private func phrases(after index: Int) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var at = index + 1
    while at < sentence.count, let found = phrase(at: at) {
      result.append(found)
      at = found.upperBound
      guard at < sentence.count, sentence[at].kind == .comma || sentence[at].has(.join) else { break }
      at += 1
      if at < sentence.count, sentence[at].has(.join) { at += 1 }
    }
    return result
  }

  /// A run of words without meaning, after an article, up to a sign, a joining word or a preposition.
  private func phrase(at index: Int) -> Range<Int>? {
    var start = index
    while start < sentence.count, sentence[start].has(.article) { start += 1 }
    var end = start
    while end < sentence.count, isUnknown(end) { end += 1 }
    guard end > start, end - start <= Self.longestPhrase else { return nil }
    let bytesHere = Int(sentence[start].start)..<Int(sentence[end - 1].end)
    guard bytesHere.count >= (end - start == 1 ? 8 : 5), bytesHere.count <= 60 else { return nil }
    let ends =
      end == sentence.count || sentence[end].kind != .phrase
      || sentence[end].has([.join, .empty, .population])
      || sentence[end].meaning.frames.contains(.backward)
    return ends ? start..<end : nil
  }

  private func isUnknown(_ index: Int) -> Bool {
    guard sentence[index].kind == .word else { return false }
    let first = bytes[Int(sentence[index].start)]
    return first | 0x20 >= 97 && first | 0x20 <= 122
  }
}
