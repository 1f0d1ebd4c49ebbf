/// Phrases of folded words, found by the longest match: a table of words and a trie over their numbers.
struct PhraseTable {
  private var words: [[UInt8]: Int32] = [:]
  /// From (node, word) to node; node 0 is the root.
  private var edges: [UInt64: Int32] = [:]
  /// The meaning that ends at a node, -1 where none does.
  private var ends: [Int32] = [-1]
  /// The first letters of words that begin a phrase spare most of the others a look-up.
  private(set) var wordCount = 0

  /// The number of a word that some phrase has; nil for all others.
  func number(of word: [UInt8]) -> Int32? { words[word] }

  /// The number of a word, made where there is none yet.
  mutating func intern(_ word: [UInt8]) -> Int32 {
    if let known = words[word] { return known }
    let number = Int32(wordCount)
    words[word] = number
    wordCount += 1
    return number
  }

  /// Adds a phrase.
  ///
  /// - Parameters:
  ///   - phrase: folded words.
  ///   - meaning: given where the phrase is new.
  /// - Returns: the meaning that the phrase has now.
  mutating func insert(_ phrase: [[UInt8]], meaning: Int32) -> Int32 {
    var node: Int32 = 0
    for word in phrase {
      let key = Self.key(node, intern(word))
      if let next = edges[key] {
        node = next
      } else {
        let next = Int32(ends.count)
        ends.append(-1)
        edges[key] = next
        node = next
      }
    }
    if ends[Int(node)] < 0 { ends[Int(node)] = meaning }
    return ends[Int(node)]
  }

  /// The longest phrase that begins at `start`.
  ///
  /// - Returns: its meaning and the number of words; nil where no phrase begins.
  func longest(_ numbers: [Int32], from start: Int) -> (meaning: Int32, length: Int)? {
    var node: Int32 = 0
    var best: (meaning: Int32, length: Int)?
    var index = start
    while index < numbers.count, numbers[index] >= 0, let next = edges[Self.key(node, numbers[index])] {
      node = next
      index += 1
      if ends[Int(node)] >= 0 { best = (ends[Int(node)], index - start) }
    }
    return best
  }

  private static func key(_ node: Int32, _ word: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
  }
}
