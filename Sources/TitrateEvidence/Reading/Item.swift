/// One phrase of a sentence with what it may mean, or a word that means nothing here.
struct Item {
  enum Kind: UInt8 { case phrase, word, comma, colon, semicolon, bracket }
  var kind: Kind
  var meaning = Meaning()
  /// Bytes of the article.
  var start: Int32 = 0, end: Int32 = 0
  /// A comma that is written as a dash.
  var isDash = false
  /// Sentences are cut where a new subject or a "but" begins; negation and hedging end there.
  var clause: Int32 = 0
  /// Inside a condition or an advice, where nothing is stated.
  var isDead = false
  /// The object of some relation already.
  var isUsed = false
  /// A class that is said of a drug: no subject.
  var isPredicate = false

  func has(_ cue: Cues) -> Bool { !meaning.cues.isDisjoint(with: cue) }
  var isConcept: Bool { meaning.concept >= 0 }
}

/// A sentence as items, cut into clauses.
struct Sentence {
  private(set) var items: [Item] = []
  private var tokens: [Token] = []
  private var numbers: [Int32] = []
  private var tokenizer = Tokenizer()

  /// More tokens than any sentence has: what is longer is read in pieces, so that time stays in proportion to length.
  static let longest = 300

  subscript(index: Int) -> Item {
    get { items[index] }
    set { items[index] = newValue }
  }
  var count: Int { items.count }

  /// Reads a span; false where it is too long and `rest` has still to be read.
  mutating func read(_ bytes: [UInt8], _ span: Range<Int>, _ vocabulary: Vocabulary) -> Range<Int>? {
    tokens.removeAll(keepingCapacity: true)
    // A token has a byte at least, and few have more than forty.
    let piece = span.lowerBound..<min(span.upperBound, span.lowerBound + Self.longest * 12)
    let cut = piece.upperBound == span.upperBound ? piece.upperBound : lastBlank(bytes, piece)
    tokenizer.tokenize(bytes, piece.lowerBound..<cut, vocabulary.table, into: &tokens)
    makeItems(vocabulary)
    joinOrgans(vocabulary)
    joinLetters(vocabulary)
    markClauses(vocabulary)
    return cut < span.upperBound ? cut..<span.upperBound : nil
  }

  private func lastBlank(_ bytes: [UInt8], _ span: Range<Int>) -> Int {
    var index = span.upperBound
    while index > span.lowerBound + span.count / 2, bytes[index - 1] != 0x20 { index -= 1 }
    return bytes[index - 1] == 0x20 ? index : span.upperBound
  }

  /// Drops the adverbs, but not the "only" of "not only".
  private mutating func passOver(_ vocabulary: Vocabulary) {
    let not = vocabulary.negation
    var kept = 0
    for index in tokens.indices {
      let isPassed =
        vocabulary.passed.contains(tokens[index].word) && (index == 0 || tokens[index - 1].word != not)
      if isPassed { continue }
      tokens[kept] = tokens[index]
      kept += 1
    }
    tokens.removeLast(tokens.count - kept)
  }

  private mutating func makeItems(_ vocabulary: Vocabulary) {
    items.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    passOver(vocabulary)
    for token in tokens { numbers.append(token.kind == .word || token.kind == .number ? token.word : -1) }
    var position = 0
    while position < tokens.count {
      if let (meaning, length) = vocabulary.table.longest(numbers, from: position) {
        items.append(
          Item(
            kind: .phrase, meaning: vocabulary.meanings[Int(meaning)], start: tokens[position].start,
            end: tokens[position + length - 1].end))
        position += length
        continue
      }
      let kind: Item.Kind =
        switch tokens[position].kind {
        case .word, .number: .word
        case .comma, .dash: .comma
        case .colon: .colon
        case .semicolon: .semicolon
        case .open, .close: .bracket
        }
      let token = tokens[position]
      items.append(Item(kind: kind, start: token.start, end: token.end, isDash: token.kind == .dash))
      position += 1
    }
  }

  /// "kidney and liver damage", "damage to the nerves and muscles": the problem belongs to every part named.
  private mutating func joinOrgans(_ vocabulary: Vocabulary) {
    for index in items.indices where items[index].meaning.problem >= 0 && !isGeneral(items[index], vocabulary)
    {
      joinProblem(index, vocabulary)
      let meaning = items[index].meaning
      let step = meaning.organLast ? 1 : -1
      var next = index + step
      while items.indices.contains(next),
        items[next].kind == .comma || items[next].has(.join) || items[next].has(.article)
      {
        next += step
        guard items.indices.contains(next), items[next].meaning.organ >= 0, items[next].meaning.problem < 0
        else {
          continue
        }
        let made = vocabulary.compounds[.init(items[next].meaning.organ, meaning.problem)]
        if let made { items[next].meaning.concept = made }
        next += step
      }
    }
  }

  /// "inflammation in the nerves and muscles" is one inflammation.
  private func isGeneral(_ item: Item, _ vocabulary: Vocabulary) -> Bool {
    vocabulary.name(item.meaning.concept) == "inflammation"
  }

  /// "muscle inflammation or strain", "kidney damage or failure": the part belongs to every problem named.
  private mutating func joinProblem(_ index: Int, _ vocabulary: Vocabulary) {
    let meaning = items[index].meaning
    guard !meaning.organLast, index + 2 < items.count, items[index + 1].has(.join) else { return }
    let other = items[index + 2].meaning
    guard other.bareProblem >= 0, other.concept < 0 || vocabulary.name(other.concept) == "weakness" else {
      return
    }
    if let made = vocabulary.compounds[.init(meaning.organ, other.bareProblem)] {
      items[index + 2].meaning.concept = made
    }
  }

  /// "T and B lymphocytes".
  private mutating func joinLetters(_ vocabulary: Vocabulary) {
    for index in items.indices
    where items[index].has(.letterT) && index + 2 < items.count && items[index + 1].has(.join) {
      let next = items[index + 2].meaning.concept
      let both = ["B lymphocytes", "T lymphocytes"]
      if next >= 0, let other = both.firstIndex(of: vocabulary.name(next)) {
        items[index].meaning.concept = vocabulary.concept(named: both[1 - other]) ?? -1
      }
    }
  }

  private enum Silence { case none, untilComma, untilBoundary, toEnd }

  private mutating func markClauses(_ vocabulary: Vocabulary) {
    var clause: Int32 = 0
    var silence = Silence.none
    for index in items.indices {
      let item = items[index]
      if item.kind == .semicolon || item.has(.boundary) || isReason(index) {
        clause += 1
        if silence == .untilBoundary || item.kind == .semicolon { silence = .none }
      }
      if item.kind == .comma {
        if silence == .untilComma { silence = .none }
        if beginsClause(index + 1, vocabulary) { clause += 1 }
        // "we will look at D, a medicine used to treat X": what D is said to be is a statement.
        if silence == .untilBoundary, index > 0, items[index - 1].isConcept, index + 1 < items.count,
          items[index + 1].has(.article)
        {
          silence = .none
          items[index - 1].isDead = false
        }
      }
      if item.has(.condition), silence != .toEnd {
        silence = startsClause(index) ? .untilComma : .toEnd
        clause += 1
      } else if item.has(.advice), silence == .none {
        silence = .untilBoundary
      }
      items[index].clause = clause
      items[index].isDead = silence != .none
    }
  }

  /// "as" before what can be a subject with its verb: "as azathioprine may not be suitable".
  private func isReason(_ index: Int) -> Bool {
    guard items[index].has(.asWord), index + 1 < items.count else { return false }
    let next = items[index + 1]
    guard next.isConcept || next.has(.reference) else { return false }
    return (index + 2..<min(index + 5, items.count)).contains {
      items[$0].has([.copula, .hedge]) || items[$0].meaning.relation != nil
    }
  }

  private func startsClause(_ index: Int) -> Bool {
    index == 0 || items[index - 1].kind == .comma || items[index - 1].has(.join)
      || items[index - 1].has(.boundary)
  }

  /// After a comma: a pronoun or a drug, then its verb.
  private func beginsClause(_ index: Int, _ vocabulary: Vocabulary) -> Bool {
    guard index < items.count else { return false }
    let item = items[index]
    // "does not cure them, and it lowers".
    if item.has(.join), index + 2 < items.count, items[index + 1].has([.it, .they]),
      items[index + 2].meaning.relation != nil
    {
      return true
    }
    if item.has([.it, .they, .referDrug, .referEffect, .expletive]) { return true }
    guard item.isConcept, index + 1 < items.count else { return false }
    let kind = vocabulary.kind(item.meaning.concept)
    guard kind == .drug || kind == .drugClass else { return false }
    let next = items[index + 1]
    // "D does not suppress".
    if next.has(.empty), index + 2 < items.count, items[index + 2].has(.negation) { return true }
    return next.has([.copula, .hedge, .have]) || next.meaning.form == .base && next.meaning.relation != nil
  }
}
