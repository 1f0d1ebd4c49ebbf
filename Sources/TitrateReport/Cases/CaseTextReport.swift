import Foundation
import TitrateCases

/// A worked question for a terminal of 80 columns.
public enum CaseTextReport {
  /// The report; every line is at most 80 columns wide and the text ends with a newline.
  public static func render(_ report: CaseReport, style: AdviceText.Style = .plain) -> String {
    var page = TextPage(style: style)
    page.add(Paragraph.hanging(report.title), .strong)
    page.paragraph(report.question)
    page.paragraph(report.setting, .faint)
    page.section("Answer")
    for sentence in report.answer { page.paragraph(CaseWording.sentence(sentence)) }
    for section in report.sections { page.section(section) }
    page.section("Models")
    for use in report.models {
      page.paragraph("\(use.name): \(CaseWording.status(use.status))", first: "  - ")
      page.paragraph(use.citation, first: "    ", .faint)
    }
    page.gap()
    page.add(Paragraph.hanging(CaseWording.purpose), .faint)
    return page.text
  }

  /// The names of cases with their questions.
  public static func list(_ cases: [CaseFile]) -> String {
    var lines = ["Worked questions; see one with 'titrate case NAME'.", ""]
    for one in cases {
      lines.append(one.name)
      lines += Paragraph.hanging(one.question, first: "    ")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension TextPage {
  fileprivate mutating func section(_ section: CaseReport.Section) {
    self.section(section.heading)
    for block in section.blocks { self.block(block) }
    let notPublished = section.models.filter { !$0.status.supportsAdvice }
    let published = section.models.filter(\.status.supportsAdvice)
    let parts = (published + notPublished).map { "\($0.name) (\(CaseWording.status($0.status)))" }
    if !parts.isEmpty { paragraph("Rests on " + parts.joined(separator: "; ") + ".", .faint) }
  }

  private mutating func block(_ block: CaseReport.Block) {
    switch block {
    case .text(let pieces): paragraph(CaseWording.sentence(pieces))
    case .limits(let limits): for limit in limits { paragraph(CaseWording.sentence(limit), first: "  - ") }
    case .table(let table): add(CaseTable.lines(table))
    case .chart(let chart): add(Sparkline.lines(chart))
    case .facts(let title, let facts):
      if let title { paragraph(title, .strong) }
      for group in CaseWording.grouped(facts) {
        for fact in group { paragraph("\(fact.label): \(fact.text)", first: "  - ") }
        paragraph(CaseWording.source(group[0].citation), first: "    ", .faint)
      }
    case .claims(let claims):
      for claim in claims {
        paragraph("\(claim.verdict.uppercased()): \(claim.statement)", first: "  - ")
        if !claim.why.isEmpty { paragraph(claim.why, first: "    ") }
        for source in claim.sources { paragraph(CaseWording.source(source), first: "    ", .faint) }
      }
    }
  }
}

/// A table for a terminal: columns as wide as their cells where all fit, text columns narrower where not.
enum CaseTable {
  static func lines(_ table: CaseReport.Table) -> [String] {
    let cells =
      [table.columns.map(CaseWording.heading)] + table.rows.map { $0.map { CaseWording.cell($0, in: table) } }
    let widths = widths(table, cells)
    let layout = TextTable(
      columns: zip(widths, table.columns).map { .init(width: $0, alignment: $1.isNumber ? .right : .left) },
      gap: 2, indent: 2)
    var lines = [""] + Paragraph.hanging(table.title, first: "  ")
    for (index, row) in cells.enumerated() {
      lines += layout.row(row)
      if index == 0 {
        lines.append("  " + String(repeating: "-", count: widths.reduce(0, +) + 2 * (widths.count - 1)))
      }
    }
    if !table.note.isEmpty { lines += Paragraph.hanging(CaseWording.sentence(table.note), first: "  ") }
    return lines + [""]
  }

  private static func widths(_ table: CaseReport.Table, _ cells: [[String]]) -> [Int] {
    func longestWord(_ text: String) -> Int {
      text.split(separator: " ").map { Paragraph.columns($0) }.max() ?? 0
    }
    let least = table.columns.indices.map { column in
      max(4, cells.map { min(longestWord($0[column]), 16) }.max() ?? 4)
    }
    var widths = table.columns.indices.map { column in
      let body = cells.dropFirst().map { Paragraph.columns($0[column]) }.max() ?? 0
      // A number's heading may take several lines; its column need not be wide for it.
      return max(
        least[column],
        table.columns[column].isNumber ? body : max(body, min(Paragraph.columns(cells[0][column]), 14)))
    }
    let room = Paragraph.width - 2 - 2 * (widths.count - 1)
    while widths.reduce(0, +) > room {
      let candidates = widths.indices.filter { widths[$0] > least[$0] }
      guard
        let widest = candidates.max(by: { widths[$0] < widths[$1] })
          ?? widths.indices.max(by: { widths[$0] < widths[$1] })
      else { break }
      widths[widest] -= 1
    }
    return widths
  }
}

/// A curve as a row of blocks, with its lowest and highest value.
enum Sparkline {
  private static let blocks = Array("▁▂▃▄▅▆▇█")
  private static let width = 44

  static func lines(_ chart: CaseReport.Chart) -> [String] {
    let unit = CaseWording.unit(chart.unit)
    var lines =
      [""]
      + Paragraph.hanging("\(chart.title) (\(chart.axis)\(unit.isEmpty ? "" : ", \(unit)"))", first: "  ")
    // Heights are those of the page's axis.
    func height(_ value: Double) -> Double { chart.isLogarithmic ? (value > 0 ? log(value) : .nan) : value }
    let all = chart.lines.flatMap(\.values).map(height).filter(\.isFinite)
    let low = chart.isLogarithmic ? all.min() ?? 0 : min(0, all.min() ?? 0), high = all.max() ?? 1
    for line in chart.lines {
      lines += Paragraph.hanging(line.label, first: "  ")
      let ends =
        "\(CaseWording.reading(line.values.min() ?? .nan))–\(CaseWording.reading(line.values.max() ?? .nan))"
      lines.append("    \(row(line.values.map(height), low: low, high: high))  \(ends)")
    }
    if let first = chart.lines.first, let start = first.times.first, let end = first.times.last {
      let (from, to) = (Number.reading(start), Number.reading(end) + " " + chart.timeUnit)
      let fill = String(repeating: " ", count: max(1, width - from.count - to.count))
      lines.append("    \(from)\(fill)\(to)")
    }
    for level in chart.levels {
      lines += Paragraph.hanging("\(level.label): \(CaseWording.value(level.value))", first: "  - ")
    }
    return lines + [""]
  }

  /// The highest value of each part, so that peaks are not lost.
  private static func row(_ values: [Double], low: Double, high: Double) -> String {
    let count = values.count
    guard count > 0, high > low else { return "" }
    return String(
      (0..<width).map { column -> Character in
        let first = column * count / width, last = max(first + 1, (column + 1) * count / width)
        let value = values[min(first, count - 1)..<min(last, count)].filter(\.isFinite).max() ?? low
        return blocks[max(0, min(7, Int((value - low) / (high - low) * 8)))]
      })
  }
}
