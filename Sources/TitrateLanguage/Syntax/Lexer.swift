/// Text to tokens. Every byte ends in a token, in white space, in a comment or in a diagnostic.
struct Lexer {
  fileprivate let source: SourceText
  private let bytes: [UInt8]
  private var position = 0
  private(set) var tokens: [Token] = []
  private(set) var comments: [Comment] = []
  private(set) var diagnostics = DiagnosticList()

  init(_ source: SourceText) {
    self.source = source
    self.bytes = source.bytes
  }

  mutating func run() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    while position < bytes.count { step() }
    tokens.append(Token(kind: .end, span: Span(bytes.count, bytes.count)))
  }

  private mutating func step() {
    let start = position
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), 0x0C: position += 1
    case UInt8(ascii: "\n"):
      position += 1
      add(.newline, from: start)
    case UInt8(ascii: "#"):
      while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
      let span = Span(start, position)
      comments.append(Comment(text: source.text(span).trimmingRight(), span: span))
    case UInt8(ascii: "\""), UInt8(ascii: "'"): string(quote: byte)
    case UInt8(ascii: "`"): backquoted()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): number()
    case UInt8(ascii: ".") where isDigit(at: position + 1): number()
    case _ where isNameStart(byte): name()
    case 0x80...: foreign()
    default: symbol()
    }
  }

  private mutating func add(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind: kind, span: Span(start, position)))
  }

  private mutating func report(_ code: String, _ what: String, from start: Int, fix: String?) {
    guard !diagnostics.isFull else { return }
    let span = Span(start, max(position, start + 1))
    diagnostics.add(Diagnostic(code, .error, what, at: source.place(span), fix: fix))
  }

  private func byte(at offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }
  private func isDigit(at offset: Int) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte(at: offset))
  }
  private func isNameStart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  // MARK: Numbers

  private mutating func number() {
    let start = position
    let value =
      byte(at: position) == UInt8(ascii: "0") && byte(at: position + 1) | 0x20 == UInt8(ascii: "x")
      ? hexadecimal() : decimal()
    if byte(at: position) == UInt8(ascii: "L") { position += 1 }
    let tail = position
    while isNameStart(byte(at: position)) || isDigit(at: position) || byte(at: position) == UInt8(ascii: "_")
    {
      position += 1
    }
    if position > tail || value == nil {
      let written = source.text(Span(start, position))
      let rest = source.text(Span(tail, position))
      let isWord = rest.first.map { $0.isLetter } ?? false
      let isLarge = value == nil && rest.isEmpty && !written.hasPrefix("0x")
      report(
        "L004", "'\(written)' is \(isLarge ? "too large for" : "not") a number", from: start,
        fix: isWord && value != nil
          ? "put an operator between the number and '\(rest)', say *" : "write it like 12, 0.5 or 1e-3")
    }
    add(.number(value ?? .nan), from: start)
  }

  private mutating func decimal() -> Double? {
    let start = position
    while isDigit(at: position) { position += 1 }
    if byte(at: position) == UInt8(ascii: ".") {
      position += 1
      while isDigit(at: position) { position += 1 }
    }
    if byte(at: position) | 0x20 == UInt8(ascii: "e") {
      let signed = byte(at: position + 1) == UInt8(ascii: "+") || byte(at: position + 1) == UInt8(ascii: "-")
      if isDigit(at: position + (signed ? 2 : 1)) {
        position += signed ? 2 : 1
        while isDigit(at: position) { position += 1 }
      }
    }
    let written = source.text(Span(start, position))
    guard let value = Double(written) ?? Double(written + "0"), value.isFinite else { return nil }
    return value
  }

  private mutating func hexadecimal() -> Double? {
    position += 2
    var value = 0.0
    let start = position
    while let digit = Character(UnicodeScalar(byte(at: position))).hexDigitValue {
      value = value * 16 + Double(digit)
      position += 1
    }
    return position > start && value.isFinite ? value : nil
  }

  // MARK: Names

  private mutating func name() {
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      if isNameStart(byte) || isDigit(at: position) || byte == UInt8(ascii: "_") {
        position += 1
      } else if byte >= 0x80, let scalar = scalar(), Self.lookalikes[scalar] == nil, isLetter(scalar) {
        position += UTF8.width(scalar)
      } else {
        break
      }
    }
    let written = source.text(Span(start, position))
    // R's raw strings, r"(…)", are too rare to earn a rule in the grammar but must not turn into nonsense.
    if written == "r" || written == "R",
      [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(byte(at: position)),
      [UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{")].contains(byte(at: position + 1))
    {
      rawString(from: start)
    } else {
      add(.name(written, quoted: false), from: start)
    }
  }

  private mutating func backquoted() {
    let start = position
    position += 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "`"), bytes[position] != UInt8(ascii: "\n")
    {
      position += 1
    }
    let written = source.text(Span(start + 1, position))
    if byte(at: position) == UInt8(ascii: "`"), position < bytes.count {
      position += 1
      if written.isEmpty { report("L002", "a name in backquotes is empty", from: start, fix: "write a name") }
    } else {
      report(
        "L003", "a name in backquotes is never closed", from: start, fix: "close it with ` on the same line")
    }
    add(.name(written, quoted: true), from: start)
  }

  // MARK: Text

  private mutating func string(quote: UInt8) {
    let start = position
    position += 1
    var value: [UInt8] = []
    while position < bytes.count, bytes[position] != quote {
      if bytes[position] == UInt8(ascii: "\\") {
        value.append(contentsOf: escape())
      } else {
        value.append(bytes[position])
        position += 1
      }
    }
    if position < bytes.count {
      position += 1
    } else {
      let sign = String(UnicodeScalar(quote))
      let opening = Span(start, start + 1)
      diagnostics.add(
        Diagnostic(
          "L003", .error, "a text opened with \(sign) is never closed", at: source.place(opening),
          fix: "close it with \(sign)"))
    }
    add(.string(String(decoding: value, as: UTF8.self)), from: start)
  }

  /// One backslash sequence, past the end of which it leaves the position.
  private mutating func escape() -> [UInt8] {
    let start = position
    let letter = byte(at: position + 1)
    position = min(position + 2, bytes.count)
    switch letter {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "0"): return [0x20]
    case UInt8(ascii: "a"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "v"): return [0x20]
    case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"), 0x0A: return [letter]
    case UInt8(ascii: "x"): return coded(most: 2, from: start)
    case UInt8(ascii: "u"): return coded(most: 4, from: start)
    case UInt8(ascii: "U"): return coded(most: 8, from: start)
    default:
      report(
        "L002", "'\\' before this character means nothing in a text", from: start,
        fix: "write \\\\ for a backslash")
      return []
    }
  }

  private mutating func coded(most: Int, from start: Int) -> [UInt8] {
    let braced = byte(at: position) == UInt8(ascii: "{")
    if braced { position += 1 }
    var (value, digits) = (UInt32(0), 0)
    while digits < most, let digit = Character(UnicodeScalar(byte(at: position))).hexDigitValue {
      value = value * 16 + UInt32(digit)
      digits += 1
      position += 1
    }
    if braced, byte(at: position) == UInt8(ascii: "}") { position += 1 }
    guard digits > 0, let scalar = UnicodeScalar(value) else {
      report(
        "L002", "this is not the code of a character", from: start,
        fix: "write \\u and four hexadecimal digits")
      return []
    }
    return Array(String(Character(scalar)).utf8)
  }

  private mutating func rawString(from start: Int) {
    let quote = byte(at: position)
    let closers: [UInt8: UInt8] = [0x28: 0x29, 0x5B: 0x5D, 0x7B: 0x7D]
    let closer = closers[byte(at: position + 1)] ?? 0x29
    let first = position + 2
    position = first
    while position < bytes.count, !(bytes[position] == closer && byte(at: position + 1) == quote) {
      position += 1
    }
    let value = source.text(Span(first, position))
    if position < bytes.count {
      position += 2
    } else {
      diagnostics.add(
        Diagnostic(
          "L003", .error, "a raw text is never closed", at: source.place(Span(start, first)),
          fix: "close it with )\""))
    }
    add(.string(value), from: start)
  }

  // MARK: Signs

  private static let symbols = [
    "<<-", "->>", ":::", "<-", "->", "<=", ">=", "==", "!=", "&&", "||", "**", "|>", "::", "[[", "]]", "+",
    "-",
    "*", "/", "^", "<", ">", "=", "!", "&", "|", "~", "?", ":", "(", ")", "{", "}", "[", "]", ",", ";", "$",
    "@",
  ].map { ($0, Array($0.utf8)) }

  private mutating func symbol() {
    let start = position
    if bytes[position] == UInt8(ascii: "%") { return percent() }
    for (text, pattern) in Self.symbols where bytes[position...].starts(with: pattern) {
      // `x[y[1]]`: two closers, not one; the parser takes single brackets only.
      let width = text == "]]" || text == "[[" ? 1 : pattern.count
      position += width
      add(.symbol(text == "**" ? "^" : width == 1 ? String(text.prefix(1)) : text), from: start)
      return
    }
    position += 1
    let written = source.text(Span(start, position))
    let shown = bytes[start] < 0x20 ? "the control character \(bytes[start])" : "'\(written)'"
    report(
      "L002", "\(shown) is not part of the model language", from: start,
      fix: written == "_" ? "names begin with a letter or a dot" : "remove it")
  }

  private mutating func percent() {
    let start = position
    position += 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "%"), bytes[position] != UInt8(ascii: "\n")
    {
      position += 1
    }
    if byte(at: position) == UInt8(ascii: "%"), position < bytes.count {
      position += 1
      add(.symbol(source.text(Span(start, position))), from: start)
    } else {
      position = start + 1
      report("L002", "a single % is not an operator", from: start, fix: "divide by 100; %% is the remainder")
    }
  }

  // MARK: Beyond ASCII

  /// Signs that word processors and web pages put where R means another.
  private static let lookalikes: [UnicodeScalar: String] = [
    "\u{2018}": "'", "\u{2019}": "'", "\u{201C}": "\"", "\u{201D}": "\"", "\u{201E}": "\"", "\u{00AB}": "\"",
    "\u{00BB}": "\"", "\u{2212}": "-", "\u{2013}": "-", "\u{2014}": "-", "\u{00D7}": "*", "\u{22C5}": "*",
    "\u{00B7}": "*", "\u{00F7}": "/", "\u{2215}": "/", "\u{2264}": "<=", "\u{2265}": ">=", "\u{2260}": "!=",
    "\u{2190}": "<-", "\u{2192}": "->", "\u{FF08}": "(", "\u{FF09}": ")", "\u{FF0C}": ",", "\u{FF1D}": "=",
    "\u{00B2}": "^2", "\u{00B3}": "^3", "\u{223C}": "~", "\u{02DC}": "~",
  ]

  private func scalar() -> UnicodeScalar? {
    var decoder = UTF8()
    var iterator = bytes[position..<min(position + 4, bytes.count)].makeIterator()
    if case .scalarValue(let scalar) = decoder.decode(&iterator) { return scalar }
    return nil
  }

  private func isLetter(_ scalar: UnicodeScalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
  }

  /// A character outside ASCII at the start of a word: a letter of some alphabet, a special space, or a mistake.
  private mutating func foreign() {
    let start = position
    guard let scalar = scalar() else {
      position += 1
      while position < bytes.count, (0x80...0xBF).contains(bytes[position]) { position += 1 }
      return report("L002", "the file is not UTF-8 here", from: start, fix: "save the file as UTF-8")
    }
    if let meant = Self.lookalikes[scalar] {
      position += UTF8.width(scalar)
      report(
        "L002", "'\(Character(scalar))' is a typographic character", from: start,
        fix: "write \(meant) instead")
      return substitute(meant, from: start)
    }
    if scalar.properties.isWhitespace || scalar == "\u{200B}" || scalar == "\u{FEFF}" {
      position += UTF8.width(scalar)
    } else if isLetter(scalar) {
      name()
    } else {
      position += UTF8.width(scalar)
      report(
        "L002", "'\(Character(scalar))' is not part of the model language", from: start, fix: "remove it")
    }
  }
}

extension Lexer {
  /// Goes on with the sign that was meant, so that one mistake is one message.
  private mutating func substitute(_ meant: String, from start: Int) {
    switch meant {
    case "\"", "'":
      let first = position
      while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
        if let scalar = scalar(), Self.lookalikes[scalar] == meant || String(scalar) == meant {
          let text = source.text(Span(first, position))
          position += UTF8.width(scalar)
          return add(.string(text), from: start)
        }
        position += 1
      }
      add(.string(source.text(Span(first, position))), from: start)
    case "^2", "^3":
      add(.symbol("^"), from: start)
      add(.number(meant == "^2" ? 2 : 3), from: start)
    default: add(.symbol(meant), from: start)
    }
  }
}

extension String {
  /// Without white space at the end.
  func trimmingRight() -> String {
    var text = self[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
