/// Spells words so that variants of one word become equal: case, accents, plural endings, British and American spelling,
/// doubled consonants. Vocabulary and article are folded alike, so an odd result ("diabete") does no harm.
enum Folding {
  /// Longer words are no words.
  static let longest = 40

  /// The folded bytes of one word of ASCII letters, digits and UTF-8 Latin letters.
  ///
  /// - Parameter out: emptied first; its memory is reused from word to word.
  static func fold(_ word: some Sequence<UInt8>, into out: inout [UInt8]) {
    out.removeAll(keepingCapacity: true)
    var lead: UInt8 = 0
    for byte in word {
      if lead != 0 {
        if let letter = latin(lead, byte) { append(letter, to: &out) }
        lead = 0
      } else if byte >= 0xC0 {
        lead = byte
      } else if byte < 0x80 {
        append(byte >= 65 && byte <= 90 ? byte | 0x20 : byte, to: &out)
      }
    }
    dropPlural(&out)
  }

  /// Adds a letter and rewrites what it completes: `ae` and `oe` to `e`, `our` to `or`, `is` before a vowel to `iz`,
  /// `leuk` to `leuc`, a doubled consonant other than `s` to one.
  private static func append(_ letter: UInt8, to out: inout [UInt8]) {
    let count = out.count
    guard count > 0 else {
      out.append(letter)
      return
    }
    let last = out[count - 1]
    switch letter {
    case e where (last == a || last == o) && count > 1: out[count - 1] = e
    case r where last == u && count > 1 && out[count - 2] == o: out[count - 1] = r
    case _ where last == s && count > 1 && out[count - 2] == i && (letter == a || letter == e || letter == i):
      out[count - 1] = z
      out.append(letter)
    case k where last == u && count == 3 && out[1] == e: out.append(c)
    case _ where letter == last && letter != s && letter > 97 && letter != e && letter != i && letter != o:
      break
    default: out.append(letter)
    }
  }

  private static func dropPlural(_ out: inout [UInt8]) {
    let count = out.count
    guard count > 3, out[count - 1] == s else { return }
    let before = out[count - 2]
    guard before != s, before != u, before != i else { return }
    if before == e, count > 5 {
      let third = out[count - 3]
      if third == i {  // bodies, body
        out.removeLast(2)
        out[out.count - 1] = y
        return
      }
      // glasses, boxes, rashes; viruses, but not causes.
      let isAche = out[count - 4] == c && out[count - 5] == a
      let isVirus = third == s && out[count - 4] == u && out[count - 5] == r
      if third == s && out[count - 4] == s || third == x || isVirus || third == h && !isAche {
        out.removeLast(2)
        return
      }
    }
    out.removeLast()
  }

  /// Latin letters of two bytes without their accents.
  private static func latin(_ lead: UInt8, _ byte: UInt8) -> UInt8? {
    guard lead == 0xC3 else { return nil }
    switch byte | 0x20 {
    case 0xA0...0xA6: return a
    case 0xA7: return c
    case 0xA8...0xAB: return e
    case 0xAC...0xAF: return i
    case 0xB1: return n
    case 0xB2...0xB6, 0xB8: return o
    case 0xB9...0xBC: return u
    default: return nil
    }
  }

  private static let a = UInt8(ascii: "a"), c = UInt8(ascii: "c"), e = UInt8(ascii: "e"),
    h = UInt8(ascii: "h")
  private static let i = UInt8(ascii: "i"), k = UInt8(ascii: "k"), n = UInt8(ascii: "n"),
    o = UInt8(ascii: "o")
  private static let r = UInt8(ascii: "r"), s = UInt8(ascii: "s"), u = UInt8(ascii: "u"),
    x = UInt8(ascii: "x")
  private static let y = UInt8(ascii: "y"), z = UInt8(ascii: "z")
}
