import Foundation
import TitrateLanguage
import TitrateLibrary
import TitrateReport

/// The tables of `titrate models`, for a terminal of 80 columns.
enum ModelsText {
  /// Two lines a model: name, status and size; then what it is. Compositions after them.
  static func list(_ models: [LibraryModel], _ compositions: [Composition]) -> String {
    let table = TextTable(columns: [
      .init(width: 48, alignment: .left), .init(width: 16, alignment: .left),
      .init(width: 8, alignment: .right),
    ])
    var lines = models.flatMap { model in
      let known = model.provenance
      return table.row([model.name, known.status.rawValue, size(known)])
        + Paragraph.hanging(known.title, first: "  ")
    }
    if lines.isEmpty { lines = ["The library has no models."] }
    if !compositions.isEmpty { lines += section("Compositions") }
    lines += compositions.flatMap { composition in
      table.row([composition.name, composition.status.rawValue, ""])
        + Paragraph.hanging(composition.title, first: "  ")
    }
    return text(lines)
  }

  /// Everything about one model.
  static func model(_ model: LibraryModel) throws -> String {
    let known = model.provenance
    var lines = [known.title, String(repeating: "=", count: known.title.count)]
    lines += Paragraph.hanging(known.citation + ".", first: "Citation    ")
    if let doi = known.doi { lines += Paragraph.hanging("https://doi.org/\(doi)", first: "            ") }
    lines += Paragraph.hanging(status(known.status), first: "Status      ")
    lines += Paragraph.hanging(population(known), first: "Population  ")
    lines += Paragraph.hanging(known.assay, first: "Assay       ")
    lines += Paragraph.hanging(
      "\(known.matrix); dose in \(known.units.dose), concentration in \(known.units.concentration)",
      first: "Matrix      ")
    lines += Paragraph.hanging("transcribed by \(known.transcribedBy)", first: "Checked     ")
    lines += Paragraph.hanging("reviewed by \(known.reviewedBy)", first: "            ")
    lines += section("Numbers") + numbers(known)
    let tags = Citation.Tag.allCases.filter { tag in known.values.values.contains { $0.tag == tag } }
    lines += [""]
    lines += Paragraph.hanging(
      tags.map { "\($0.rawValue) \($0.phrase)" }.joined(separator: "; "), first: "Tags: ")
    lines += section("Covariates") + known.covariates.flatMap(covariate)
    lines += section("Departures from the paper")
    lines += known.departures.flatMap { Paragraph.hanging($0, first: "- ") }
    lines += section("Notes") + notes(try model.notes())
    return text(lines)
  }

  /// One line a model and a drug, what was found, and the count by kind and status last.
  static func check(_ check: LibraryCheck) -> String {
    var lines = check.models.map { model in
      "\(model.name): \(model.comparisons) expected values, worst \(percent(model.worst)) of its tolerance"
    }
    lines += check.drugs.map { "\($0): drug file read" }
    lines += check.compositions.map { "\($0): components wired" }
    lines.append(
      "\(counted(check.drugs.count, "drug file")), \(counted(check.compositions.count, "composition")); "
        + verdict(check.findings.count))
    let kinds = LibraryModel.Kind.allCases.map { kind in
      counted(check.models.count { $0.kind == kind }, kind == .drug ? "drug model" : "immune-system model")
    }
    let statuses = check.counts.map { "\($0.count) \($0.status.rawValue)" }.joined(separator: ", ")
    let comparisons = check.models.reduce(0) { $0 + $1.comparisons }
    let worst = check.models.map(\.worst).max() ?? 0
    lines.append(
      "\(kinds.joined(separator: " and ")): \(statuses); \(counted(comparisons, "comparison")), worst \(percent(worst)) of its tolerance"
    )
    return text(lines)
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private static func verdict(_ findings: Int) -> String {
    findings == 0 ? "all hold" : counted(findings, "finding")
  }

  /// `n = 337`; empty where nobody was counted.
  private static func size(_ known: Provenance) -> String {
    known.population.n.map { "n\u{A0}=\u{A0}\($0)" } ?? ""
  }

  private static func status(_ status: Provenance.Status) -> String {
    status.rawValue + (status.supportsAdvice ? "; may stand behind advice" : "; research only")
  }

  private static func population(_ known: Provenance) -> String {
    var parts = [size(known)].filter { !$0.isEmpty }
    if let age = known.population.ageYears { parts.append("\(range(age)) years") }
    if let weight = known.population.weightKg { parts.append("\(range(weight)) kg") }
    if let days = known.daysAfterTransplant { parts.append("days \(range(days)) after transplantation") }
    return ([parts.joined(separator: ", ")] + [known.population.setting]).filter { !$0.isEmpty }
      .joined(separator: ". ")
  }

  private static func numbers(_ known: Provenance) -> [String] {
    let table = TextTable(columns: [
      .init(width: 17, alignment: .left), .init(width: 7, alignment: .right),
      .init(width: 7, alignment: .left),
      .init(width: 1, alignment: .left), .init(width: 40, alignment: .left),
    ])
    return known.values.flatMap { key, value in
      let unit = value.unit == "1" ? "" : value.unit
      return table.row([key, number(value.value), unit, value.tag.rawValue, value.from])
    }
  }

  private static func covariate(_ binding: Provenance.CovariateBinding) -> [String] {
    var parts = ["from \(binding.source)"]
    if binding.unit != "1" { parts.append("in \(binding.unit)") }
    let isFlag = binding.range == 0...1
    if let studied = binding.range, !isFlag { parts.append("studied \(range(studied))") }
    let first = binding.name.padding(toLength: max(14, binding.name.count + 2), withPad: " ", startingAt: 0)
    let head = parts.joined(separator: ", ")
    guard let fallback = binding.fallback else { return Paragraph.hanging(head + "; required", first: first) }
    let reason = binding.fallbackReason.map { " (\($0))" } ?? ""
    return Paragraph.hanging("\(head); without it \(number(fallback))\(reason)", first: first)
  }

  /// Markdown's paragraphs and list entries, wrapped again; the title is left out.
  private static func notes(_ markdown: String) -> [String] {
    var blocks: [String] = []
    var isOpen = false
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) where !line.hasPrefix("# ")
    {
      if line.isEmpty || line.hasPrefix("## ") || line.hasPrefix("- ") { isOpen = false }
      if isOpen { blocks[blocks.count - 1] += " " + line } else { blocks.append(String(line)) }
      isOpen = !line.isEmpty && !line.hasPrefix("## ")
    }
    let lines = blocks.flatMap { block in
      let plain = block.filter { $0 != "*" && $0 != "`" }
      if block.hasPrefix("- ") { return Paragraph.hanging(String(plain.dropFirst(2)), first: "- ") }
      return plain.isEmpty
        ? [""] : Paragraph.hanging(block.hasPrefix("## ") ? String(plain.dropFirst(3)) + ":" : plain)
    }
    return Array(lines.drop(while: \.isEmpty))
  }

  private static func section(_ title: String) -> [String] {
    ["", title, String(repeating: "-", count: title.count)]
  }

  private static func range(_ range: ClosedRange<Double>) -> String {
    range.upperBound.isInfinite
      ? "from \(number(range.lowerBound))" : "\(number(range.lowerBound))–\(number(range.upperBound))"
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
  }

  private static func percent(_ share: Double) -> String {
    share < 0.01 ? "<1 %" : "\(Int((share * 100).rounded(.up))) %"
  }

  private static func text(_ lines: [String]) -> String { lines.joined(separator: "\n") + "\n" }
}
