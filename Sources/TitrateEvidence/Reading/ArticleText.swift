/// A text cut into lines, blocks and sentences, each with the line on which it begins.
struct ArticleText {
  let bytes: [UInt8]
  /// Blocks in order; every sentence lies in one.
  private(set) var blocks: [Block] = []

  /// Lines that belong together: a heading, an entry of a list, a paragraph (which may be wrapped over lines).
  struct Block {
    /// A row is a line of a table, its cells parted by bars or tabs.
    enum Kind { case heading, bullet, paragraph, row }
    var kind: Kind
    /// Bytes, without bullet or number; line breaks inside are blanks to the reader.
    var span: Range<Int>
    /// From 1.
    var line: Int
    /// Ends in a colon: what follows belongs to it.
    var introduces: Bool
    /// An entry with a number and without an end: a title, unless a list was announced.
    var isNumbered = false
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    findBlocks()
  }

  private mutating func findBlocks() {
    var position = 0, line = 1
    var joins = false
    while position < bytes.count {
      var end = position
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      var span = trimmed(position..<end)
      if span.isEmpty {
        joins = false
      } else {
        if isRow(span) {
          blocks.append(Block(kind: .row, span: span, line: line, introduces: false))
          (position, line, joins) = (end + 1, line + 1, false)
          continue
        }
        let (start, isBullet, isMarked) = bullet(span)
        span = trimmed(start..<span.upperBound)
        if span.isEmpty {
          joins = false
        } else if joins, !isBullet, !isMarked {
          blocks[blocks.count - 1].span = blocks[blocks.count - 1].span.lowerBound..<span.upperBound
          blocks[blocks.count - 1].introduces = bytes[span.upperBound - 1] == UInt8(ascii: ":")
          joins = isOpen(span)
        } else {
          let isHeading = isMarked || !isBullet && looksLikeHeading(span)
          blocks.append(
            Block(
              kind: isBullet ? .bullet : isHeading ? .heading : .paragraph, span: span, line: line,
              introduces: bytes[span.upperBound - 1] == UInt8(ascii: ":"),
              isNumbered: isBullet && bytes[start - 1] != 0x20 && isNumber(start - 2) && !endsInStop(span)
                && !hasDash(span)))
          joins = isOpen(span) && !isHeading
        }
      }
      position = end + 1
      line += 1
    }
  }

  /// "2. Azathioprine - a purine analogue": an entry that says something.
  private func hasDash(_ span: Range<Int>) -> Bool {
    var index = span.lowerBound + 1
    while index + 2 < span.upperBound {
      if bytes[index - 1] == 0x20 {
        if bytes[index] == UInt8(ascii: "-"), bytes[index + 1] == 0x20 { return true }
        if bytes[index] == 0xE2, bytes[index + 1] == 0x80, [0x93, 0x94].contains(bytes[index + 2]) {
          return true
        }
      }
      index += 1
    }
    return false
  }

  private func isNumber(_ index: Int) -> Bool { index >= 0 && bytes[index] >= 48 && bytes[index] <= 57 }
  private func endsInStop(_ span: Range<Int>) -> Bool { bytes[span.upperBound - 1] == UInt8(ascii: ".") }

  /// A line of some length without an end is wrapped, and goes on in the next.
  private func isOpen(_ span: Range<Int>) -> Bool {
    let last = bytes[span.upperBound - 1]
    return span.count >= 50 && ![".", "!", "?", ":"].contains(Character(Unicode.Scalar(last)))
  }

  private func trimmed(_ span: Range<Int>) -> Range<Int> {
    var low = span.lowerBound, high = span.upperBound
    while low < high {
      if isBlank(bytes[low]) || isEmphasis(low, high) {
        low += 1
      } else if low + 1 < high, bytes[low] == 0xC2, bytes[low + 1] == 0xA0 {
        low += 2
      } else {
        break
      }
    }
    while high > low, isBlank(bytes[high - 1]) || bytes[high - 1] == UInt8(ascii: "*") { high -= 1 }
    return low..<high
  }

  private func isRow(_ span: Range<Int>) -> Bool {
    bytes[span.lowerBound] == UInt8(ascii: "|") || bytes[span].contains(0x09)
  }

  /// The asterisks of "**Title**".
  private func isEmphasis(_ index: Int, _ end: Int) -> Bool {
    guard bytes[index] == UInt8(ascii: "*") else { return false }
    return index + 1 < end && bytes[index + 1] == bytes[index]
      || index > 0 && bytes[index - 1] == bytes[index]
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  /// Bullets `• - * – ·` and numbers `1.` `2)` before an entry; `#` before a heading.
  private func bullet(_ span: Range<Int>) -> (start: Int, isBullet: Bool, isMarked: Bool) {
    let low = span.lowerBound, high = span.upperBound
    let first = bytes[low]
    if first == UInt8(ascii: "#") {
      var index = low
      while index < high, bytes[index] == first { index += 1 }
      return (index, false, true)
    }
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == UInt8(ascii: "o"), low + 1 < high,
      isBlank(bytes[low + 1])
    {
      return (low + 1, true, false)
    }
    if low + 2 < high, first == 0xE2, bytes[low + 1] == 0x80,
      [0xA2, 0xA3, 0x93, 0x94].contains(bytes[low + 2])
    {
      return (low + 3, true, false)
    }
    if low + 1 < high, first == 0xC2, bytes[low + 1] == 0xB7 { return (low + 2, true, false) }
    var index = low
    while index < high, index - low < 3, bytes[index] >= 48, bytes[index] <= 57 { index += 1 }
    if index > low, index + 1 < high, bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ")"),
      isBlank(bytes[index + 1])
    {
      // A numbered title is no entry of a list; a numbered sentence is.
      let rest = trimmed(index + 1..<high)
      return (index + 1, !rest.isEmpty && !looksLikeHeading(rest), false)
    }
    return (low, false, false)
  }

  /// Short, without an end, and either of few words or with most of its long words capitalised.
  private func looksLikeHeading(_ span: Range<Int>) -> Bool {
    guard span.count <= 120 else { return false }
    let last = bytes[span.upperBound - 1]
    if last == UInt8(ascii: ".") || last == UInt8(ascii: "!") || last == UInt8(ascii: ";") { return false }
    var words = 0, long = 0, capitals = 0
    var index = span.lowerBound
    while index < span.upperBound {
      let start = index
      while index < span.upperBound, !isBlank(bytes[index]) { index += 1 }
      if index < span.upperBound, index > start + 3, bytes[index - 1] == UInt8(ascii: ".") { return false }
      if index > start {
        words += 1
        if index - start > 3 {
          long += 1
          if bytes[start] >= 65, bytes[start] <= 90 { capitals += 1 }
        }
      }
      index += 1
    }
    if last == UInt8(ascii: "?") || last == UInt8(ascii: ":") { return words <= 16 }
    return words <= 6 || words <= 16 && capitals * 3 >= long * 2
  }

  /// The sentences of a block.
  ///
  /// - Returns: spans with the line on which each begins.
  func sentences(of block: Block, into out: inout [(span: Range<Int>, line: Int)]) {
    out.removeAll(keepingCapacity: true)
    var start = block.span.lowerBound, line = block.line, lineHere = block.line
    var index = start
    let end = block.span.upperBound
    while index < end {
      let byte = bytes[index]
      if byte == 0x0A {
        lineHere += 1
      } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?"),
        endsSentence(at: index, from: start, to: end)
      {
        out.append((start..<index + 1, line))
        start = index + 1
        while start < end, isBlank(bytes[start]) || bytes[start] == 0x0A {
          if bytes[start] == 0x0A { lineHere += 1 }
          start += 1
        }
        line = lineHere
        index = start
        continue
      }
      index += 1
    }
    if start < end { out.append((start..<end, line)) }
  }

  private static let abbreviations: Set<[UInt8]> = Set(
    ["dr", "mr", "mrs", "prof", "vs", "approx", "fig", "et", "al"].map {
      Array($0.utf8)
    })

  /// A full stop ends a sentence before a blank and something that begins one, except after an abbreviation.
  private func endsSentence(at index: Int, from start: Int, to end: Int) -> Bool {
    var next = index + 1
    while next < min(end, index + 8),
      [0x22, 0x27, 0x29, 0x5D, UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(bytes[next])
    {
      next += 1
    }
    // Reference marks: "infections.[3] It".
    if next < end, bytes[next] == 0x5B { return true }
    if next + 2 < end, bytes[next] == 0xE2, bytes[next + 1] == 0x80 { next += 3 }
    guard next < end else { return true }
    guard isBlank(bytes[next]) || bytes[next] == 0x0A else { return false }
    // "hair loss (??? - mostly in old trials)".
    if index > start, bytes[index] == UInt8(ascii: "?"),
      bytes[index - 1] == UInt8(ascii: "(") || bytes[index - 1] == bytes[index],
      bytes[next] != 0x0A, next + 1 < end, bytes[next + 1] == UInt8(ascii: "-")
    {
      return false
    }
    guard bytes[index] == UInt8(ascii: ".") else { return true }
    while next < min(end, index + 8), isBlank(bytes[next]) || bytes[next] == 0x0A { next += 1 }
    if next < end, bytes[next] >= 97, bytes[next] <= 122 { return false }
    var word = index
    while word > start, index - word < 8, bytes[word - 1] | 0x20 >= 97, bytes[word - 1] | 0x20 <= 122 {
      word -= 1
    }
    let last = bytes[word..<index].map { $0 | 0x20 }
    if last.count == 1, word > start, bytes[word - 1] == UInt8(ascii: ".") { return false }
    return !Self.abbreviations.contains(last)
  }
}
