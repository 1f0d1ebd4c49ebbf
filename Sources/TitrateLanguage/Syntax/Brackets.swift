/// Finds brackets that do not pair, before the grammar trips over them somewhere else.
struct Brackets {
  private static let closers: [String: String] = ["(": ")", "{": "}", "[": "]"]

  /// One diagnostic per bracket that is never closed, or that closes nothing; each points at the culprit.
  static func check(_ tokens: [Token], in source: SourceText) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var open: [(symbol: String, span: Span)] = []
    func unclosed(_ bracket: (symbol: String, span: Span), before closer: Token?) {
      let closing = closers[bracket.symbol] ?? ")"
      let until: String
      if let closer {
        until = "before the '\(source.text(closer.span))' of line \(source.line(of: closer.span.start) + 1)"
      } else {
        until = "before the end of the file"
      }
      found.append(
        Diagnostic(
          "L005", .error, "the '\(bracket.symbol)' opened here is not closed \(until)",
          at: source.place(bracket.span),
          fix: "add the missing '\(closing)', or remove this '\(bracket.symbol)'"))
    }
    for token in tokens {
      guard case .symbol(let symbol) = token.kind else { continue }
      if closers[symbol] != nil {
        open.append((symbol, token.span))
      } else if [")", "}", "]"].contains(symbol) {
        guard open.contains(where: { closers[$0.symbol] == symbol }) else {
          found.append(
            Diagnostic(
              "L005", .error, "this '\(symbol)' closes nothing", at: source.place(token.span),
              fix: "remove it, or add its opening bracket"))
          continue
        }
        while let last = open.popLast(), closers[last.symbol] != symbol { unclosed(last, before: token) }
      }
      if found.count >= DiagnosticList.most { return found }
    }
    for bracket in open.reversed().prefix(DiagnosticList.most) { unclosed(bracket, before: nil) }
    return found
  }
}
