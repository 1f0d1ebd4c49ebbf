/// One word or sign of a sentence.
struct Token {
  enum Kind: UInt8 { case word, number, comma, colon, semicolon, open, close, dash }
  var kind: Kind
  /// Number of the word in the phrase table; -1 where no phrase has it.
  var word: Int32
  /// Bytes of the article.
  var start: Int32, end: Int32
}

/// Cuts bytes into tokens; the same cut for vocabulary and article.
struct Tokenizer {
  private var folded: [UInt8] = []

  /// The folded words of a phrase of the vocabulary.
  mutating func words(of phrase: String) -> [[UInt8]] {
    let bytes = Array(phrase.utf8)
    var result: [[UInt8]] = []
    forEachToken(of: bytes, in: 0..<bytes.count) { kind, start, end, spelled in
      guard kind == .word || kind == .number else { return }
      if let word = spelled.word {
        result.append(word)
      } else {
        result.append(self.spelled(bytes[start..<end]))
      }
    }
    return result
  }

  /// The tokens of a span, appended.
  mutating func tokenize(_ bytes: [UInt8], _ span: Range<Int>, _ table: PhraseTable, into out: inout [Token])
  {
    forEachToken(of: bytes, in: span) { kind, start, end, spelled in
      var word: Int32 = -1
      if let fixed = spelled.word {
        word = table.number(of: fixed) ?? -1
      } else if kind == .word || kind == .number {
        word = number(bytes, start, end, table)
      }
      out.append(Token(kind: kind, word: word, start: Int32(start), end: Int32(end)))
    }
  }

  private mutating func number(_ bytes: [UInt8], _ start: Int, _ end: Int, _ table: PhraseTable) -> Int32 {
    guard end - start <= Folding.longest else { return -1 }
    if Self.isAbbreviation(bytes[start..<end]), let known = table.number(of: Self.marked(bytes[start..<end]))
    {
      return known
    }
    Folding.fold(bytes[start..<end], into: &folded)
    return table.number(of: folded) ?? -1
  }

  /// `MG` is a disease, `mg` a unit: short words in capitals are kept apart from the same letters in small.
  private mutating func spelled(_ word: ArraySlice<UInt8>) -> [UInt8] {
    if Self.isAbbreviation(word) { return Self.marked(word) }
    Folding.fold(word, into: &folded)
    return folded
  }

  private static func marked(_ word: ArraySlice<UInt8>) -> [UInt8] { [UInt8(ascii: "^")] + word }

  private static func isAbbreviation(_ word: ArraySlice<UInt8>) -> Bool {
    word.count >= 2 && word.count <= 4 && word.allSatisfy { $0 >= 65 && $0 <= 90 }
  }

  /// What a short form stands for.
  private enum Spelled {
    case asWritten, negation, copula
    var word: [UInt8]? {
      switch self {
      case .asWritten: nil
      case .negation: Array("not".utf8)
      case .copula: Array("is".utf8)
      }
    }
  }

  private static func isPronoun(_ word: ArraySlice<UInt8>) -> Bool {
    let small = word.map { $0 | 0x20 }
    return ["it", "that", "there", "this", "what", "here"].contains { small.elementsEqual($0.utf8) }
  }

  /// Letters, digits and bytes beyond ASCII make words; hyphens and slashes part them; `'s` falls away, `n't` is "not".
  private func forEachToken(
    of bytes: [UInt8], in span: Range<Int>, _ body: (Token.Kind, Int, Int, _ spelled: Spelled) -> Void
  ) {
    var index = span.lowerBound
    while index < span.upperBound {
      let byte = bytes[index]
      if Self.isWord(byte) {
        let start = index
        var isNumber = true
        while index < span.upperBound, Self.isWord(bytes[index]) {
          if bytes[index] < 48 || bytes[index] > 57 { isNumber = false }
          index += 1
        }
        let apostrophe = Self.apostrophe(bytes, index, span.upperBound)
        let tail = index + apostrophe
        if apostrophe > 0, tail < span.upperBound, bytes[tail] | 0x20 == 0x74,
          bytes[index - 1] | 0x20 == 0x6E,
          index - start > 1
        {
          // doesn't, can't: the letters before "n't", then the negation.
          body(.word, start, index - 1, .asWritten)
          body(.word, index - 1, tail + 1, .negation)
          index = tail + 1
        } else {
          body(isNumber ? .number : .word, start, index, .asWritten)
          if apostrophe > 0, tail < span.upperBound, bytes[tail] | 0x20 == 0x73 {
            // "It's a DMARD", but not "Crohn's".
            if Self.isPronoun(bytes[start..<index]) { body(.word, tail, tail + 1, .copula) }
            index = tail + 1
          }
        }
      } else {
        if let kind = Self.sign(byte) {
          body(kind, index, index + 1, .asWritten)
        } else if Self.isDash(bytes, index, span) {
          body(.dash, index, index + 1, .asWritten)
        }
        index += Self.punctuationLength(bytes, index, span.upperBound)
      }
    }
  }

  private static func sign(_ byte: UInt8) -> Token.Kind? {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "|"): .comma
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: ";"): .semicolon
    case UInt8(ascii: "("): .open
    case UInt8(ascii: ")"): .close
    default: nil
    }
  }

  /// A dash, or a hyphen between blanks, but not the dash of "2–4".
  private static func isDash(_ bytes: [UInt8], _ index: Int, _ span: Range<Int>) -> Bool {
    if bytes[index] == UInt8(ascii: "-") {
      return index > span.lowerBound && index + 1 < span.upperBound && bytes[index - 1] == 0x20
        && bytes[index + 1] == 0x20
    }
    guard index + 3 < span.upperBound, index > span.lowerBound, bytes[index] == 0xE2,
      bytes[index + 1] == 0x80,
      bytes[index + 2] == 0x93 || bytes[index + 2] == 0x94
    else { return false }
    let next = bytes[index + 3]
    return next < 48 || next > 57
  }

  /// Signs of three bytes (dashes, curly quotes, bullets) begin with 0xE2 and are no letters.
  private static func punctuationLength(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Int {
    bytes[index] == 0xE2 ? min(3, end - index) : bytes[index] == 0xC2 ? min(2, end - index) : 1
  }

  /// The length of an apostrophe here, 0 where there is none.
  private static func apostrophe(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Int {
    guard index < end else { return 0 }
    if bytes[index] == UInt8(ascii: "'") { return 1 }
    if index + 2 < end, bytes[index] == 0xE2, bytes[index + 1] == 0x80, bytes[index + 2] == 0x99 { return 3 }
    return 0
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 97 && byte <= 122 || byte >= 65 && byte <= 90 || byte >= 48 && byte <= 57
      || byte >= 0x80 && byte != 0xE2
        && byte != 0xC2
  }
}
