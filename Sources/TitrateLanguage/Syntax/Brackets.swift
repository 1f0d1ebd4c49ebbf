/// Finds brackets that do not pair, before the grammar trips over them somewhere else.
struct Brackets {
  private static let closers: [String: String] = ["(": ")", "{": "}", "[": "]"]

  /// A bracket and its position among the tokens.
  private struct Bracket {
    let symbol: String
    let span: Span
    var opens: Bool { Brackets.closers[symbol] != nil }
    func isClosed(by other: Bracket) -> Bool { Brackets.closers[symbol] == other.symbol }
  }

  /// One diagnostic per bracket that is never closed, or that closes nothing; each points at the culprit.
  static func check(_ tokens: [Token], in source: SourceText) -> [Diagnostic] {
    let brackets: [Bracket] = tokens.compactMap { token in
      guard case .symbol(let symbol) = token.kind, "(){}[]".contains(symbol) else { return nil }
      return Bracket(symbol: symbol, span: token.span)
    }
    var found: [Diagnostic] = []
    var open: [Bracket] = []
    for (index, bracket) in brackets.enumerated() {
      if found.count >= DiagnosticList.most { return found }
      if bracket.opens {
        open.append(bracket)
      } else if open.last?.isClosed(by: bracket) == true {
        open.removeLast()
      } else if isSuperfluous(bracket, open, brackets[(index + 1)...]) {
        found.append(
          Diagnostic(
            "L005", .error, "this '\(bracket.symbol)' closes nothing", at: source.place(bracket.span),
            fix: "remove it, or add its opening bracket"))
      } else {
        while let last = open.popLast(), !last.isClosed(by: bracket) {
          found.append(unclosed(last, before: bracket, in: source))
        }
      }
    }
    return found + open.reversed().prefix(DiagnosticList.most).map { unclosed($0, before: nil, in: source) }
  }

  private static func unclosed(_ bracket: Bracket, before closer: Bracket?, in source: SourceText)
    -> Diagnostic
  {
    let closing = closers[bracket.symbol] ?? ")"
    let until =
      closer.map { "before the '\($0.symbol)' of line \(source.line(of: $0.span.start) + 1)" }
      ?? "before the end of the file"
    return Diagnostic(
      "L005", .error, "the '\(bracket.symbol)' opened here is not closed \(until)",
      at: source.place(bracket.span),
      fix: "add the missing '\(closing)', or remove this '\(bracket.symbol)'")
  }

  /// Whether dropping a closing bracket leaves fewer mistakes after it than closing what is open would.
  private static func isSuperfluous(
    _ bracket: Bracket, _ open: [Bracket], _ rest: ArraySlice<Bracket>
  ) -> Bool {
    guard let opener = open.lastIndex(where: { $0.isClosed(by: bracket) }) else { return true }
    let closed = Array(open[..<opener])
    return mistakes(open, rest) + 1 < mistakes(closed, rest) + open.count - 1 - opener + 1
      || mistakes(open, rest) == 0
  }

  /// Mistakes in the rest when every closer closes the nearest opener of its kind; stops counting early.
  private static func mistakes(_ open: [Bracket], _ rest: ArraySlice<Bracket>) -> Int {
    var (open, count) = (open, 0)
    for bracket in rest {
      if count > 20 { return count }
      if bracket.opens {
        open.append(bracket)
      } else if let opener = open.lastIndex(where: { $0.isClosed(by: bracket) }) {
        count += open.count - 1 - opener
        open.removeSubrange(opener...)
      } else {
        count += 1
      }
    }
    return count + open.count
  }
}
