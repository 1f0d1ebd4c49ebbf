import OrderedCollections
import TitrateEvidence

/// An article with its statements marked, as one HTML file that loads nothing and can be printed.
public enum EvidencePage {
  /// The page; verdicts are told by colour, by kind of underline and by a word.
  public static func render(_ report: ArticleReport) -> String {
    PageFrame.page(
      title: "Evidence check: \(name(report))", styles: [sheet],
      main: [header(report), contradictions(report), article(report), table(report), footer])
  }

  private static func name(_ report: ArticleReport) -> String {
    report.file.split(separator: "/").last.map(String.init) ?? report.file
  }

  private static func header(_ report: ArticleReport) -> Markup {
    el(
      "header", [:], el("p", ["class": "brand"], "Titrate", el("span", [:], "evidence check")),
      el("h1", [:], .text(name(report))), el("p", ["class": "who"], .text(EvidenceText.summary(report))),
      el("p", [:], el("strong", [:], .text(EvidenceText.disclaimer))),
      el(
        "ul", ["class": "legend"],
        list: Verdict.allCases.map { verdict in
          el("li", [:], mark(EvidenceText.word(verdict), verdict), .text(" " + meaning(verdict)))
        }))
  }

  private static func meaning(_ verdict: Verdict) -> String {
    switch verdict {
    case .supported: "there is good evidence for it"
    case .mixed: "true in part, or evidence conflicts"
    case .unsupported: "no good evidence was found"
    case .contradicted: "evidence is against it"
    case .not_in_ledger: "the ledger has no claim on it, which says nothing for or against it"
    }
  }

  private static func mark(_ text: String, _ verdict: Verdict) -> Markup {
    el("mark", ["class": "v-\(verdict.rawValue.replacing("_", with: "-"))"], .text(text))
  }

  private static func contradictions(_ report: ArticleReport) -> Markup {
    guard !report.contradictions.isEmpty else { return .none }
    return el(
      "section", ["class": "doubt"], el("h2", [:], "The text contradicts itself"),
      el(
        "ol", [:],
        list: report.contradictions.map { found in
          el("li", [:], .text(found.about + ": "), link(found.lines[0]), " and ", link(found.lines[1]))
        }))
  }

  private static func link(_ line: Int) -> Markup { el("a", ["href": "#l\(line)"], .text("line \(line)")) }

  /// The text itself, sentence by sentence; a sentence wears the worst of its verdicts.
  private static func article(_ report: ArticleReport) -> Markup {
    var blocks: [Markup] = []
    var statements = report.statements[...]
    let bytes = Array(report.text.utf8)
    var start = 0, line = 1
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      var here: [Statement] = []
      while let next = statements.first, next.span.lowerBound < end {
        here.append(next)
        statements.removeFirst()
      }
      if bytes[start..<end].contains(where: { $0 > 0x20 }) {
        blocks.append(
          el(
            "p", ["id": "l\(line)"], el("span", ["class": "number"], .text("\(line)")),
            .group(marked(bytes, start..<end, here))))
      }
      start = end + 1
      line += 1
    }
    return el("section", ["class": "article"], el("h2", [:], "The text"), .group(blocks))
  }

  private static func marked(_ bytes: [UInt8], _ span: Range<Int>, _ statements: [Statement]) -> [Markup] {
    func text(_ span: Range<Int>) -> Markup { .text(String(decoding: bytes[span], as: UTF8.self)) }
    var parts: [Markup] = []
    var position = span.lowerBound
    let sentences = OrderedDictionary(grouping: statements, by: \.span)
    for (sentence, said) in sentences {
      let low = max(sentence.lowerBound, position), high = min(sentence.upperBound, span.upperBound)
      guard low < high else { continue }
      parts.append(text(position..<low))
      let worst = said.map(\.verdict).max { rank($0) < rank($1) } ?? .not_in_ledger
      parts.append(
        el(
          "mark", ["class": "v-\(worst.rawValue.replacing("_", with: "-"))"], text(low..<high)))
      parts.append(el("small", ["class": "verdict"], .text(" [\(labels(said))] ")))
      position = high
    }
    parts.append(text(position..<span.upperBound))
    return parts
  }

  private static func rank(_ verdict: Verdict) -> Int {
    switch verdict {
    case .not_in_ledger: 0
    case .supported: 1
    case .mixed: 2
    case .unsupported: 3
    case .contradicted: 4
    }
  }

  private static func labels(_ statements: [Statement]) -> String {
    let grouped = OrderedDictionary(grouping: statements) { EvidenceText.verdict($0.verdict, $0.claim) }
    return grouped.map { verdict, said in
      verdict + ": "
        + OrderedSet(said.map { "\($0.isNegated ? "not " : "")\($0.relation.rawValue) \($0.object)" }).joined(
          separator: ", ")
    }.joined(separator: "; ")
  }

  private static func table(_ report: ArticleReport) -> Markup {
    guard !report.statements.isEmpty else { return .none }
    let head = ["Line", "Statement", "Verdict", "What the ledger says, and its sources"]
    var shown: OrderedSet<String> = []
    return el(
      "section", [:], el("h2", [:], "Statements"),
      el(
        "table", [:], el("thead", [:], el("tr", [:], list: head.map { el("th", [:], .text($0)) })),
        el(
          "tbody", [:],
          list: report.statements.map { row($0, isNew: shown.append($0.claim?.id ?? "").inserted) })))
  }

  private static func row(_ statement: Statement, isNew: Bool) -> Markup {
    let says: Markup =
      if let claim = statement.claim {
        isNew
          ? .group([
            .text(claim.finding),
            el("ul", ["class": "source"], list: claim.sources.map { el("li", [:], .text($0)) }),
          ]) : el("small", [:], "see above")
      } else { .none }
    return el(
      "tr", [:], el("td", [:], link(statement.line)), el("td", [:], .text(EvidenceText.words(statement))),
      el("td", [:], mark(EvidenceText.verdict(statement.verdict, statement.claim), statement.verdict)),
      el("td", [:], says))
  }

  private static var footer: Markup {
    el("footer", [:], el("p", ["class": "faint"], .text(EvidenceText.disclaimer)))
  }

  private static let sheet = """
    mark { color: inherit; background: none; text-decoration-thickness: 2px; text-underline-offset: 3px; text-decoration-line: underline; }
    .v-supported { text-decoration-style: solid; text-decoration-color: #2c8058; }
    .v-mixed { text-decoration-style: dashed; text-decoration-color: #b5851a; }
    .v-unsupported { text-decoration-style: dotted; text-decoration-color: #b03f12; }
    .v-contradicted { text-decoration-style: wavy; text-decoration-color: #a01818; }
    .v-not-in-ledger { text-decoration-style: double; text-decoration-color: #8a949d; }
    .legend { list-style: none; padding: 0; font-size: 0.85rem; }
    .article p { padding-left: 2.6rem; position: relative; }
    .number { position: absolute; left: 0; width: 2rem; text-align: right; color: var(--quiet); font-size: 0.8rem; }
    .verdict { font-style: italic; }
    ul.source { margin: 0.2rem 0 0; padding-left: 1.1rem; }
    @media print { mark { print-color-adjust: exact; } .article p { break-inside: avoid; } }
    """
}
