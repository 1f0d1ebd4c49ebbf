import OrderedCollections
import TitrateLanguage
import TitrateLibrary
import TitrateRecords

/// The words that articles use, from `Evidence/vocabulary.yaml` and the names in the library's drug files.
package struct Vocabulary: Sendable {
  package internal(set) var concepts: [Concept] = []
  var table = PhraseTable()
  var meanings: [Meaning] = []
  /// (organ, problem) to the concept they make.
  var compounds: [Pair: Int32] = [:]
  /// (verb, object) to what comes out.
  var outcomes: [Pair: Int32] = [:]
  /// A concept to the next wider one.
  package internal(set) var broader: [Int32: Int32] = [:]
  /// "is_a immunosuppressant" to "mechanism immunosuppression".
  package internal(set) var same: [Assertion: Assertion] = [:]
  /// Classes to which no drug belongs at once.
  package internal(set) var exclusive: [(Int32, Int32)] = []
  var index: OrderedDictionary<String, Int32> = [:]
  var verbs: [String: Int32] = [:]
  var tokenizer = Tokenizer()
  /// Drugs that have a file in the library.
  var filed: Set<Int32> = []
  /// Words without weight: as they are spelled, and their numbers.
  var adverbs: Set<[UInt8]> = [], passed: Set<Int32> = []

  /// What the reader itself speaks of.
  static let general: [(String, Concept.Kind)] = [
    ("side effects", .effect), ("mild", .quality), ("mild side effects", .quality),
    ("mechanism of action", .process), ("effective", .quality), ("symptoms", .effect), ("blood tests", .test),
    ("something else", .quality), ("once weekly dosing", .quality), ("daily dosing", .quality),
  ]

  struct Pair: Hashable {
    let first: Int32, second: Int32
    init(_ first: Int32, _ second: Int32) { (self.first, self.second) = (first, second) }
  }
  /// A relation and its object, whatever the drug.
  package struct Assertion: Hashable, Sendable {
    package let relation: Relation
    package let object: Int32
    package init(_ relation: Relation, _ object: Int32) { (self.relation, self.object) = (relation, object) }
  }

  /// The number of the word "not".
  var negation: Int32 { table.number(of: Array("not".utf8)) ?? -2 }

  /// The concept of that name.
  package func concept(named name: String) -> Int32? { index[name.lowercased()] }

  package func name(_ concept: Int32) -> String { concepts[Int(concept)].name }
  func kind(_ concept: Int32) -> Concept.Kind { concepts[Int(concept)].kind }

  /// The concept and everything wider, nearest first.
  package func andBroader(_ concept: Int32) -> [Int32] {
    var result = [concept]
    while let next = broader[result[result.count - 1]], !result.contains(next) { result.append(next) }
    return result
  }

  /// The first concept named in a short text: "Kidney function abnormal", "Back pain".
  package func concept(in text: String) -> Int32? { allConcepts(in: text).first }

  /// All concepts named in a short text, in order.
  package func allConcepts(in text: String) -> [Int32] {
    var tokenizer = Tokenizer(), tokens = [Token]()
    let bytes = Array(text.utf8)
    tokenizer.tokenize(bytes, 0..<bytes.count, table, into: &tokens)
    let numbers = tokens.map { $0.kind == .word || $0.kind == .number ? $0.word : -1 }
    var found: [Int32] = [], position = 0
    while position < numbers.count {
      guard let (meaning, length) = table.longest(numbers, from: position) else {
        position += 1
        continue
      }
      let concept = meanings[Int(meaning)].concept
      if concept >= 0 { found.append(concept) }
      position += length
    }
    return found
  }
}

/// Building.
extension Vocabulary {
  /// - Returns: the number of the concept, made where it is new.
  mutating func define(_ name: String, _ kind: Concept.Kind) -> Int32 {
    if let known = index[name.lowercased()] { return known }
    let number = Int32(concepts.count)
    concepts.append(Concept(name: name, kind: kind))
    index[name.lowercased()] = number
    return number
  }

  /// Makes a word one that is passed over.
  mutating func pass(over word: String) {
    for folded in tokenizer.words(of: word) {
      adverbs.insert(folded)
      passed.insert(table.intern(folded))
    }
  }

  /// Adds what a phrase may mean to what it means already.
  mutating func add(_ phrase: String, _ change: (inout Meaning) -> Void) {
    var words = tokenizer.words(of: phrase)
    // A phrase keeps the adverbs that are all it has, or that a negation needs: "not only".
    let plain = words.filter { !adverbs.contains($0) }
    if !plain.isEmpty, words.first != Array("not".utf8) { words = plain }
    guard !words.isEmpty else { return }
    let number = Int(table.insert(words, meaning: Int32(meanings.count)))
    if number == meanings.count { meanings.append(Meaning()) }
    change(&meanings[number])
    if phrase.contains("side effect") || phrase.hasPrefix("adverse") {
      meanings[number].cues.insert(.sideEffectWord)
    }
  }

  mutating func add(_ phrase: String, concept: Int32) {
    add(phrase) { if $0.concept < 0 { $0.concept = concept } }
  }

  /// A verb in all its forms: `lead to|led to|leading to`.
  mutating func add(verb text: String, _ relation: Relation) {
    let written = text.split(separator: "|").map(String.init)
    let base = written[0]
    let number = verbs[base] ?? Int32(verbs.count)
    verbs[base] = number
    func insert(_ phrase: String, _ form: VerbForm) {
      add(phrase) { meaning in
        guard meaning.relation == nil else { return }
        meaning.relation = relation
        meaning.frames = .forward
        meaning.form = form
        meaning.verb = number
      }
    }
    let (first, rest) = Self.firstWord(base)
    insert(base, .base)
    insert(Self.past(first) + rest, .past)
    insert(Self.present(first) + rest, .present)
    for form in written.dropFirst() {
      insert(form, Self.firstWord(form).first.hasSuffix("ing") ? .present : .past)
    }
  }

  mutating func add(_ phrase: String, _ relation: Relation, _ frame: Frames) {
    add(phrase) { meaning in
      if meaning.relation == nil { meaning.relation = relation }
      guard meaning.relation == relation else { return }
      meaning.frames.formUnion(frame)
      meaning.needsAgent = ["by", "to", "of", "from", "with", "taking", "using"].contains {
        phrase.hasSuffix(" " + $0)
      }
    }
  }

  private static func firstWord(_ phrase: String) -> (first: String, rest: String) {
    guard let blank = phrase.firstIndex(of: " ") else { return (phrase, "") }
    return (String(phrase[..<blank]), String(phrase[blank...]))
  }

  private static func past(_ verb: String) -> String {
    if verb.hasSuffix("e") { return verb + "d" }
    return endsInConsonantY(verb) ? verb.dropLast() + "ied" : verb + "ed"
  }
  private static func present(_ verb: String) -> String {
    verb.hasSuffix("e") && !verb.hasSuffix("ee") ? verb.dropLast() + "ing" : verb + "ing"
  }
  private static func endsInConsonantY(_ verb: String) -> Bool {
    verb.hasSuffix("y") && !"aeiou".contains(verb.dropLast().last ?? "a")
  }
}
