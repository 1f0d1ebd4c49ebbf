/// From bytes to findings.
package enum Reading {
  /// Every statement of an article, in the order of its lines.
  package static func findings(_ bytes: [UInt8], _ vocabulary: Vocabulary) -> [Finding] {
    var reader = StatementReader(vocabulary)
    reader.read(ArticleText(bytes))
    return reader.findings
  }

  /// The statements of one sentence.
  package static func claim(_ text: String, _ vocabulary: Vocabulary) -> [Finding] {
    var reader = StatementReader(vocabulary)
    reader.readClaim(Array(text.utf8))
    return reader.findings
  }

  /// Whether any drug or class of drugs occurs.
  static func namesDrug(_ bytes: [UInt8], _ vocabulary: Vocabulary) -> Bool {
    var sentence = Sentence()
    var rest: Range<Int>? = 0..<bytes.count
    while let piece = rest {
      rest = sentence.read(bytes, piece, vocabulary)
      for item in sentence.items where item.isConcept {
        if [.drug, .drugClass].contains(vocabulary.kind(item.meaning.concept)) { return true }
      }
    }
    return false
  }

  /// A sentence as it is shown: on one line, and no longer than anybody reads.
  static func sentence(_ bytes: ArraySlice<UInt8>) -> String {
    let longest = 600
    let words = bytes.prefix(longest * 2).split { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }
    let text = String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self)
    return text.count > longest ? text.prefix(longest) + "…" : text
  }
}

extension Vocabulary {
  /// The concept of which the text is a name, and nothing besides.
  func wholeConcept(_ text: String) -> Int32? {
    if let number = concept(named: text) { return number }
    var tokenizer = Tokenizer(), tokens = [Token]()
    let bytes = Array(text.utf8)
    tokenizer.tokenize(bytes, 0..<bytes.count, table, into: &tokens)
    let numbers = tokens.map(\.word)
    guard let (meaning, length) = table.longest(numbers, from: 0), length == numbers.count else { return nil }
    let concept = meanings[Int(meaning)].concept
    return concept >= 0 ? concept : nil
  }
}
