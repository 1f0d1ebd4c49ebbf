import TitrateCases

/// A worked question as one HTML file: nothing is loaded from elsewhere, nothing runs, and it prints on A4.
public enum CasePage {
  /// The page; well-formed XML as well as HTML.
  public static func render(_ report: CaseReport) -> String {
    PageFrame.page(
      title: report.title, styles: [ChartStyle.sheet, CaseChartDrawing.sheet, CaseStyle.sheet], kind: "case",
      main: parts(report))
  }

  private static func parts(_ report: CaseReport) -> [Markup] {
    let header = el(
      "header", [:],
      el("p", ["class": "brand"], "Titrate", el("span", [:], "a worked question")),
      el("h1", [:], .text(report.title)),
      el("p", ["class": "question"], .text(report.question)),
      el("p", ["class": "who"], .text(report.setting)))
    let answer = el(
      "section", ["class": "answer"], el("p", ["class": "chip"], "Answer"),
      .group(report.answer.map { el("p", [:], list: pieces($0)) }))
    return [header, answer] + report.sections.map(section) + [models(report), footer]
  }

  private static func section(_ section: CaseReport.Section) -> Markup {
    el(
      "section", ["id": section.id], el("h2", [:], .text(section.heading)),
      .group(section.blocks.map(block)),
      section.models.isEmpty ? .none : el("p", ["class": "source"], .text(rests(section))))
  }

  private static func rests(_ section: CaseReport.Section) -> String {
    "Rests on "
      + section.models.map { "\($0.name) (\(CaseWording.status($0.status)))" }.joined(separator: "; ") + "."
  }

  private static func block(_ block: CaseReport.Block) -> Markup {
    switch block {
    case .text(let text): el("p", [:], list: pieces(text))
    case .limits(let limits): el("ul", [:], list: limits.map { el("li", [:], list: pieces($0)) })
    case .table(let table): self.table(table)
    case .chart(let chart):
      el(
        "figure", [:], CaseChartDrawing(chart: chart, isNarrow: false).markup,
        CaseChartDrawing(chart: chart, isNarrow: true).markup, el("figcaption", [:], .text(chart.title)))
    case .facts(let title, let facts):
      .group([title.map { el("h3", [:], .text($0)) } ?? .none, self.facts(facts)])
    case .claims(let claims): el("ul", ["class": "cards"], list: claims.map(claim))
    }
  }

  /// Numbers with their origin, which a pointer over them shows.
  private static func pieces(_ pieces: [CaseReport.Piece]) -> [Markup] {
    pieces.map { piece in
      switch piece {
      case .words(let words): .text(words)
      case .value(let value, let bare):
        el(
          "b", ["class": "nb", "title": CaseWording.origin(value)],
          .text(CaseWording.value(value, bare: bare)))
      }
    }
  }

  private static func table(_ table: CaseReport.Table) -> Markup {
    let headings = table.columns.map(CaseWording.heading)
    func kind(_ column: Int) -> String { table.columns[column].isNumber ? "number" : "words" }
    return el(
      "div", ["class": "case-table"], el("h3", [:], .text(table.title)),
      el(
        "table", [:],
        el(
          "thead", [:],
          el(
            "tr", [:],
            list: headings.enumerated().map { el("th", ["class": kind($0.offset)], .text($0.element)) })),
        el(
          "tbody", [:],
          list: table.rows.map { row in
            el(
              "tr", [:],
              list: row.enumerated().map { index, cell in
                index == 0
                  ? el("th", ["scope": "row"], .text(CaseWording.cell(cell, in: table)))
                  : el(
                    "td", ["class": kind(index), "data-label": headings[index]],
                    .text(CaseWording.cell(cell, in: table)))
              })
          })),
      table.note.isEmpty ? .none : el("p", ["class": "source"], list: pieces(table.note)))
  }

  private static func facts(_ facts: [CaseReport.Fact]) -> Markup {
    el(
      "ul", ["class": "cards"],
      list: CaseWording.grouped(facts).map { group in
        el(
          "li", [:],
          .group(
            group.map {
              el("p", [:], el("strong", [:], .text($0.label + ". ")), .text(Wording.sentence($0.text)))
            }),
          el("p", ["class": "source"], .text(CaseWording.source(group[0].citation))))
      })
  }

  private static func claim(_ claim: CaseReport.Claim) -> Markup {
    el(
      "li", ["class": "claim \(claim.verdict)"],
      el(
        "p", [:], el("span", ["class": "verdict"], .text(claim.verdict)), " ",
        el("strong", [:], .text(claim.statement))),
      claim.why.isEmpty ? .none : el("p", [:], .text(claim.why)),
      .group(claim.sources.map { el("p", ["class": "source"], .text(CaseWording.source($0))) }))
  }

  private static func models(_ report: CaseReport) -> Markup {
    guard !report.models.isEmpty else { return .none }
    return el(
      "section", ["id": "models"], el("h2", [:], "Models"),
      el(
        "ul", ["class": "cards"],
        list: report.models.map { use in
          el(
            "li", ["class": use.status.supportsAdvice ? "model" : "model interaction"],
            el("p", [:], el("strong", [:], .text(use.name)), .text(": \(CaseWording.status(use.status)).")),
            el("p", ["class": "source"], .text(use.citation)),
            use.departures.isEmpty
              ? .none
              : el("ul", ["class": "departures"], list: use.departures.map { el("li", [:], .text($0)) }))
        }))
  }

  private static let footer = el("footer", [:], el("p", ["class": "disclaimer"], .text(CaseWording.purpose)))
}

/// What a case adds to the look of a page.
enum CaseStyle {
  static let sheet = """
    .question { font-size: 1.1rem; margin: 0 0 0.4rem; font-family: "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, serif; }
    .case .who { color: var(--quiet); font-size: 0.95rem; }
    .case .answer p { margin: 0.5rem 0; }
    .case section p b { font-weight: 600; }
    .case .number { text-align: right; white-space: nowrap; }
    .case thead .number { white-space: normal; }
    .case tbody th { font-weight: 600; padding-right: 1rem; min-width: 8.5rem; }
    .case td:last-child.number, .case th:last-child.number { padding-right: 0; }
    .case td.words { min-width: 5.5rem; overflow-wrap: normal; }
    .case-table { margin: 1rem 0; }
    .verdict { display: inline-block; padding: 0 0.6em; border: 1px solid currentColor; border-radius: 1rem; font-size: 0.8rem; font-weight: 600; color: var(--quiet); }
    .claim.supported .verdict { color: var(--good); }
    .claim.contradicted .verdict { color: var(--doubt); }
    .claim.supported { border-left-color: var(--good); }
    .claim.contradicted { border-left-color: var(--doubt); }
    @media (max-width: 40rem) { .case .number { text-align: left; } .case tbody th, .case td.words { min-width: 0; } }
    @media print { .case-table h3 { break-after: avoid; } .case thead { display: table-header-group; } }
    """
}
