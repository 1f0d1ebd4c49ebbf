/// Texts that are no running sentences: tables, questions and their answers.
extension StatementReader {
  /// The head of a table says what its cells are; a row with a drug states them.
  mutating func readRow() {
    let head = section()
    if head != .none, !sentence.items.contains(where: { isNamedDrug($0) }) {
      memory.section = head
      return
    }
    guard !bytes[span].contains(UInt8(ascii: "?")) else { return }
    readSentence(isEntry: false)
  }

  private func isNamedDrug(_ item: Item) -> Bool {
    item.isConcept && vocabulary.filed.contains(item.meaning.concept)
  }

  /// "Does D weaken the immune system?" states nothing yet.
  mutating func readQuestion() {
    let before = memory
    readSentence(isEntry: false)
    askQualities()
    let asked = found.filter { $0.relation != .is_a && $0.relation != .evidence }
    let drugs = memory.drugs
    memory = before
    memory.drugs = drugs
    memory.asked = asked
    memory.answered = nil
    found.removeAll(keepingCapacity: true)
  }

  /// "Is it addictive?", "Is D safe?": the verb stands first.
  private mutating func askQualities() {
    guard sentence.items.first?.has(.copula) == true,
      let drugs = sentenceDrugs ?? (context.isEmpty ? nil : context)
    else {
      return
    }
    for index in 1..<max(1, sentence.count) where sentence[index].isConcept {
      guard vocabulary.kind(sentence[index].meaning.concept) == .quality else { continue }
      add(drugs[0], .other, sentence[index].meaning.concept, at: index, cue: index)
    }
  }

  /// "No." or "Yes, …" states what was asked, unless the answer says it again itself, in the same sentence or the next.
  mutating func answer(isLast: Bool) {
    guard !memory.asked.isEmpty, let isYes = sentence.answer(bytes) ?? memory.answered else {
      memory.asked.removeAll()
      return
    }
    if sentence.count <= 3, !isLast, memory.answered == nil {
      memory.answered = isYes
      return
    }
    for question in memory.asked {
      let isSaid = found.contains {
        $0.drug == question.drug && ($0.object == question.object || $0.relation == question.relation)
      }
      if isSaid { continue }
      var stated = question
      (stated.line, stated.span) = (line, span)
      stated.isNegated = isYes ? question.isNegated : !question.isNegated
      stated.isHedged = false
      found.append(stated)
    }
    memory.asked.removeAll()
    memory.answered = nil
  }
}

extension Sentence {
  /// Whether the sentence begins with "yes" or "no"; nil where it begins otherwise.
  func answer(_ bytes: [UInt8]) -> Bool? {
    for item in items.prefix(4) {
      // "A: No."
      if item.kind == .colon || item.kind == .comma || item.end - item.start == 1 { continue }
      let word = bytes[Int(item.start)..<Int(item.end)].map { $0 | 0x20 }
      if word.elementsEqual("yes".utf8) { return true }
      return word.elementsEqual("no".utf8) || word.elementsEqual("never".utf8) ? false : nil
    }
    return nil
  }
}
